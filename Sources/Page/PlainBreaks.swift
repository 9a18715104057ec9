import CUnistring

/// The breaks of text in European letters, without a call of the library for each paragraph: there two characters
/// and the blanks between them decide, so each pair of kinds is asked of libunistring once.
///
/// A line is found by counting its columns and going back from there to the last break, so most pairs are never
/// looked at: 2 MB of such text break in a tenth of the time that libunistring alone takes. Tests hold the lines to
/// those that `LineBreaker` finds with the library.
package struct PlainBreaks {
    /// How a character behaves in UAX #14.
    private enum Kind: UInt8, CaseIterable {
        case letter, number, exclamation, quotation, prefix, postfix, opening, closing, brace, separator, hyphen,
            solidus, breakAfter, breakBefore, dash, inseparable, glue
        case blank
        case newline
        /// The first byte of a longer character.
        case lead
        /// What needs the library.
        case other

        /// One of each kind that can be paired.
        var sample: String {
            switch self {
            case .letter: "a"
            case .number: "1"
            case .exclamation: "!"
            case .quotation: "\""
            case .prefix: "$"
            case .postfix: "%"
            case .opening: "("
            case .closing: ")"
            case .brace: "}"
            case .separator: "."
            case .hyphen: "-"
            case .solidus: "/"
            case .breakAfter: "|"
            case .breakBefore: "\u{B4}"
            case .dash: "\u{2014}"
            case .inseparable: "\u{2026}"
            case .glue: "\u{A0}"
            case .blank, .newline, .lead, .other: ""
            }
        }
    }

    private static let width = Int(Kind.blank.rawValue)
    private static let tables = PlainBreaks()

    /// By byte.
    private let kinds: [Kind]
    /// By the second byte after C2.
    private let latin: [Kind]
    /// By the third byte after E2 80.
    private let punctuation: [Kind]
    /// By the kinds before and after: 1 where a line may break between them, 2 where it may after blanks.
    private let pairs: [UInt8]

    private init() {
        kinds = (0...255).map { PlainBreaks.kind(UInt8($0)) }
        latin = (0x80...0xBF).map { PlainBreaks.latinKind($0) }
        punctuation = (0x2000...0x203F).map { PlainBreaks.punctuationKind($0) }
        let samples = Kind.allCases.prefix(PlainBreaks.width).map { Array($0.sample.utf8) }
        pairs = samples.flatMap { before in
            samples.map { after in
                let offers = { (text: [UInt8]) -> Bool in
                    LineBreaker.opportunities(in: text).contains(text.count - after.count)
                }
                return (offers(before + after) ? 1 : 0) | (offers(before + [0x20] + after) ? 2 : 0)
            }
        }
    }

    static func isLetter(_ byte: UInt8) -> Bool { kind(byte) == .letter }

    static func isSeparator(_ byte: UInt8) -> Bool { byte < 0x3C && kind(byte) == .separator }

    /// The lines of a paragraph, nil where it holds anything but European text.
    package static func lines(of bytes: [UInt8], first: Columns, rest: Columns) -> [LineBreaker.Line]? {
        bytes.withUnsafeBufferPointer { buffer in
            tables.kinds.withUnsafeBufferPointer { kinds in
                tables.pairs.withUnsafeBufferPointer { pairs in
                    tables.lines(of: bytes, buffer, kinds, pairs, first: first, rest: rest)
                }
            }
        }
    }

    private func lines(
        of array: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ kinds: UnsafeBufferPointer<Kind>,
        _ pairs: UnsafeBufferPointer<UInt8>, first: Columns, rest: Columns
    ) -> [LineBreaker.Line]? {
        var lines: [LineBreaker.Line] = []
        var limit = first
        var start = 0
        let count = bytes.count
        while start < count {
            var index = start
            var left = limit
            var kind = Kind.blank
            while index < count {
                kind = kinds[Int(bytes[index])]
                if kind.rawValue > Kind.blank.rawValue {
                    if kind == .newline { break }
                    guard kind == .lead else { return nil }
                    let (found, size) = longer(bytes, index)
                    guard found != .other else { return nil }
                    kind = found
                    if left == 0 { break }
                    left -= 1
                    index += size
                } else if left > 0 {
                    left -= 1
                    index += 1
                } else if kind == .blank {
                    index += 1
                } else {
                    break
                }
            }
            guard index < count, kind != .newline else {
                lines.append(line(bytes, start, index))
                start = index + 1
                limit = rest
                continue
            }
            let end =
                lastBreak(bytes, kinds, pairs, start: start, overflow: index, kind)
                ?? LineBreaker.emergency(array, start: start, overflow: index) { bytes[$0] & 0xC0 != 0x80 } ?? index
            lines.append(line(bytes, start, end))
            start = end
            while start < count, bytes[start] == 0x20 { start += 1 }
            limit = rest
        }
        return lines
    }

    /// The last offset after `start`, not after `overflow`, where the line may break. `kind` is that of the character
    /// at `overflow`.
    @inline(__always)
    private func lastBreak(
        _ bytes: UnsafeBufferPointer<UInt8>, _ kinds: UnsafeBufferPointer<Kind>, _ pairs: UnsafeBufferPointer<UInt8>,
        start: Int, overflow: Int, _ kind: Kind
    ) -> Int? {
        var index = overflow
        var after = kind
        while index > start {
            var before = index - 1
            var wanted: UInt8 = 1
            while before > start, bytes[before] == 0x20 {
                before -= 1
                wanted = 2
            }
            // The line begins with blanks.
            if bytes[before] == 0x20 { return nil }
            var kind = kinds[Int(bytes[before])]
            if bytes[before] >= 0x80 {
                while before > start, bytes[before] & 0xC0 == 0x80 { before -= 1 }
                kind = longer(bytes, before).kind
            }
            let pair = Int(kind.rawValue) * PlainBreaks.width + Int(after.rawValue)
            if pairs[pair] & wanted != 0 { return index }
            index = before
            after = kind
        }
        return nil
    }

    private func line(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> LineBreaker.Line {
        var end = end
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        return LineBreaker.Line(range: start..<end)
    }

    /// A character of two or three bytes.
    @inline(__always)
    private func longer(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (kind: Kind, size: Int) {
        guard index + 1 < bytes.count, bytes[index + 1] & 0xC0 == 0x80 else { return (.other, 1) }
        let second = bytes[index + 1]
        switch bytes[index] {
        case 0xC2: return (latin[Int(second & 0x3F)], 2)
        // U+00C0 to U+02BF.
        case 0xC3...0xCA: return (.letter, 2)
        // Greek and Cyrillic.
        case 0xCE where second >= 0xA3 || 0x8E...0xA1 ~= second || 0x88...0x8A ~= second: return (.letter, 2)
        case 0xCF...0xD1: return (.letter, 2)
        default: break
        }
        guard index + 2 < bytes.count, bytes[index + 2] & 0xC0 == 0x80 else { return (.other, 1) }
        switch (bytes[index], second) {
        // U+1E00 to U+1EFF.
        case (0xE1, 0xB8...0xBB): return (.letter, 3)
        case (0xE2, 0x80): return (punctuation[Int(bytes[index + 2] & 0x3F)], 3)
        case (0xE2, 0x82) where bytes[index + 2] == 0xAC: return (.prefix, 3)
        default: return (.other, 1)
        }
    }

    private static func kind(_ byte: UInt8) -> Kind {
        switch Unicode.Scalar(byte) {
        case " ": .blank
        case "\n": .newline
        case "0"..."9": .number
        case "!", "?": .exclamation
        case "\"", "'": .quotation
        case "$", "+", "\\": .prefix
        case "%": .postfix
        case "(", "[", "{": .opening
        case ")", "]": .closing
        case "}": .brace
        case ",", ".", ":", ";": .separator
        case "-": .hyphen
        case "/": .solidus
        case "|": .breakAfter
        case "\u{0}"..."\u{1F}", "\u{7F}": .other
        case "\u{80}"...: .lead
        default: .letter
        }
    }

    private static func latinKind(_ value: UInt32) -> Kind {
        switch value {
        case 0x80...0x9F, 0xAD: .other
        case 0xA0: .glue
        case 0xA1, 0xBF: .opening
        case 0xA2, 0xB0: .postfix
        case 0xA3...0xA5, 0xB1: .prefix
        case 0xAB, 0xBB: .quotation
        case 0xB4: .breakBefore
        default: .letter
        }
    }

    private static func punctuationKind(_ value: UInt32) -> Kind {
        switch value {
        case 0x2010, 0x2012, 0x2013, 0x2027: .breakAfter
        case 0x2011: .glue
        case 0x2014: .dash
        case 0x2018, 0x2019, 0x201B...0x201D, 0x201F: .quotation
        case 0x201A, 0x201E: .opening
        case 0x2015...0x2017, 0x2020...0x2023: .letter
        case 0x2024...0x2026: .inseparable
        default: .other
        }
    }
}

import Markup

/// Makes the relative addresses in a piece's HTML absolute; every other byte stays as the source gave it.
struct AddressRewriting {
    private let source: UnsafeBufferPointer<UInt8>
    private let base: Address
    private var out: [UInt8] = []
    /// How far the source has been taken over.
    private var copied = 0

    /// The same text where there is no base, or nothing to resolve.
    static func absolute(_ html: String, base: String?) -> String {
        guard let base = Address.base(base) else { return html }
        var html = html
        let changed = html.withUTF8 { source -> String? in
            var rewriting = AddressRewriting(source: source, base: base)
            rewriting.run()
            guard rewriting.copied > 0 else { return nil }
            rewriting.out += source[rewriting.copied...]
            return String(decoding: rewriting.out, as: UTF8.self)
        }
        return changed ?? html
    }

    private init(source: UnsafeBufferPointer<UInt8>, base: Address) {
        self.source = source
        self.base = base
    }

    private mutating func run() {
        var index = 0
        while let open = source[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = open + 1
            guard index < source.count, isLetter(source[index]) else { continue }
            index = source[index...].firstIndex { !isNamePart($0) } ?? source.count
            readAttributes(&index)
        }
    }

    /// From behind a tag's name to its end.
    private mutating func readAttributes(_ index: inout Int) {
        while index < source.count, source[index] != UInt8(ascii: ">") {
            guard isNamePart(source[index]) else {
                index += 1
                continue
            }
            let end = source[index...].firstIndex { !isNamePart($0) } ?? source.count
            let name = index..<end
            index = skippingBlanks(end)
            guard index < source.count, source[index] == UInt8(ascii: "=") else { continue }
            index = skippingBlanks(index + 1)
            guard index < source.count else { return }
            let quote = source[index]
            let value: Range<Int>
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                guard let close = source[(index + 1)...].firstIndex(of: quote) else { return }
                value = (index + 1)..<close
                index = close + 1
            } else {
                let close = source[index...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") } ?? source.count
                value = index..<close
                index = close
            }
            switch String(decoding: source[name], as: UTF8.self).lowercased() {
            case "href", "src", "poster", "cite", "longdesc", "background": replace(value, with: resolved)
            case "srcset": replace(value, with: resolvedSet)
            default: break
            }
        }
    }

    private mutating func replace(_ range: Range<Int>, with change: (String) -> String?) {
        guard range.count <= 8_192, let text = change(String(decoding: source[range], as: UTF8.self)) else { return }
        out += source[copied..<range.lowerBound]
        out += text.utf8
        copied = range.upperBound
    }

    /// Nil where an address stays as it is: it is absolute, a place on the same page, or none.
    private func resolved(_ written: String) -> String? {
        let trimmed = written.drop { $0.isWhitespace }
        guard let first = trimmed.first, first != "#", !AddressRewriting.hasScheme(trimmed) else { return nil }
        let hasReference = written.utf8.contains(UInt8(ascii: "&"))
        let plain =
            hasReference
            ? written.split(separator: "&amp;", omittingEmptySubsequences: false).joined(separator: "&") : written
        guard let address = Address.resolve(plain, against: base) else { return nil }
        guard address.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "'") }) else {
            return address
        }
        var escaped = ""
        for character in address {
            switch character {
            case "&": escaped += "&amp;"
            case "'": escaped += "%27"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    /// Addresses of a picture in several sizes, each with its size.
    private func resolvedSet(_ written: String) -> String? {
        var isChanged = false
        let parts = written.split(separator: ",").map { part -> String in
            let words = part.split(whereSeparator: { $0.isWhitespace }).map(String.init)
            guard let first = words.first, let address = resolved(first) else { return words.joined(separator: " ") }
            isChanged = true
            return ([address] + words.dropFirst()).joined(separator: " ")
        }
        return isChanged ? parts.joined(separator: ", ") : nil
    }

    private static func hasScheme(_ text: Substring) -> Bool {
        guard let end = text.firstIndex(where: { ":/?#".contains($0) }) else { return false }
        return text[end] == ":"
    }

    private func skippingBlanks(_ index: Int) -> Int { source[index...].firstIndex { $0 > 0x20 } ?? source.count }

    private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    private func isNamePart(_ byte: UInt8) -> Bool { isLetter(byte) || byte >= 0x30 && byte <= 0x3A || byte == 0x2D }
}

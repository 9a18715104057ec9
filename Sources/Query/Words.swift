import CUnistring

/// How text is cut into words and folded: the one place, so that the plain evaluator, the index and the marking
/// of hits cannot differ.
///
/// Words are those of UAX #29, and hold letters and digits only: they are cut again at whatever else stands
/// inside them. So `O'Brien` is two words and `Bolivia's` is found by `bolivia`; `c++` is `c`; `air-bridge`
/// and `example.org` are two. A number grouped in threes is one word without its separators, `10,000` and
/// `10.000` alike. Han, kana and Hangul go by character, as their texts do without spaces or with endings.
package enum Words {
    /// A word of a text.
    package struct Word: Hashable, Sendable {
        /// As it is compared: lower case, without accents.
        package var folded: String
        /// Where it stands in the source, in UTF-8 offsets.
        package var range: Range<Int>

        package init(folded: String, range: Range<Int>) {
            self.folded = folded
            self.range = range
        }
    }

    /// The words of a text, in order. Linear.
    package static func fold(_ text: String) -> [Word] { words(of: text, byTable: true) }

    /// The same by the library alone: what the table is compared with.
    static func foldByLibrary(_ text: String) -> [Word] { words(of: text, byTable: false) }

    /// The words alone, as they are compared.
    package static func folded(_ text: String) -> [String] { fold(text).map(\.folded) }

    /// The words alone as bytes, each with a space behind it: what the full text is given. Far faster than to make
    /// a `String` of each.
    package static func spaced(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { bytes in
            var words: [UInt8] = []
            words.reserveCapacity(bytes.count + bytes.count / 8)
            var cutter = WordCutter(bytes: bytes)
            var start = 0
            while let stretch = WordCutter.stretch(in: bytes, from: start) {
                start = stretch.upperBound
                if appendPlain(UnsafeBufferPointer(rebasing: bytes[stretch]), to: &words) { continue }
                cutter.cutByTable(stretch)
                for cut in cutter.joinedNumbers() {
                    words.append(contentsOf: cutter.folded[cut.folded])
                    words.append(0x20)
                }
                cutter.clear()
            }
            return words
        }
    }

    /// Takes a stretch of ASCII without figures, as most are: its words are its runs of letters. False for another.
    private static func appendPlain(_ stretch: UnsafeBufferPointer<UInt8>, to words: inout [UInt8]) -> Bool {
        for byte in stretch where byte > 0x7F || byte < 0x3A && byte > 0x2F { return false }
        var isOpen = false
        for byte in stretch {
            let letter = byte | 0x20
            if letter >= 0x61, letter <= 0x7A {
                words.append(letter)
                isOpen = true
            } else if isOpen {
                words.append(0x20)
                isOpen = false
            }
        }
        if isOpen { words.append(0x20) }
        return true
    }

    /// A name as names are compared: case, accents and the width of spaces do not matter, signs do, so that
    /// `C++` and `C#` stay two tags.
    package static func key(_ text: String) -> String {
        var key = String.UnicodeScalarView()
        var isSpaced = false
        func append(_ value: UInt32) {
            guard let scalar = Unicode.Scalar(value) else { return }
            // ASCII is told at a glance: the table of properties is slow, and few names need it.
            if value > 0x7F ? scalar.properties.isWhitespace : value == 0x20 || (0x09...0x0D).contains(value) {
                isSpaced = true
            } else {
                if isSpaced, !key.isEmpty { key.append(" ") }
                isSpaced = false
                key.append(scalar)
            }
        }
        for scalar in text.unicodeScalars {
            if case .letters(let first, let second) = FoldTable.shared[scalar.value] {
                append(UInt32(first))
                if second != 0 { append(UInt32(second)) }
                continue
            }
            for piece in ScalarFold.pieces(of: scalar.value) {
                switch piece {
                case .letter(let folded), .sign(let folded), .other(let folded): append(folded)
                case .nothing: break
                }
            }
        }
        return String(key)
    }

    private static func words(of text: String, byTable: Bool) -> [Word] {
        cut(text, byTable: byTable) { folded, cuts in
            folded.withUnsafeBufferPointer { folded in
                cuts.map { cut in
                    let letters = UnsafeBufferPointer(rebasing: folded[cut.folded])
                    return Word(folded: String(decoding: letters, as: UTF8.self), range: cut.range)
                }
            }
        }
    }

    private static func cut<Result>(
        _ text: String, byTable: Bool, _ body: ([UInt8], [WordCutter.Cut]) -> Result
    ) -> Result {
        var text = text
        return text.withUTF8 { bytes in
            var cutter = WordCutter(bytes: bytes)
            if byTable {
                cutter.cutByTable()
            } else {
                cutter.cutByLibrary(0..<bytes.count)
            }
            return body(cutter.folded, cutter.joinedNumbers())
        }
    }
}

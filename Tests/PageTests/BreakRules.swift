import Briefs
import Page

/// What holds of the lines of any text: nothing is lost but blanks at breaks, no line is too wide, none begins inside
/// a grapheme, and a line ends where UAX #14 has it end unless nothing before that fits.
enum BreakRules {
    /// What is wrong, nil where nothing is.
    static func fault(of lines: [LineBreaker.Line], in text: String, measure: Columns) -> String? {
        let bytes = Array(text.utf8)
        let (inner, wide) = graphemes(of: text, measure)
        let cells = DisplayText.cells(of: bytes)
        var opportunities: Set<Int> = []
        for offset in LineBreaker.opportunities(in: bytes) {
            if bytes[..<offset].suffix(2) == [0xC2, 0xA0] { return "parts at a no-break space" }
            // A break before what draws nothing is one before what is drawn next.
            let drawn = cells[offset...].firstIndex { $0 != DisplayText.continues }
            opportunities.insert(drawn ?? cells.count)
        }
        var previous = 0..<0
        for line in lines {
            let range = line.range
            guard range.lowerBound >= previous.upperBound, range.upperBound <= bytes.count else { return "order" }
            let gap = scalars(bytes[previous.upperBound..<range.lowerBound])
            guard gap.allSatisfy({ $0 == " " || isNewline($0) || isNothing($0) }) else { return "lost: \(gap)" }
            let isSoft = previous.upperBound > 0 && !gap.contains(where: isNewline)
            if isSoft, inner.contains(range.lowerBound), !wide.contains(range.lowerBound) { return "grapheme cut" }
            if isSoft, bytes[range.lowerBound...].first == 0x20, !inner.contains(range.lowerBound + 1) {
                return "begins with a blank"
            }
            if isSoft, !(previous.upperBound...range.lowerBound).contains(where: opportunities.contains) {
                let missed = opportunities.contains {
                    previous.lowerBound < $0 && $0 < range.lowerBound && !inner.contains($0)
                        && bytes[..<$0].suffix(2) != [0xC2, 0xAD]
                        && !DisplayText(utf8: bytes[previous.lowerBound..<$0]).isEmpty
                }
                if missed { return "ends at \(previous.upperBound) for no reason" }
            }
            if scalars(bytes[range]).contains(where: isNewline) { return "newline inside" }
            let columns = DisplayText(utf8: bytes[range]).columns + (line.isHyphenated ? 1 : 0)
            if columns > measure { return "too wide: \(columns)" }
            if line.isHyphenated, bytes[range].suffix(2) != [0xC2, 0xAD] { return "hyphen without a soft hyphen" }
            previous = range
        }
        let rest = scalars(bytes[previous.upperBound...])
        return rest.allSatisfy { $0 == " " || isNewline($0) || isNothing($0) } ? nil : "end lost"
    }

    /// The offsets inside graphemes, and those inside graphemes that are wider than a line.
    private static func graphemes(of text: String, _ measure: Columns) -> (inner: Set<Int>, wide: Set<Int>) {
        var (inner, wide): (Set<Int>, Set<Int>) = ([], [])
        var at = 0
        for character in text {
            let inside = at + 1..<at + character.utf8.count
            inner.formUnion(inside)
            if DisplayText(String(character)).columns > measure { wide.formUnion(inside) }
            at = inside.upperBound
        }
        return (inner, wide)
    }

    private static func scalars(_ bytes: ArraySlice<UInt8>) -> String.UnicodeScalarView {
        String(decoding: bytes, as: UTF8.self).unicodeScalars
    }

    private static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
        [0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029].contains(scalar.value)
    }

    private static func isNothing(_ scalar: Unicode.Scalar) -> Bool { DisplayText(String(scalar)).isEmpty }
}

import Briefs

extension DisplayText {
    /// How many cells the text takes before a UTF-8 offset of `string`.
    func columns(beforeOffset offset: Int) -> Int {
        let bytes = string.utf8
        let end = bytes.index(bytes.startIndex, offsetBy: max(0, offset), limitedBy: bytes.endIndex) ?? bytes.endIndex
        return DisplayText(String(string[..<end])).columns
    }

    /// The text without its first cells; a wide character that is cut goes whole.
    func suffix(droppingColumns columns: Int) -> DisplayText {
        var dropped = 0
        var rest = Substring(string)
        while dropped < columns, let first = rest.popFirst() { dropped += DisplayText(String(first)).columns }
        return DisplayText(String(rest))
    }
}

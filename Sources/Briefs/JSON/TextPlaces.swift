/// Lines and columns of a text by byte offset. Asked in rising order it walks the text once.
package struct TextPlaces: Sendable {
    private let bytes: [UInt8]
    private let start: Int
    private var offset: Int
    private var line = 1
    private var column = 1

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        start = TextEncoding.byteOrderMark(bytes)
        offset = start
    }

    /// The line and the column in characters (Unicode scalars), both from 1. LF, CR LF and CR end a line.
    package mutating func place(of target: Int) -> (line: Int, column: Int) {
        if target < offset { (offset, line, column) = (start, 1, 1) }
        let target = min(target, bytes.count)
        while offset < target {
            let byte = bytes[offset]
            offset += 1
            if byte == 0x0A || (byte == 0x0D && !(offset < bytes.count && bytes[offset] == 0x0A)) {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 && byte != 0x0D {
                column += 1
            }
        }
        return (line, column)
    }
}

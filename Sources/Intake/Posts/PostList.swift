import Briefs

/// Where the posts stand in what a WordPress site gives: an array of objects, or one object. Found without decoding
/// them, so that one damaged post harms no other.
struct PostList {
    /// The bytes of each post that is whole.
    private(set) var posts: [Range<Int>] = []
    /// What is wrong with the text, and where.
    private(set) var fault: (offset: Int, what: String)?
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var index = TextEncoding.byteOrderMark(bytes)
        while index < bytes.count, JSONShape.isSpace(bytes[index]) { index += 1 }
        guard index < bytes.count else { return }
        if bytes[index] == 0x7B {
            take(from: &index)
            return
        }
        index += 1
        while true {
            while index < bytes.count, JSONShape.isSpace(bytes[index]) || bytes[index] == 0x2C { index += 1 }
            guard index < bytes.count else {
                fault = fault ?? (bytes.count, "The text ends before its list of posts does.")
                return
            }
            if bytes[index] == 0x5D { return }
            guard bytes[index] == 0x7B else {
                fault = fault ?? (index, "Something stands here that is no post.")
                // What begins no object is stepped over to the next that does.
                guard let next = bytes[index...].firstIndex(where: { $0 == 0x7B || $0 == 0x5D }) else { return }
                index = next
                continue
            }
            if !take(from: &index) { return }
        }
    }

    /// Takes the object that begins here, by its brackets; false where it does not end.
    @discardableResult
    private mutating func take(from index: inout Int) -> Bool {
        guard let end = PostList.end(of: bytes, from: index) else {
            fault = fault ?? (index, "The post that begins here does not end.")
            return false
        }
        posts.append(index..<end)
        index = end
        return true
    }

    /// Past the bracket that closes the one at an offset; brackets in texts do not count.
    private static func end(of bytes: [UInt8], from start: Int) -> Int? {
        var depth = 0
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case 0x22:
                index += 1
                while index < bytes.count, bytes[index] != 0x22 { index += bytes[index] == 0x5C ? 2 : 1 }
            case 0x7B, 0x5B: depth += 1
            case 0x7D, 0x5D:
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        return nil
    }
}

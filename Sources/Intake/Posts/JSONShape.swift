import Briefs

/// What JSON holds, by its brackets and the keys of its first object.
enum JSONShape {
    /// A JSON Feed, or nothing that is known better.
    case feed
    /// An array of the items of one.
    case items
    /// Posts of a WordPress site, or one of them.
    case posts

    static func of(_ bytes: [UInt8]) -> JSONShape {
        let start = TextEncoding.byteOrderMark(bytes)
        guard let first = bytes[start...].firstIndex(where: { !isSpace($0) }) else { return .feed }
        let isArray = bytes[first] == 0x5B
        let keys = topKeys(of: bytes, from: isArray ? first + 1 : first)
        let isItem = keys.contains("content_html") || keys.contains("content_text")
        if isArray { return isItem ? .items : .posts }
        let isPost = keys.contains("content") && keys.contains("title") && !keys.contains("items")
        return isPost && !keys.contains("version") ? .posts : .feed
    }

    /// The keys of the first object of a text; those of the objects in it are left out.
    private static func topKeys(of bytes: [UInt8], from start: Int) -> Set<String> {
        var keys: Set<String> = []
        var depth = 0
        var index = start
        var text: Range<Int>?
        let end = min(bytes.count, start + farthest)
        while index < end {
            switch bytes[index] {
            case 0x22:
                let opening = index + 1
                index = opening
                while index < end, bytes[index] != 0x22 { index += bytes[index] == 0x5C ? 2 : 1 }
                text = depth == 1 && index < end ? opening..<index : nil
            case 0x3A:
                if let key = text, key.count <= 64 { keys.insert(String(decoding: bytes[key], as: UTF8.self)) }
                text = nil
            case 0x7B, 0x5B: depth += 1
            case 0x7D, 0x5D:
                depth -= 1
                if depth == 0 { return keys }
            default: break
            }
            index += 1
        }
        return keys
    }

    /// So far the keys of one object are looked for.
    private static let farthest = 16 * 1_048_576

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}

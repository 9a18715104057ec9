/// A line of a page: what stands between two breaks, with where it stands.
struct PageLine: Sendable {
    /// References replaced, white space folded.
    var text: String
    /// In the source: from the first of its text to the last.
    var range: Range<Int>
    /// The nodes of its text, the first and behind the last.
    var nodes: Range<Int>
    /// The innermost block that it stands in.
    var block: Int
    /// How many bytes of it are links.
    var linked: Int

    var length: Int { text.utf8.count }

    /// The bytes that lead nowhere.
    var said: Int { max(0, length - linked) }

    /// Whether it is mostly links.
    var isLink: Bool { linked * 10 >= length * 8 }

    /// Whether it ends as a sentence does, in any script.
    var endsSentence: Bool {
        for scalar in text.unicodeScalars.reversed() {
            switch scalar {
            case "\"", "'", "”", "’", "»", ")", "]", "」", "』", "）", " ", "*": continue
            case ".", "!", "?", "…", ":", ";", "。", "！", "？", "؟", "۔", "।", "：": return true
            default: return false
            }
        }
        return false
    }

    /// What it counts for an article: prose, not the words on buttons.
    var prose: Int {
        guard linked * 2 <= length else { return 0 }
        if length >= 120 { return said }
        if length >= 25, endsSentence || text.hasPrefix("(") && text.hasSuffix(")") { return said }
        return length >= 80 ? said / 2 : 0
    }

    /// White space folded to single spaces, non-breaking ones too.
    static func folded(_ bytes: [UInt8]) -> String {
        var line: [UInt8] = []
        line.reserveCapacity(bytes.count)
        var isPending = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let space = byte <= 0x20 ? 1 : byte < 0xC2 ? 0 : wideSpace(bytes, at: index)
            if space > 0 {
                isPending = !line.isEmpty
                index += space
                continue
            }
            if isPending { line.append(0x20) }
            isPending = false
            line.append(byte)
            index += 1
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// How many bytes of a space of another width, as captures fold them, stand at an index.
    private static func wideSpace(_ bytes: [UInt8], at index: Int) -> Int {
        guard index + 1 < bytes.count else { return 0 }
        let second = bytes[index + 1]
        switch bytes[index] {
        case 0xC2: return second == 0xA0 || second == 0x85 ? 2 : 0
        case 0xE2 where second == 0x80 && index + 2 < bytes.count:
            let third = bytes[index + 2]
            return (0x80...0x8A).contains(third) || (0xA8...0xA9).contains(third) || third == 0xAF ? 3 : 0
        case 0xE3: return second == 0x80 && index + 2 < bytes.count && bytes[index + 2] == 0x80 ? 3 : 0
        default: return 0
        }
    }
}

extension PageTree {
    /// Whether a browser shows nothing of a node.
    func isUnseen(_ node: Node) -> Bool {
        if node.tag.isUnread { return true }
        if node.hints.contains(.hidden) { return node.tag != .html && node.tag != .body }
        return node.hints.contains(.unspoken) && (node.tag == .inline || node.tag == .link)
    }

    /// The lines of a page that a reader sees, in order.
    func lines() -> [PageLine] {
        var lines: [PageLine] = []
        var bytes: [UInt8] = []
        var first = 0
        var last = 0
        var linked = 0
        /// Where the blocks and links that are open end.
        var blocks: [(node: Int, end: Int)] = [(0, Int(self[0].end))]
        var linkEnd = 0
        func close() {
            defer {
                bytes.removeAll(keepingCapacity: true)
                linked = 0
            }
            guard bytes.contains(where: { $0 > 0x20 }) else { return }
            let text = PageLine.folded(bytes)
            guard !text.isEmpty else { return }
            lines.append(
                PageLine(
                    text: text, range: Int(self[first].start)..<Int(self[last].stop), nodes: first..<last + 1,
                    block: blocks.last?.node ?? 0, linked: min(linked, text.utf8.count)))
        }
        var at = 0
        while at < nodes.count {
            while let block = blocks.last, at >= block.end, blocks.count > 1 {
                close()
                blocks.removeLast()
            }
            let node = self[at]
            if isUnseen(node) {
                // A block that is not read ends a line as others do.
                if node.tag.isBlock { close() }
                at = Int(node.end)
                continue
            }
            switch node.tag {
            case .text:
                if bytes.isEmpty { first = at }
                last = at
                let before = bytes.count
                append(node, to: &bytes)
                if at < linkEnd { linked += bytes[before...].count { $0 > 0x20 } }
            case .link:
                linkEnd = max(linkEnd, Int(node.end))
            case .lineBreak: close()
            default:
                if node.tag.isBlock {
                    close()
                    blocks.append((at, Int(node.end)))
                }
            }
            at += 1
        }
        close()
        return lines
    }
}

extension XMLMending {
    /// An attribute by where its name and value stand.
    private struct Found {
        var name: Range<Int>
        /// Nil where it has none: then its name stands for it.
        var value: Range<Int>?
        var isQuoted = false
    }

    private static let longestValue = 1 << 20

    mutating func startTag() {
        let name = nameRange(from: at + 1)
        let after = name.upperBound < source.count ? source[name.upperBound] : 0x20
        guard after <= 0x20 || after == 0x3E || after == 0x2F else { return stray() }
        var index = name.upperBound
        var attributes: [Found] = []
        var isEmpty = false
        var hasValue = false
        var isOdd = false
        var isOver = false
        scan: while true {
            while index < source.count, source[index] <= 0x20 { index += 1 }
            guard index < source.count else {
                // The file ends within a tag: the tag is lost, but nothing else.
                repair(.truncated)
                return skip(to: source.count)
            }
            switch source[index] {
            case 0x3E:
                index += 1
                break scan
            case 0x2F:
                index += 1
                if index < source.count, source[index] == 0x3E { isEmpty = true } else if !hasValue { isOdd = true }
            case 0x3C:
                guard hasValue else { return stray() }
                isOdd = true
                break scan
            default:
                var found = attribute(at: &index)
                if found.value != nil { hasValue = true }
                if !found.isQuoted { isOdd = true }
                if found.name.isEmpty, found.value == nil {
                    index += 1
                    continue
                }
                if let value = found.value, value.count > XMLMending.longestValue {
                    found.value = value.lowerBound..<(value.lowerBound + XMLMending.longestValue)
                }
                if attributes.count < StrictFeeding.mostAttributes { attributes.append(found) } else { isOver = true }
            }
        }
        if isOdd { repair(.attribute) }
        if isOver { repair(.tooManyAttributes) }
        open(name, attributes, isEmpty: isEmpty, end: index)
    }

    private func nameRange(from start: Int) -> Range<Int> {
        var end = start
        while end < source.count, XMLMending.isName(source[end]) { end += 1 }
        return start..<end
    }

    /// Reads a name and, behind `=`, a value with quotes or without.
    private func attribute(at index: inout Int) -> Found {
        let start = index
        while index < source.count, source[index] > 0x20, !"=>/<\"'".utf8.contains(source[index]) { index += 1 }
        var found = Found(name: start..<index, value: nil)
        var next = index
        while next < source.count, source[next] <= 0x20 { next += 1 }
        guard next < source.count, source[next] == 0x3D else { return found }
        next += 1
        while next < source.count, source[next] <= 0x20 { next += 1 }
        guard next < source.count else {
            index = next
            return found
        }
        let quote = source[next]
        guard quote == 0x22 || quote == 0x27 else {
            index = next
            while index < source.count, source[index] > 0x20, source[index] != 0x3E, source[index] != 0x3C {
                if source[index] == 0x2F, index + 1 < source.count, source[index + 1] == 0x3E { break }
                index += 1
            }
            found.value = next..<index
            return found
        }
        let end = XMLBytes.find(quote, in: source, from: next + 1) ?? source.count
        let value = source[(next + 1)..<end]
        // A quote that does not end: the value would hold the end of its tag and the beginning of another one.
        if let close = value.firstIndex(of: 0x3E), end == source.count || value[close...].contains(0x3C) {
            let isEmptyTag = close > next + 1 && source[close - 1] == 0x2F
            index = isEmptyTag ? close - 1 : close
            found.value = (next + 1)..<index
            return found
        }
        found.isQuoted = true
        found.value = (next + 1)..<end
        index = min(end + 1, source.count)
        return found
    }

    private mutating func open(_ name: Range<Int>, _ attributes: [Found], isEmpty: Bool, end: Int) {
        let written = XMLMending.oneColon(source[name])
        let id = stack.id(of: written)
        let key = String(decoding: written, as: UTF8.self).lowercased()
        if stack.count == 0, hasBegun { repair(.afterEnd) }
        hasBegun = true
        if XMLMending.pieces.contains(key), stack.isOpen(id) {
            repair(.unclosed)
            close(through: stack.depth(of: id))
        } else if let leaf = stack.leaf, ends(leaf, key) {
            repair(.unclosed)
            close(through: leaf)
        }
        let closesItself = isEmpty || XMLElement.empty.contains(key) || key == "link" && !isFollowedByEnd(end, key)
        if closesItself, !isEmpty { repair(.unclosed) }
        let isInside = stack.top.map {
            XMLMending.holders.contains(String(decoding: $0.name, as: UTF8.self).lowercased())
        }
        let tag = stack.push(written, id, isLeaf: isInside == true && XMLMending.leaves.contains(key))
        if tag.isWritten {
            let from = out.count
            out.append(0x3C)
            out += written
            write(attributes)
            // Line ends within the tag.
            let lines = XMLBytes.count(0x0A, in: source, at..<end) - out[from...].count { $0 == 0x0A }
            if lines > 0 { out += [UInt8](repeating: 0x0A, count: lines) }
            out.append(0x3E)
        } else {
            repair(.tooDeep)
            for index in at..<end where source[index] == 0x0A { out.append(0x0A) }
        }
        at = end
        if closesItself, let closed = stack.pop() { close(closed) }
    }

    private mutating func write(_ attributes: [Found]) {
        var seen: Set<[UInt8]> = []
        for attribute in attributes {
            let name = Array(source[attribute.name])
            guard let first = name.first, XMLMending.opensName(first), name.allSatisfy({ XMLMending.isName($0) }),
                name.count(where: { $0 == 0x3A }) < 2, name.last != 0x3A
            else {
                repair(.attribute)
                continue
            }
            guard seen.insert(name).inserted else {
                repair(.doubledAttribute)
                continue
            }
            out.append(0x20)
            out += name
            write("=\"")
            let value = attribute.value ?? attribute.name
            copy(value, isAttribute: true)
            out.append(0x22)
        }
    }

    mutating func endTag() {
        let name = nameRange(from: at + 2)
        guard !name.isEmpty || at + 2 < source.count && source[at + 2] == 0x3E else {
            if at + 2 >= source.count {
                at = source.count
                return
            }
            return stray()
        }
        var end = name.upperBound
        while end < source.count, source[end] != 0x3E, source[end] != 0x3C { end += 1 }
        if end < source.count, source[end] == 0x3E { end += 1 }
        if name.isEmpty {
            if stack.count > 0 { close(through: stack.count - 1) }
        } else {
            let id = stack.id(of: XMLMending.oneColon(source[name]))
            if stack.isOpen(id) {
                let depth = stack.depth(of: id)
                if depth < stack.count - 1 { repair(.unclosed) }
                close(through: depth)
            } else if let top = stack.top, XMLMending.isSameLocal(top.name, source[name]) {
                repair(.unclosed)
                close(through: stack.count - 1)
            } else if !XMLElement.empty.contains(String(decoding: source[name], as: UTF8.self).lowercased()) {
                repair(.unopened)
            }
        }
        skip(to: end)
    }

    /// Whether two names differ in their prefixes only.
    private static func isSameLocal(_ name: [UInt8], _ other: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard name.contains(0x3A) || other.contains(0x3A) else { return false }
        func local(_ name: some BidirectionalCollection<UInt8>) -> [UInt8] {
            name.reversed().prefix { $0 != 0x3A }.map { $0 | 0x20 }
        }
        return local(name) == local(other)
    }

    /// A name has one colon at the most, and none at its end.
    private static func oneColon(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        guard name.contains(0x3A) else { return Array(name) }
        var name = Array(name)
        var isFirst = true
        for index in name.indices where name[index] == 0x3A {
            if !isFirst || index == name.count - 1 { name[index] = 0x5F }
            isFirst = false
        }
        return name
    }

    /// Whether a part that begins shows that the one which is open should have ended.
    private func ends(_ leaf: Int, _ name: String) -> Bool {
        guard let open = stack[leaf] else { return false }
        if let colon = name.firstIndex(of: ":") { return XMLVocabulary.isUsual(prefix: String(name[..<colon])) }
        guard XMLMending.leaves.contains(name) else { return false }
        // HTML has elements of these names, and stands in the long parts as it is.
        let isLong = ["description", "content", "summary"].contains(String(decoding: open.name, as: UTF8.self))
        return !isLong || !["summary", "content", "title", "link"].contains(name)
    }

    private func isFollowedByEnd(_ end: Int, _ name: String) -> Bool {
        // Text is the link of RSS; in Atom a link holds nothing.
        guard let next = XMLBytes.find(0x3C, in: source, from: end) else { return false }
        let close = next + 2 + name.utf8.count
        guard close <= source.count, source[next + 1] == 0x2F else {
            return !source[end..<next].allSatisfy { $0 <= 0x20 }
        }
        return source[(next + 2)..<close].elementsEqual(name.utf8) { $0 | 0x20 == $1 }
            || !source[end..<next].allSatisfy { $0 <= 0x20 }
    }

    /// What never stands in another of its name.
    private static let pieces: Set<String> = ["item", "entry"]
    /// What has parts.
    private static let holders: Set<String> = ["item", "entry", "channel", "feed"]
    /// Parts that hold text, or markup of HTML, and no other part.
    private static let leaves: Set<String> = [
        "title", "link", "guid", "pubdate", "category", "comments", "description", "id", "updated", "published",
        "issued", "modified", "enclosure", "content", "summary",
    ]
}

extension XMLMending {
    /// `<?…?>` says nothing about a feed.
    mutating func instruction() {
        let end = XMLBytes.find(0x3E, in: source, from: at) ?? source.count - 1
        skip(to: end + 1)
    }

    /// `<!…`
    mutating func declaration() {
        if XMLBytes.starts(source, at, "<!--") {
            comment()
        } else if XMLBytes.starts(source, at, "<![CDATA[") || XMLBytes.starts(source, at, "<![cdata[") {
            section()
        } else if at + 9 <= source.count,
            source[(at + 2)..<(at + 9)].elementsEqual("doctype".utf8, by: { $0 | 0x20 == $1 })
        {
            doctype()
        } else if at + 2 < source.count, XMLMending.opensName(source[at + 2]) || source[at + 2] == 0x5B {
            let end = XMLBytes.find(0x3E, in: source, from: at) ?? source.count - 1
            skip(to: end + 1)
        } else {
            stray()
        }
    }

    private mutating func comment() {
        if hasCommentEnd, let end = XMLBytes.find("-->", in: source, from: at + 4) { return skip(to: end + 3) }
        hasCommentEnd = false
        repair(.comment)
        let end = XMLBytes.find(0x3E, in: source, from: at) ?? source.count - 1
        skip(to: end + 1)
    }

    /// Up to `]]>`. Where another section begins before it, one of them was not closed: it ends with the element that it
    /// is in, if that ends before.
    private mutating func section() {
        let start = at + 9
        var from = start
        var content = start..<source.count
        var end = source.count
        while true {
            let next = XMLBytes.find("<![CDATA[", in: source, from: from)
            let part = UnsafeBufferPointer(rebasing: source[from..<(next ?? source.count)])
            if let close = XMLBytes.find("]]>", in: part, from: 0) {
                content = start..<(from + close)
                end = from + close + 3
                break
            }
            if let close = endOfElement(in: from..<(next ?? source.count)) {
                repair(.cdata)
                content = start..<close
                end = close
                break
            }
            guard let next else {
                repair(.cdata)
                break
            }
            from = next + 9
        }
        if stack.count > 0 {
            copySection(content)
            for index in content.upperBound..<end where source[index] == 0x0A { out.append(0x0A) }
            at = end
        } else {
            skip(to: end)
        }
    }

    /// Where the innermost open element is closed.
    private func endOfElement(in range: Range<Int>) -> Int? {
        guard let name = stack.top?.name else { return nil }
        var index = range.lowerBound
        while let sign = XMLBytes.find("</", in: source, from: index), sign < range.upperBound {
            let end = sign + 2 + name.count
            if end < source.count, source[end] == 0x3E || source[end] <= 0x20,
                source[(sign + 2)..<end].elementsEqual(name)
            {
                return sign
            }
            index = sign + 2
        }
        return nil
    }

    /// The document type: what it declares inside the document is kept, and all else left out. A second one is none.
    private mutating func doctype() {
        let first = XMLBytes.find(0x3E, in: source, from: at) ?? source.count - 1
        guard !hasDoctype else { return skip(to: first + 1) }
        hasDoctype = true
        var reading = DoctypeReading(source, at: at + 9)
        guard let end = reading.end() else { return skip(to: first + 1) }
        for (name, value) in reading.declared { entities.declare(name, value) }
        skip(to: end)
    }
}

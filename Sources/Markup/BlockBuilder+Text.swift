extension BlockBuilder {
    /// Ends the paragraph that is being gathered.
    func flush() {
        if let text = preformatted {
            if !text.isEmpty, text.last != UInt8(ascii: "\n") { preformatted?.append(UInt8(ascii: "\n")) }
            return
        }
        if link?.number != nil { linkText.appendSpace() }
        guard let gathered = inline.take() else { return }
        if readsTerm, kind == .definitions {
            frames[last].append(term: gathered)
        } else if let level = headings.last {
            frames[last].append(.heading(level: level, gathered))
        } else {
            frames[last].append(.paragraph(gathered))
        }
    }

    func lineBreak() {
        if link?.number != nil { linkText.appendSpace() }
        if preformatted != nil {
            preformatted?.append(UInt8(ascii: "\n"))
        } else if !inline.breakLine() {
            flush()
        }
    }

    func closePreformatted() {
        guard let bytes = preformatted, !isOpen(.preformatted) else { return }
        preformatted = nil
        var text = WindowsLatin.settled(bytes)[...]
        if text.first == "\n" { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        if !text.isEmpty { frames[last].append(.preformatted(String(text))) }
    }

    // MARK: Pictures

    /// The words of a picture. Lazy loaders have each twice, once for readers without scripts.
    func image(_ alternative: String?) {
        guard let text = alternative.map(FoldedText.folded), !text.isEmpty else { return }
        let isNoscript = noscripts > 0
        if text == lastPicture.words, isNoscript != lastPicture.isNoscript {
            lastPicture.words = ""
            return
        }
        lastPicture = (text, isNoscript)
        if preformatted != nil { return characters(text) }
        if kind != .figure && !inline.isEmpty || !headings.isEmpty {
            inline.divide()
            characters(text)
            inline.divide()
            return
        }
        text.utf8.withContiguousStorageIfAvailable { if link != nil { countLink($0) } }
        let words = Inline([Inline.Run(text, link: link?.number)])
        if kind == .figure {
            frames[last].alternatives.append(words)
        } else {
            flush()
            frames[last].append(.figure(words))
        }
    }

    /// A drawing that says of itself that it is a picture, and what of.
    func drawing(_ attributes: Attributes) {
        if attributes["role"] == "img" { image(attributes["aria-label"]) }
    }

    // MARK: Links

    /// The first address that a page gives for this holds.
    func setBase(_ reference: String?) {
        let resolved = reference.flatMap { Address.resolve($0, against: base) }
        guard !hasOwnBase, let address = Address.base(resolved) else { return }
        base = address
        hasOwnBase = true
    }

    func startLink(_ reference: String?) {
        closeLink()
        link = reference.flatMap { Address.resolve($0, against: base) }.map { ($0, nil) }
    }

    /// Gives the open link its number at its first text, and remembers the text.
    func countLink(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let open = link else { return }
        if open.number == nil {
            guard BlockBuilder.hasText(bytes) else { return }
            links.append(Link(address: open.address, text: ""))
            link = (open.address, links.count)
        }
        linkText.append(bytes)
    }

    func closeLink() {
        if let number = link?.number { links[number - 1].text = linkText.trimmed }
        linkText.removeAll()
        link = nil
    }

    private static func hasText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.contains(where: { $0 > 0x20 && $0 < 0x7F }) { return true }
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { !$0.properties.isWhitespace }
    }

    // MARK: Analysis

    /// A paragraph that is all bold and names an analysis is its heading: so do desks set it that write no `h2`.
    static func analysisHeading(_ block: Block) -> Block? {
        guard case .paragraph(let inline) = block, inline.runs.allSatisfy({ $0.style.contains(.strong) }),
            inline.text.utf8.count <= 80, AnalysisPhrases.begin(inline.text)
        else { return nil }
        return .heading(level: 2, Inline(inline.runs.map { Inline.Run($0.text, link: $0.link) }))
    }
}

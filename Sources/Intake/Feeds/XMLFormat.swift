import Briefs

/// Feeds, WordPress exports and lists of subscriptions: all that is XML.
enum XMLFormat {
    static func read(_ input: SourceInput) throws(IntakeError) -> IntakeReading {
        let decoded = TextDecoding.text(of: input.bytes, as: .xml)
        let (gathering, repairs, fault) = XMLReader.read(decoded.text) { FeedGathering() }
        let file = input.name
        if gathering.dialect == .page { return ItemDrafting(try PageFormat.read(input), input).reading() }
        var document = SourceDocument(format: (gathering.dialect ?? .rss).name)
        gathering.head.fill(&document)
        document.problems = problems(gathering, fault, file)
        document.items = settled(gathering, repairs, decoded.repairs)
        if gathering.items.isEmpty, gathering.subscriptions.isEmpty {
            if let fault, !gathering.head.saysSomething { throw .damaged(problem(fault, file)) }
            try checkIsFeed(gathering, file)
        }
        var reading = ItemDrafting(document, input).reading()
        reading.subscriptions = gathering.subscriptions
        // Where there are items, the first one bears what is wrong with the whole.
        if document.items.isEmpty {
            var cursor = XMLRepairs.Cursor(repairs)
            reading.remarks = decoded.repairs + cursor.sentences(through: .max)
        }
        return reading
    }

    /// A document of another kind is no feed without items.
    private static func checkIsFeed(_ gathering: FeedGathering, _ file: String) throws(IntakeError) {
        switch gathering.dialect {
        case .other(let root):
            throw .unreadable(name: file, format: "XML of another kind (its root is <\(root.cut(40))>)")
        case nil: throw .unreadable(name: file, format: "XML without an element")
        default: break
        }
        if gathering.skipped == 0, let first = gathering.problems.first { throw .damaged(problem(first, file)) }
    }

    private static func problems(_ gathering: FeedGathering, _ fault: XMLReader.Fault?, _ file: String) -> [Problem] {
        gathering.problems.map { problem($0, file) } + (fault.map { [problem($0, file)] } ?? [])
    }

    private static func problem(_ found: (line: Int, what: String), _ file: String) -> Problem {
        Problem(file: file, line: found.line, what: found.what + ".", advice: "It was left out; the rest was read.")
    }

    private static func problem(_ fault: XMLReader.Fault, _ file: String) -> Problem {
        Problem(
            file: file, line: fault.line, column: fault.column, what: "This cannot be read as XML: \(fault.reason).",
            advice: "What stands before it was read; save the file again, or ask its source.")
    }

    /// Items with what was mended in each, and with the addresses absolute that waited for the feed's own.
    private static func settled(_ gathering: FeedGathering, _ repairs: XMLRepairs, _ decoding: [String]) -> [SourceItem]
    {
        var cursor = XMLRepairs.Cursor(repairs)
        let base = gathering.head.base
        return gathering.items.enumerated().map { index, gathered in
            var item = gathered.item
            // What is wrong with the whole is told once.
            item.repairs = (index == 0 ? decoding : []) + cursor.sentences(through: gathered.lastLine) + item.repairs
            if gathered.isRelative { settle(&item, base) }
            return item
        }
    }

    private static func settle(_ item: inout SourceItem, _ base: String?) {
        if let link = item.link {
            item.link = FeedAddress.resolved(link, against: base)
            if item.link == nil {
                item.repairs.append(
                    "Its link is relative, and nothing says to what: it was left out (“\(link.cut(60))”).")
            }
        }
        let files = item.attachments.count
        item.attachments = item.attachments.compactMap { attachment in
            var attachment = attachment
            guard let url = FeedAddress.resolved(attachment.url, against: base) else { return nil }
            attachment.url = url
            return attachment
        }
        if item.attachments.count < files {
            item.repairs.append("The address of a file with it is relative, and nothing says to what: it was left out.")
        }
        func based(_ text: SourceText?) -> SourceText? {
            guard case .html(let html, nil)? = text, item.link == nil else { return text }
            return .html(html, base: base)
        }
        item.content = based(item.content)
        item.summary = based(item.summary)
    }
}

import Briefs

/// Text captures: a page copied or saved as text becomes one draft.
enum CaptureFormat {
    static let importer = "text capture"

    static func read(_ bytes: [UInt8], name: String, options: IntakeOptions) throws(IntakeError) -> Draft {
        let (text, decodingWarnings) = TextDecoding.decode(bytes)
        let book = PhraseBook.all
        let page = CaptureReader(text, book: book, places: options.places)
        var warnings = decodingWarnings
        let paragraphs = page.body.map(\.text)
        let content = paragraphs.joined(separator: "\n\n")
        let title: String
        if let found = page.header.title {
            title = found
        } else if let first = paragraphs.first {
            title = opening(of: first)
            warnings.append("The page has no title: the first words of its text stand for it.")
        } else {
            throw .empty(name: name)
        }
        if paragraphs.isEmpty { warnings.append("No text was found below the title.") }
        warnings += page.warnings

        let license = page.licence.map { LicenceNotice.read($0, book: book) }
        let place = PlacedLabel(
            page.header.dateline?.printed.label, title: title, body: content, places: options.places)
        warnings += place.warnings + dateWarnings(page.header)
        if page.header.kind == nil {
            warnings.append("The page does not say what kind of piece it is: taken as a brief.")
        }

        let day = page.header.dateline?.printed.date?.day
        let contentID = BriefID.derived(title: title, day: day, text: content)
        var brief = Brief(id: options.url.map { BriefID($0) } ?? contentID, title: title)
        brief.url = options.url
        brief.sameAs = options.url == nil ? [] : [contentID]
        brief.kind = page.header.kind ?? .brief
        brief.day = day
        brief.dateline = page.header.dateline.map { raw, printed in
            Dateline(raw: raw, label: printed.label, precision: printed.date?.precision ?? .none)
        }
        brief.authors = page.header.authors
        brief.language = language(page.header.dateline?.printed.languages ?? [], paragraphs, book)
        brief.regions = place.stated
        brief.suggestedRegions = place.suggested
        brief.tags = place.tags + page.tags.filter { !place.tags.contains($0) }.uniqued
        brief.body = .text(content, headings: page.headings)
        brief.seeAlso = page.seeAlso
        brief.related = page.related.entries
        brief.notices = page.notices?.notices ?? []
        brief.license = license
        brief.contact = page.contact
        brief.source = options.source ?? license?.attribution ?? page.notices?.name ?? ""
        brief.provenance = Brief.Provenance(
            importer: importer, source: Intake.fileName(name), retrieved: options.retrieved ?? options.modified,
            sha256: SHA256.hexDigest(of: bytes), warnings: warnings)
        return Draft(brief: brief, warnings: warnings)
    }

    /// The first words of a text, whole words, 80 characters at the most.
    private static func opening(of text: String) -> String {
        let head = text.prefix(80)
        guard head.endIndex < text.endIndex else { return text }
        let words = head.lastIndex(of: " ").map { head[..<$0] } ?? head
        return words + "…"
    }

    /// The language that the dateline gives; where it lists several editions, the one that the text is in.
    private static func language(_ printed: [String], _ paragraphs: [String], _ book: PhraseBook) -> String? {
        if printed.count == 1 { return printed.first }
        let guess = LanguageGuess.language(of: paragraphs, book: book)
        return printed.isEmpty || printed.contains(guess ?? "") ? guess : printed.first
    }

    private static func dateWarnings(_ header: CaptureHeader) -> [String] {
        guard let dateline = header.dateline else {
            return ["No dateline was found: the brief has no day, and sorts last."]
        }
        guard let date = dateline.printed.date else {
            return ["The dateline gives no date: “\(dateline.raw.cut(80))”."]
        }
        guard date.day == nil else { return [] }
        return ["The date does not exist, or can be read two ways: “\(dateline.raw.cut(80))”."]
    }
}

extension [String] {
    /// Without repetitions, in order.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

/// Tells what lines are, by the phrases.
struct LineClassifier: Sendable {
    let book: PhraseBook

    func role(of line: CaptureLine) -> LineRole {
        guard !line.key.isEmpty else { return .text }
        if let role = wholeLine(line) { return role }
        if let rest = seeAlso(line) { return .seeAlso(rest) }
        if isAnalysisHeading(line) { return .analysisHeading }
        if let dateline = PrintedDateline(line, book: book) { return .dateline(dateline) }
        if let name = about(line) { return .about(name) }
        if let address = contact(line) { return .contact(address) }
        if book.footers.contains(where: { line.key.hasPrefix($0) }), line.length <= 80, !line.isProse { return .footer }
        let key = Array(line.key.utf8)
        let licence = licenceScore(key)
        if licence >= 2, opensLicence(line) || (licence == 3 && speaksOfOurselves(line)) {
            return .licence(isSure: true)
        }
        let comments = line.length <= 400 ? book.comments.count(in: key) : 0
        if comments >= 2 { return .comments(isSure: true) }
        if let names = Byline.names(of: line, book: book) { return .byline(names) }
        if line.length <= 400, speaksOfOurselves(line), book.giving.count(in: key) >= 2 { return .giving }
        if licence >= 2 || opensLicence(line) { return .licence(isSure: false) }
        if comments == 1, line.length <= 200 { return .comments(isSure: false) }
        return .text
    }

    private func wholeLine(_ line: CaptureLine) -> LineRole? {
        guard line.length <= 160, !line.bare.isEmpty else { return nil }
        if let kind = book.kinds[line.bare] { return .kind(kind) }
        if book.helpful.contains(line.bare) { return .helpful }
        if book.giveButtons.contains(line.bare), !line.endsSentence { return .giveButton }
        if book.tags.contains(line.bare) { return .tags }
        if book.related.contains(line.bare) { return .related }
        if book.organization.contains(line.bare), line.isShouted { return .organization }
        if line.words.allSatisfy({ book.shareWords.contains($0) }), line.words.contains(where: book.share.contains) {
            return .share
        }
        return nil
    }

    /// `SEE ALSO: Coverage of Bolivia`.
    private func seeAlso(_ line: CaptureLine) -> String? {
        guard line.length <= 500 else { return nil }
        for phrase in book.seeAlso where line.key.hasPrefix(phrase) {
            if line.bare == phrase { return line.isShouted || line.text.hasSuffix(":") ? "" : nil }
            let rest = line.key.utf8.dropFirst(phrase.utf8.count).drop { $0 == 0x20 }
            guard let mark = rest.first, mark == 0x3A || mark == 0x2D else { continue }
            let isMark: (Character) -> Bool = { ":-–—".contains($0) }
            guard let colon = line.text.firstIndex(where: isMark) else { continue }
            return String(line.text[colon...].drop { isMark($0) || $0 == " " })
        }
        return nil
    }

    private func isAnalysisHeading(_ line: CaptureLine) -> Bool {
        guard line.length <= 80, line.words.count <= 8, !line.endsSentence else { return false }
        return book.analysisClosers.contains { line.bare == $0 || line.bare.hasSuffix(" " + $0) }
            || book.analysisOpeners.contains { line.bare.hasPrefix($0 + " ") }
    }

    /// `About NAME`: the name.
    private func about(_ line: CaptureLine) -> String? {
        guard line.length <= 80, line.words.count <= 9, !line.endsSentence else { return nil }
        for opener in book.about where line.key.hasPrefix(opener + " ") {
            let name = line.text.split(separator: " ").dropFirst(opener.split(separator: " ").count)
                .joined(separator: " ")
            guard let first = name.unicodeScalars.first, !first.properties.isLowercase else { continue }
            return name
        }
        return nil
    }

    private func contact(_ line: CaptureLine) -> String? {
        guard line.length <= 200, let address = MailAddress.first(in: line.text) else { return nil }
        let isAlone = line.words.count <= 2
        return isAlone || book.contact.contains { line.key.hasPrefix($0) } ? address : nil
    }

    /// How many of the three things that a licence notice speaks of stand in a line.
    private func licenceScore(_ key: [UInt8]) -> Int {
        guard key.count <= 2_000 else { return 0 }
        return [book.copying, book.crediting, book.licences].count { $0.count(in: key) > 0 }
    }

    private func opensLicence(_ line: CaptureLine) -> Bool {
        book.licenceOpeners.contains { line.key.hasPrefix($0) } || line.text.hasPrefix("©")
    }

    private func speaksOfOurselves(_ line: CaptureLine) -> Bool {
        line.words.contains { book.ourselves.contains(CaptureLine.barePunctuation($0)) }
    }
}

import Briefs

/// Reads a page that was saved or copied as text: header, body, and the tail of calls, licence, related pieces
/// and notes of the organization. Whatever cannot be placed stays in the body, and a warning says so.
struct CaptureReader {
    let classifier: LineClassifier
    let places: PlaceNames

    private(set) var header: CaptureHeader
    private(set) var body: [CaptureLine] = []
    /// Indices in `body` that are headings for certain.
    private(set) var analysisHeadings: Set<Int> = []
    private(set) var seeAlso: [Brief.SeeAlso] = []
    private(set) var tags: [String] = []
    private(set) var related = RelatedSection()
    private(set) var notices: NoticeSection?
    private(set) var licence: String?
    private(set) var contact: String?
    private(set) var warnings: [String] = []

    private var state = State.body
    private var strays: [CaptureLine] = []

    private enum State { case body, calls, tags, related, notices }

    init(_ text: String, book: PhraseBook, places: PlaceNames) {
        let classifier = LineClassifier(book: book)
        self.classifier = classifier
        self.places = places
        let lines = CaptureLine.lines(of: text).flatMap { line in
            FusedTail.split(line.text, book: book).map { $0.utf8.count == line.length ? line : CaptureLine($0) }
        }
        let roles = lines.map { classifier.role(of: $0) }
        header = CaptureHeader(lines, roles, book: book)
        let rest = header.standfirst + Array(header.end..<lines.count)
        let around = Surroundings(lines: rest.map { lines[$0] }, roles: rest.map { roles[$0] })
        var index = 0
        while index < rest.count { index += take(around.at(index)) }
        finish()
        if header.title == nil, body.isEmpty { fallBack(on: lines) }
    }

    /// A page of which nothing but a foot was found may have been read wrongly: all that it says stays.
    private mutating func fallBack(on lines: [CaptureLine]) {
        guard licence != nil || !related.entries.isEmpty || !(notices?.notices ?? []).isEmpty else { return }
        body = lines
        (related, notices, licence, seeAlso, tags) = (RelatedSection(), nil, nil, [], [])
        warnings = ["No article was found, only what stands below one: all lines are kept as its text."]
    }

    private var isInText: Bool { state == .body || state == .calls }

    /// What stands beside a line.
    private struct Surroundings {
        var lines: [CaptureLine]
        var roles: [LineRole]
        var index = 0

        var line: CaptureLine { lines[index] }
        var role: LineRole { roles[index] }

        func at(_ index: Int) -> Surroundings {
            var other = self
            other.index = index
            return other
        }

        func role(_ step: Int) -> LineRole? { roles.indices.contains(index + step) ? roles[index + step] : nil }
        func line(_ step: Int) -> CaptureLine? { lines.indices.contains(index + step) ? lines[index + step] : nil }
        /// Whether the page's tail goes on behind the line, or nothing does.
        var isTailNext: Bool { role(1).map(\.isTail) ?? true }
        var isBetweenTails: Bool { isTailNext && (role(-1)?.isTail ?? false) }
        /// Whether the neighbours are those of a plea for money.
        var isPlea: Bool { role(-1) == .helpful || role(1) == .giveButton }
    }

    /// Takes a line, and says how many lines it took.
    private mutating func take(_ around: Surroundings) -> Int {
        let (line, role) = (around.line, around.role)
        switch role {
        case .share, .footer, .helpful, .giveButton:
            // Buttons above the text end nothing.
            if state == .body, !body.isEmpty { state = .calls }
            if state == .tags || (state == .related && role != .share) { state = .calls }
        case .comments(let isSure) where isSure || state != .body || around.isTailNext: leave(for: .calls)
        case .licence(let isSure)
        where isSure || (state == .calls && licence == nil) || (around.isTailNext && !body.isEmpty):
            licence = licence.map { $0 + "\n" + line.text } ?? line.text
            leave(for: .calls)
        case .giving where around.isPlea || (state == .calls && around.isBetweenTails): leave(for: .calls)
        case .tags: state = .tags
        case .related: state = .related
        case .about(let name) where state != .body || around.role(1) == .organization:
            if notices == nil { notices = NoticeSection(heading: line.text, name: name) }
            state = .notices
        case .organization where state != .body || CaptureReader.isDay(around.role(2)):
            if notices == nil { notices = NoticeSection(heading: nil, name: nil) }
            notices?.add(line, role)
            state = .notices
        case .contact(let address) where state != .body || around.isTailNext:
            contact = contact ?? address
            leave(for: .calls)
        case .seeAlso(let rest) where isInText || !rest.isEmpty: return takeSeeAlso(rest, around)
        case .analysisHeading where isInText, .kind(.analysis) where isInText:
            state = .body
            analysisHeadings.insert(body.count)
            body.append(line)
        default: takeText(line, role)
        }
        return 1
    }

    /// The notes of the organization go on after a notice or an address among them.
    private mutating func leave(for next: State) {
        if state != .notices { state = next }
    }

    private mutating func takeText(_ line: CaptureLine, _ role: LineRole) {
        switch (state, role) {
        case (.notices, _): notices?.add(line, role)
        case (.related, .kind): break
        case (.related, _):
            if !related.add(line, role) { stray(line) }
        case (.calls, .dateline(let dateline)) where dateline.label != nil,
            (.tags, .dateline(let dateline)) where dateline.label != nil:
            state = .related
            _ = related.add(line, role)
        case (.tags, _) where line.length <= 120 && !line.isProse:
            tags += line.text.split(whereSeparator: { ",;#|·•/".contains($0) }).map {
                CaptureLine(String($0)).text.trimmed
            }
            .filter { !$0.isEmpty }.map { $0.lowercased() }
        case (.body, _): body.append(line)
        case (.calls, _), (.tags, _):
            state = .calls
            stray(line)
        }
    }

    private mutating func stray(_ line: CaptureLine) {
        body.append(line)
        strays.append(line)
    }

    /// The pointer stands behind the words, or on the next line.
    private mutating func takeSeeAlso(_ rest: String, _ around: Surroundings) -> Int {
        if !rest.isEmpty {
            seeAlso.append(SeeAlsoReader(book: classifier.book, places: places).read(rest))
            return 1
        }
        guard let next = around.line(1), around.role(1) == .text, !next.isProse else { return 1 }
        seeAlso.append(SeeAlsoReader(book: classifier.book, places: places).read(next.text))
        return 2
    }

    private static func isDay(_ role: LineRole?) -> Bool {
        if case .dateline(let dateline) = role { dateline.isDateAlone } else { false }
    }

    private mutating func finish() {
        let loose = related.close()
        for line in loose { stray(line) }
        notices?.close()
        if let first = strays.first {
            let what = strays.count == 1 ? "A line" : "\(strays.count) lines"
            warnings.append("\(what) after the end of the article stayed in its text, from “\(first.text.cut(60))”.")
        }
        for line in header.leftOut { warnings.append("Left out above the title: “\(line.text.cut(80))”.") }
        if notices?.endsEarly ?? false { warnings.append("The capture ends within the notes of the organization.") }
    }

    /// The body's lines that are headings: those of the analysis, and short lines between paragraphs.
    var headings: [String] {
        var found: [String] = []
        for (index, line) in body.enumerated() {
            guard analysisHeadings.contains(index) || isSubheading(index) else { continue }
            if !found.contains(line.text) { found.append(line.text) }
            if found.count == 200 { break }
        }
        return found
    }

    private func isSubheading(_ index: Int) -> Bool {
        let line = body[index]
        guard index > 0, index + 1 < body.count, line.length <= 70, (2...10).contains(line.words.count), !line.isProse,
            let first = line.text.first, first.isUppercase || "¿¡".contains(first), let last = line.text.last,
            last.isLetter || last == "?"
        else { return false }
        return body[index - 1].endsSentence && body[index + 1].isProse && body[index + 1].length >= 80
    }
}

extension String {
    /// The beginning of a text, for a message.
    func cut(_ length: Int) -> String {
        let head = prefix(length)
        return head.endIndex == endIndex ? self : head + "…"
    }

    fileprivate var trimmed: String {
        var result = Substring(self)
        while result.first == " " { result.removeFirst() }
        while result.last == " " { result.removeLast() }
        return String(result)
    }
}

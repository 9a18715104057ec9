import Briefs

/// The briefs of a library in their order, newest first, with what is worked out of each once.
struct Shelf {
    /// One brief, and how its names are compared.
    struct Entry {
        var brief: Brief
        var dates: BriefDates
        /// Its words joined by spaces.
        var foldedTitle: String
        var tagKeys: [String]
        var authors: [NameKey]
        var source: NameKey
        var language: String?
        var published: Double?

        var place: ListPlace {
            ListPlace(day: brief.day, published: published, foldedTitle: foldedTitle, id: brief.id)
        }

        init(_ brief: Brief, _ dates: BriefDates) {
            self.brief = brief
            self.dates = dates
            foldedTitle = Words.folded(brief.title).joined(separator: " ")
            tagKeys = brief.tags.map(Words.key)
            authors = brief.authors.map(NameKey.init)
            source = NameKey(brief.source)
            language = brief.language.map(Languages.key)
            published = PublishedTime.seconds(brief.published)
        }
    }

    /// Newest first: by day, then by moment of publication, then by title and id; the undated last.
    let entries: [Entry]
    /// Where a brief stands in `entries`, by its id and by those it was merged with.
    let positions: [BriefID: Int]
    /// Briefs that are editions of one piece in several languages, from whichever side that was stated; each
    /// in list order.
    let pieces: [[Int]]
    /// Which of `pieces` each entry belongs to.
    let pieceOfEntry: [Int]

    init(briefs: [Brief], dates: (Brief) -> BriefDates) {
        let unsorted = briefs.map { Entry($0, dates($0)) }
        // Numbers are sorted, not entries: moving those costs more than comparing them.
        let order = unsorted.withUnsafeBufferPointer { entries in
            entries.indices.sorted { entries[$0].place < entries[$1].place }
        }
        let entries = order.map { unsorted[$0] }
        var positions: [BriefID: Int] = [:]
        for (index, entry) in entries.enumerated() { positions[entry.brief.id] = positions[entry.brief.id] ?? index }
        for (index, entry) in entries.enumerated() {
            for id in entry.brief.sameAs where positions[id] == nil { positions[id] = index }
        }
        self.entries = entries
        self.positions = positions
        (pieces, pieceOfEntry) = Shelf.pieces(entries, positions)
    }

    /// The other editions of a brief, in list order.
    func editions(of index: Int) -> [Int] { pieces[pieceOfEntry[index]].filter { $0 != index } }

    func hasEditions(_ index: Int) -> Bool { pieces[pieceOfEntry[index]].count > 1 }

    /// Groups entries by the links between them.
    private static func pieces(_ entries: [Entry], _ positions: [BriefID: Int]) -> ([[Int]], [Int]) {
        var roots = Array(entries.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while roots[index] != index {
                roots[index] = roots[roots[index]]
                index = roots[index]
            }
            return index
        }
        for (index, entry) in entries.enumerated() {
            for translation in entry.brief.translations {
                guard let other = positions[translation.id] else { continue }
                roots[root(index)] = root(other)
            }
        }
        var pieces: [[Int]] = []
        var pieceOfRoot: [Int: Int] = [:]
        var pieceOfEntry: [Int] = []
        for index in entries.indices {
            let root = root(index)
            let piece = pieceOfRoot[root] ?? pieces.count
            if piece == pieces.count {
                pieces.append([])
                pieceOfRoot[root] = piece
            }
            pieces[piece].append(index)
            pieceOfEntry.append(piece)
        }
        return (pieces, pieceOfEntry)
    }
}

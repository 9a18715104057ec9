import Briefs
import PTY
import Page
import Query
import Reader
import Store

/// What commands have to print, worked out from the whole library by the plain evaluator.
struct PlainCommands {
    private let answering: PlainEvaluator
    private let idLength: Int
    private let regions = RegionTree()
    private let today: Day

    init(_ library: String, today: Day) throws {
        TextLocale.establish()
        let contents = try LibraryReader.read(library)
        let dates = Dictionary(
            contents.briefs.map {
                ($0.brief.id, BriefDates(added: $0.added, changed: $0.changed, changedAt: $0.changedAt))
            },
            uniquingKeysWith: { first, _ in first })
        answering = PlainEvaluator(
            briefs: contents.briefs.map(\.brief), book: MarkBook(), regions: regions,
            dates: { dates[$0.id] ?? BriefDates() }, text: { BriefText($0) })
        let digests = contents.briefs.map(\.brief.id.digest)
        idLength = (4...64).first { length in Set(digests.map { $0.prefix(length) }).count == digests.count } ?? 64
        self.today = today
    }

    private func answer(_ question: Question) -> Answer? { answering.answer(question, today: today) { false } }

    private func query(_ text: String) throws -> Query { try QueryParser(regions: regions).parse(text) }

    private func rows(_ text: String) throws -> [Row] {
        guard case .list(let list)? = answer(.list(Listing(query: try query(text)), rows: 0..<Int.max)) else {
            return []
        }
        return list.rows
    }

    func list(_ text: String) throws -> String {
        try rows(text).map { row in
            let region = row.regions.first.map { Phrases.short($0) } ?? "-"
            let day = row.day?.description ?? "undated   "
            let space = String(repeating: " ", count: 3 - min(3, region.count))
            return "\(row.id.digest.prefix(idLength))  \(day)  \(region)\(space)  \(row.title.string)\n"
        }.joined()
    }

    func feed(_ text: String) throws -> String {
        let items = try rows(text).compactMap { row -> JSONValue? in
            guard case .brief(let brief?, let marks)? = answer(.brief(row.id)) else { return nil }
            return FeedWriter.item(brief, marks: marks)
        }
        let title = try query(text).description
        return JSONWriter.string(FeedWriter.document(title: title.isEmpty ? "Dateline" : title, items: items)) + "\n"
    }

    func facets(_ facet: Facet, _ text: String) throws -> String {
        guard case .facets(let counts)? = answer(.facets(facet, try query(text))) else { return "" }
        let width = counts.map { "\($0.count)".count }.max() ?? 0
        return counts.map { count in
            let space = String(repeating: " ", count: width - "\(count.count)".count)
            let label = count.label == count.value ? "" : "  " + DisplayText(count.label).string
            return "\(space)\(count.count)  \(DisplayText(count.value).string)\(label)\n"
        }.joined()
    }

    /// What is related to the brief that stands at a place of the whole list.
    func related(_ place: Int) throws -> (id: String, text: String) {
        let rows = try rows("")
        guard rows.indices.contains(place), case .related(let answer)? = answer(.related(rows[place].id, limit: 12))
        else { return ("", "") }
        let lines = answer.computed.map { related in
            let day = related.row.day?.description ?? "undated   "
            return "\(related.row.id.digest.prefix(idLength))  \(day)  \(related.row.title.string)\n    "
                + Phrases.reasons(related.reasons, regions: regions) + "\n"
        }
        return (String(rows[place].id.digest.prefix(idLength)), lines.joined())
    }
}

import Briefs
import Page
import Query
import Reader
import Store

/// A library opened for one command.
struct OpenLibrary {
    let answering: PlainEvaluator
    let prefixes: IDPrefixes
    let problems: [Problem]
    private let setting: Setting
    private let briefs: [BriefID: Brief]
    private var journal: MarkJournal

    init(_ setting: Setting) throws(CommandError) {
        let opening = LibraryOpening(setting)
        do throws(StoreError) {
            let contents = try LibraryReader.read(setting.library)
            journal = opening.journal(contents.aliases)
            answering = opening.evaluator(contents, journal.book)
            prefixes = IDPrefixes(contents.briefs.map(\.brief.id))
            briefs = Dictionary(
                contents.briefs.map { ($0.brief.id, $0.brief) }, uniquingKeysWith: { first, _ in first })
            problems = contents.problems + journal.problems
        } catch {
            throw .failed(error.description)
        }
        self.setting = setting
    }

    var fileProblemCount: Int { Set(problems.map(\.file)).count }

    func answer(_ question: Question) -> Answer? { answering.answer(question, today: setting.today) { false } }

    /// The rows of a query, at most `limit`.
    func rows(of query: Query, limit: Int?) -> [Row] {
        guard case .list(let answer)? = answer(.list(Listing(query: query), rows: 0..<(limit ?? .max))) else {
            return []
        }
        return answer.rows
    }

    /// A brief as the article pane has it, with the number of briefs that each see-also leads to.
    func article(_ brief: Brief) -> ArticleText {
        var article = ArticleText(brief, regions: setting.regions)
        article.seeAlsoCounts = brief.seeAlso.map { item in
            guard case .query(let text)? = item.target,
                let query = try? QueryParser(regions: setting.regions).parse(text),
                case .list(let listed)? = answer(.list(Listing(query: query), rows: 0..<0))
            else { return nil }
            return listed.count
        }
        return article
    }

    /// The brief that a word names: a whole id, or the beginning of its hash.
    func brief(named word: String) throws(CommandError) -> Brief {
        if case .brief(let brief?, _)? = answer(.brief(BriefID(word))) { return brief }
        let isHash =
            !word.isEmpty
            && word.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x66).contains($0) || (0x41...0x46).contains($0)
            }
        let found = isHash ? prefixes.ids(beginning: word, limit: 2) : []
        if found.count > 1 { throw .usage("“\(word)” begins the ids of several briefs; give one or two digits more") }
        guard let id = found.first, let brief = briefs[id] else {
            throw .missing("There is no brief “\(word)” in this library; dateline list prints the ids")
        }
        return brief
    }

    /// A brief with the reader's marks, as an item of a JSON Feed.
    func item(of id: BriefID) -> JSONValue? {
        briefs[id].map { FeedWriter.item($0, marks: journal.book[id]) }
    }

    func feed(of ids: [BriefID], title: String) -> String {
        let name = title.isEmpty ? "Dateline" : title
        return JSONWriter.string(FeedWriter.document(title: name, items: ids.compactMap { item(of: $0) }))
    }

    mutating func mark(_ marks: [Mark], _ ids: [BriefID]) throws(CommandError) {
        do throws(StoreError) {
            try journal.append(marks, to: ids)
            try journal.sync()
        } catch {
            throw .failed(error.description)
        }
        if let notice = journal.notice { Console.complain(notice) }
    }

    /// Says on standard error that files have problems, so that a list that lacks them does not look whole.
    func complain() {
        guard fileProblemCount > 0 else { return }
        let files = fileProblemCount == 1 ? "1 file has a problem" : "\(fileProblemCount) files have a problem"
        Console.complain("\(files); dateline doctor names them")
    }
}

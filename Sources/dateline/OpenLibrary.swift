import Briefs
import Index
import Page
import Query
import Reader
import Store

/// A library opened for one command: its index, brought up to the library as it is now, and the reader's marks.
struct OpenLibrary {
    let answering: IndexAnswering
    /// Files and folders with a problem.
    let fileProblemCount: Int
    private let index: LibraryIndex
    private let setting: Setting
    private var journal: MarkJournal

    init(_ setting: Setting) throws(CommandError) {
        let folderProblems: [Problem]
        do throws(StoreError) {
            // The index shows a library without its folder as it was last seen; a command is to say that it is gone.
            folderProblems = try LibraryFolder.files(of: setting.library).problems
        } catch {
            throw .failed(error.description)
        }
        index = try CurrentIndex.open(setting)
        journal = LibraryOpening(setting).journal(index.aliases)
        fileProblemCount = Set((folderProblems + journal.problems).map(\.file)).union(index.problemPaths).count
        answering = IndexAnswering(index, book: journal.book, regions: setting.regions)
        self.setting = setting
    }

    func answer(_ question: Question) -> Answer? { answering.answer(question, today: setting.today) { false } }

    /// How many digits of the hashes of ids keep all briefs apart.
    var idLength: Int { index.digestLength }

    /// Hands over the rows of a query, at most `limit`, some at a time: however many they are, few are in memory.
    func rows(of query: Query, limit: Int?, _ take: ([Row]) -> Void) {
        let limit = limit ?? .max
        var done = 0
        while done < limit {
            let next = done..<done + min(limit - done, OpenLibrary.pageLength)
            guard case .list(let answer)? = answer(.list(Listing(query: query), rows: next)), !answer.rows.isEmpty
            else { return }
            take(answer.rows)
            done += answer.rows.count
        }
    }

    private static let pageLength = 500

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
        if let brief = brief(BriefID(word)) { return brief }
        let isHash =
            !word.isEmpty
            && word.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x66).contains($0) || (0x41...0x46).contains($0)
            }
        let found = isHash ? index.ids(beginning: word, limit: 2) : []
        if found.count > 1 { throw .usage("“\(word)” begins the ids of several briefs; give one or two digits more") }
        guard let id = found.first, let brief = brief(id) else {
            throw .missing("There is no brief “\(word)” in this library; dateline list prints the ids")
        }
        return brief
    }

    private func brief(_ id: BriefID) -> Brief? {
        guard case .brief(let brief, _)? = answer(.brief(id)) else { return nil }
        return brief
    }

    /// The editions of a brief in other languages.
    func editions(of id: BriefID) -> [BriefID] {
        guard case .related(let answer)? = answer(.related(id, limit: 0)) else { return [] }
        return answer.translations.map(\.id)
    }

    /// A brief with the reader's marks, as an item of a JSON Feed.
    func item(of brief: Brief) -> JSONValue { FeedWriter.item(brief, marks: journal.book[brief.id]) }

    /// Nil where the brief has gone from its file since.
    func item(of id: BriefID) -> JSONValue? { brief(id).map(item) }

    /// Prints a JSON Feed of briefs, one after the other; `each` hands over their items.
    func printFeed(title: String, _ each: ((JSONValue) -> Void) -> Void) {
        var stream = FeedStream(title: title.isEmpty ? "Dateline" : title)
        each { Console.write(stream.next($0)) }
        Console.print(stream.end)
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

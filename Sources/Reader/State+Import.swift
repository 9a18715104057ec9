import Briefs
import Page
import Query

/// An import that runs beside the reading.
package struct ImportNews: Hashable, Sendable {
    package var filesDone: Int
    package var filesTotal: Int
    /// Briefs that have been read so far.
    package var briefs: Int
    /// What came of it, once it has ended.
    package var result: Notice?

    package init(filesDone: Int, filesTotal: Int, briefs: Int, result: Notice? = nil) {
        (self.filesDone, self.filesTotal, self.briefs, self.result) = (filesDone, filesTotal, briefs, result)
    }

    /// `Importing: 3 of 40 files, 120 briefs · ^C ends it`.
    var words: String {
        let files = filesTotal == 1 ? "1 file" : "\(filesDone) of \(filesTotal) files"
        let cancel = CommandTable.rows.first { $0.command == .cancel }?.keys.first.map { HelpState.shown($0) } ?? ""
        return "Importing: \(files), \(briefs) briefs · \(cancel) ends it"
    }
}

extension State {
    /// Takes files in, off this thread. What arrives shows up as any other change of the library does: the list stays
    /// where it is.
    mutating func startImport(_ path: String) {
        guard importing == nil else {
            say("An import is on its way; ^C ends it")
            return
        }
        importing = ImportNews(filesDone: 0, filesTotal: 1, briefs: 0)
        outbox.append(.takeIn(path))
    }

    mutating func takeImport(_ news: ImportNews) {
        if let result = news.result {
            importing = nil
            notice = result
        } else if importing != nil {
            importing = news
        }
    }

    /// True where there was one.
    mutating func endImport() -> Bool {
        guard importing != nil else { return false }
        outbox.append(.stopTakingIn)
        say("The import ends with the file that it is at; what has been written stays")
        return true
    }

    /// Says that the brief in hand and what counts as its editions are different pieces.
    mutating func unpair() {
        guard let article, focus != .list || article.id == list.selectedID else {
            say("Open the brief first")
            return
        }
        guard !article.editions.isEmpty else {
            say("This brief has no edition in another language here")
            return
        }
        var after: [MarkChange] = []
        var before: [MarkChange] = []
        for other in article.editions {
            for (id, edition) in [(article.id, other), (other, article.id)] {
                after.append(MarkChange(ids: [id], marks: [Mark(.translation(edition), .flag(false))]))
                before.append(MarkChange(ids: [id], marks: [Mark(.translation(edition), .none)]))
            }
        }
        if isSideBySide || wantsBeside { toggleBeside() }
        makeMarks(MarkStep(before: before, after: after, words: "Taken apart"))
        self.article?.editions = []
        self.article?.text.translations = []
        related.entries.removeAll { entry in
            guard case .brief(let id) = entry.target else { return false }
            return article.editions.contains(id) && entry.section.hasPrefix("In ")
        }
        resetArticle(saysElse: true)
        askCompany()
    }
}

import Briefs
import Index
import Query
import Reader
import Store

/// What the asker's thread has before it: the index that answers, and bringing it up to the library in between.
final class AnswerDesk {
    let answering: any Answering
    private let index: LibraryIndex?
    private let replies: Mailbox<Message>
    private var isBusy: Bool

    /// How long the desk waits for a question before it works on: not at all while the library is being taken in, a
    /// second between looks at files that may have changed.
    var pause: Int? { index == nil ? nil : isBusy ? 0 : 1_000 }

    /// Opens the index and takes in what a short while allows, so that a small library is whole in the first frame.
    init(_ opening: LibraryOpening, _ keeper: Keeper, _ replies: Mailbox<Message>) {
        self.replies = replies
        let setting = opening.setting
        var index: LibraryIndex?
        do throws(IndexError) {
            index = try LibraryIndex.open(library: setting.library, cacheHome: setting.paths.cacheHome)
        } catch {
            replies.post(.said(Notice(error.description, .problem)))
        }
        self.index = index
        let progress = index?.step(milliseconds: AnswerDesk.firstStep)
        isBusy = progress.map { $0.stage != .done } ?? false
        let journal = opening.journal(index?.aliases ?? BriefAliases())
        if let index {
            answering = IndexAnswering(index, book: journal.book, regions: setting.regions)
        } else {
            answering = opening.evaluator(LibraryContents(), journal.book)
        }
        keeper.begin(journal)
        if let notice = index?.notice { replies.post(.said(Notice(notice))) }
        tellProblems(journal)
        if isBusy, let progress { tell(progress) }
    }

    /// In milliseconds.
    private static let firstStep = 400

    /// Works on until told to stop, for a short while.
    func work(isCancelled: () -> Bool) {
        guard let index else { return }
        if !isBusy { index.lookAgain() }
        let progress = index.step(milliseconds: 50, isCancelled: isCancelled)
        let wasBusy = isBusy
        isBusy = progress.stage != .done
        if progress.hasChanged || wasBusy != isBusy { tell(progress) }
    }

    func close() { index?.close() }

    private func tell(_ progress: IndexProgress) {
        let words =
            progress.stage == .done
            ? nil : "Taking in the library: \(progress.filesDone) of \(progress.filesTotal) files, \(progress.briefsDone) briefs"
        replies.post(.library(words))
    }

    private func tellProblems(_ journal: MarkJournal) {
        let files = (index?.problemFiles ?? 0) + Set(journal.problems.map(\.file)).count
        if files > 0 { replies.post(.problems(files)) }
    }
}

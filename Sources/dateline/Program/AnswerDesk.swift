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
    private let journalProblems: Int
    /// How far the index is; at first the files have still to be looked at.
    private var stage = IndexProgress.Stage.looking
    /// The reader has been told that the library is not whole.
    private var hasTold = false
    private var takingIn = TakingIn()

    /// How long the desk waits for a question before it works on, in milliseconds: not at all while the library is
    /// being taken in, a second between looks at files that may have changed. Nil: for as long as it takes.
    var pause: Int? {
        guard index != nil else { return nil }
        return switch stage {
        case .looking, .indexing: 0
        case .waiting: 200
        case .done: 1_000
        }
    }

    /// Opens the index. Of a library that was never taken in it takes what a short while allows, so that a small one is
    /// whole in the first frame.
    init(_ opening: LibraryOpening, _ keeper: Keeper, _ replies: Mailbox<Message>) {
        self.replies = replies
        let setting = opening.setting
        var index: LibraryIndex?
        do throws(IndexError) {
            index = try LibraryIndex.open(
                library: setting.library, cacheHome: setting.paths.cacheHome, startThread: Worker.start)
        } catch {
            replies.post(.said(Notice(error.description, .problem)))
        }
        self.index = index
        // A library that was taken in before is shown as it was last seen, and looked at after the first answers.
        let progress = index.flatMap { $0.count == 0 ? $0.step(milliseconds: AnswerDesk.firstStep) : nil }
        if let progress { stage = progress.stage }
        let journal = opening.journal(index?.aliases ?? BriefAliases())
        if let index {
            answering = IndexAnswering(index, book: journal.book, regions: setting.regions)
        } else {
            let contents = (try? opening.contents()) ?? LibraryContents()
            answering = opening.evaluator(contents, journal.book)
        }
        journalProblems = Set(journal.problems.map(\.file)).count
        keeper.begin(journal)
        if let notice = index?.notice { replies.post(.said(Notice(notice))) }
        tellProblems()
        if stage != .done, let progress { tell(progress) }
    }

    /// In milliseconds.
    private static let firstStep = 400

    /// Works on until told to stop, for a short while.
    func work(isCancelled: () -> Bool) {
        guard let index else { return }
        if stage == .done { index.lookAgain() }
        let progress = index.step(milliseconds: 50, isCancelled: isCancelled)
        stage = progress.stage
        guard progress.hasChanged || hasTold else { return }
        tell(progress)
        if stage == .done { tellProblems() }
    }

    func close() { index?.close() }

    private func tell(_ progress: IndexProgress) {
        let words = takingIn.sentence(progress, at: Clock.steady())
        hasTold = words != nil
        replies.post(.library(words))
    }

    private func tellProblems() { replies.post(.problems((index?.problemFiles ?? 0) + journalProblems)) }
}

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
    private var journalProblems: Int
    /// How far the index is; at first the files have still to be looked at.
    private var stage = IndexProgress.Stage.looking
    /// The reader has been told that the library is not whole.
    private var hasTold = false
    /// The library has been looked at since the start.
    private var hasLooked = false
    private var takingIn = TakingIn()
    private let keeper: Keeper
    private let places: (library: String, stateHome: String)
    /// Sees what others change; from the first look on.
    private var lookout: Lookout?

    /// How long the desk waits for a question before it works on, in milliseconds: not at all while the library is
    /// being taken in. Nil: for as long as it takes.
    var pause: Int? {
        switch stage {
        case .looking, .indexing: 0
        case .waiting: 200
        case .done: index?.isBehind ?? false ? 0 : lookout?.pause
        }
    }

    /// Readable when somebody has changed the library.
    var descriptor: Int32? { lookout?.descriptor }

    /// Opens the index. Of a library that was never taken in it takes what a short while allows, so that a small one is
    /// whole in the first frame.
    /// What was marked elsewhere is given to `marked`.
    init(
        _ opening: LibraryOpening, _ keeper: Keeper, _ replies: Mailbox<Message>,
        marked: @escaping @Sendable (MarksElsewhere) -> Void
    ) {
        self.replies = replies
        self.keeper = keeper
        let setting = opening.setting
        places = (setting.library, setting.paths.stateHome)
        var index: LibraryIndex?
        do throws(IndexError) {
            index = try LibraryIndex.open(
                library: setting.library, cacheHome: setting.paths.cacheHome, startThread: Worker.start)
        } catch {
            replies.post(.said(Notice(error.description, .problem)))
        }
        self.index = index
        // A library that was taken in before is shown as it was last seen, and looked at after the first answers.
        var progress: IndexProgress?
        if let index, index.count == 0 {
            lookout = Lookout(library: places.library, stateHome: places.stateHome)
            progress = index.step(milliseconds: AnswerDesk.firstStep)
        }
        if let progress { stage = progress.stage }
        let journal = opening.journal(index?.aliases ?? BriefAliases())
        if let index {
            answering = IndexAnswering(index, book: journal.book, regions: setting.regions)
        } else {
            let contents = (try? opening.contents()) ?? LibraryContents()
            answering = opening.evaluator(contents, journal.book)
        }
        journalProblems = journal.problemFiles
        keeper.begin(journal, marked: marked)
        if let notice = index?.notice { replies.post(.said(Notice(notice))) }
        tellProblems()
        if stage != .done, let progress { tell(progress) }
    }

    /// In milliseconds.
    private static let firstStep = 400

    /// Works on until told to stop, for a short while.
    func work(isCancelled: () -> Bool) {
        // Before the first look, so that what changes after it is seen.
        let lookout = lookout ?? Lookout(library: places.library, stateHome: places.stateHome)
        let isFirst = self.lookout == nil
        self.lookout = lookout
        let news = lookout.take()
        // Also what was marked since the journals were read and before they were watched.
        if isFirst || news.contains(.marks) { keeper.refresh() }
        if news.contains(.files) { index?.lookAgain() }
        guard let index else {
            stage = .done
            return
        }
        guard stage != .done || index.isBehind else { return }
        let start = Lookout.now()
        let progress = index.step(milliseconds: 50, isCancelled: isCancelled)
        stage = progress.stage
        if stage == .done {
            lookout.hasLooked(
                milliseconds: Lookout.now() - start, tookIn: progress.filesTotal > 0 || progress.hasChanged)
        }
        let isFirstWhole = stage == .done && !hasLooked
        if isFirstWhole { hasLooked = true }
        if progress.hasChanged || hasTold { tell(progress) }
        if stage == .done, progress.hasChanged || isFirstWhole { tellProblems() }
    }

    /// Takes marks that were made elsewhere, and then has them shown.
    func take(_ marks: MarksElsewhere) {
        answering.set(Dictionary(marks.news.map { ($0.id, $0.state) }, uniquingKeysWith: { _, last in last }))
        if !marks.news.isEmpty { replies.post(.marked(marks.news)) }
        if marks.problemFiles != journalProblems {
            journalProblems = marks.problemFiles
            tellProblems()
        }
    }

    func close() { index?.close() }

    private func tell(_ progress: IndexProgress) {
        let words = takingIn.sentence(progress, at: Clock.steady())
        hasTold = words != nil
        replies.post(.library(words))
    }

    /// Items that contradict each other are looked for once the library has been looked at: that takes longer.
    private func tellProblems() {
        let files = hasLooked ? index?.problemPaths.count : index?.problemFiles
        replies.post(.problems((files ?? 0) + journalProblems))
    }
}

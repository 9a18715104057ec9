import Briefs
import Reader
import Store
import Synchronization

/// The thread that imports while somebody reads. One import at a time; it ends by itself, or with the file that it is at
/// once it is told to.
final class Importer: Sendable {
    private let setting: Setting
    private let replies: Mailbox<Message>
    private let isStopped = Mutex(false)
    /// Whether one is on its way.
    private let isBusy = Mutex(false)

    /// How often news are sent, in milliseconds.
    private static let interval = 120

    init(_ setting: Setting, _ replies: Mailbox<Message>) {
        (self.setting, self.replies) = (setting, replies)
    }

    /// Begins to take a file or folder in.
    func begin(_ path: String) {
        let isFree = isBusy.withLock { busy in
            defer { busy = true }
            return !busy
        }
        guard isFree else { return }
        isStopped.withLock { $0 = false }
        let started = Worker { [self] in
            let result = run(path)
            isBusy.withLock { $0 = false }
            replies.post(.importing(result))
        }
        if started == nil {
            isBusy.withLock { $0 = false }
            replies.post(
                .importing(
                    ImportNews(
                        filesDone: 0, filesTotal: 0, briefs: 0,
                        result: Notice("The system gives no more threads; close other programs and try again", .problem)
                    )))
        }
    }

    func stop() { isStopped.withLock { $0 = true } }

    /// Waits until what is being written stands.
    func close() {
        stop()
        while isBusy.withLock({ $0 }) { _ = poll(milliseconds: 5) }
    }

    private func poll(milliseconds: Int) -> Bool { Mailbox<Int>().wait(milliseconds: milliseconds).isEmpty }

    private func run(_ word: String) -> ImportNews {
        let path = whole(word)
        let gathering = InputFiles.gather([path])
        let total = gathering.inputs.count
        var complaints = gathering.complaints
        var count = complaints.count
        let run = ImportRun(
            setting, ImportWishes(),
            say: {
                // The first say what is wrong; thousands more would only be held in memory.
                if complaints.count < 3 { complaints.append($0) }
                count += 1
            })
        func news(_ result: Notice? = nil) -> ImportNews {
            ImportNews(filesDone: run.sum.filesDone, filesTotal: total, briefs: run.sum.drafts, result: result)
        }
        var told = Clock.steady()
        do throws(StoreError) {
            for input in gathering.inputs {
                if isStopped.withLock({ $0 }) { break }
                try run.take(input)
                if Clock.steady() - told >= Importer.interval {
                    told = Clock.steady()
                    replies.post(.importing(news()))
                }
            }
            try run.finish()
        } catch {
            return news(Notice(error.description, .problem))
        }
        return news(result(run.sum, complaints, count, isWhole: run.sum.filesDone == total, path: path))
    }

    /// What came of it, and what to do about what did not.
    private func result(
        _ sum: ImportSum, _ complaints: [String], _ count: Int, isWhole: Bool, path: String
    ) -> Notice {
        var text = sum.words(isDryRun: false)
        if !isWhole { text += "; ended before the rest" }
        let failed = sum.unread + sum.partly + sum.obstacles
        if !sum.hasRead, let first = complaints.first { return Notice(first, .problem) }
        if failed > 0 {
            let files = failed == 1 ? "1 file has a problem" : "\(failed) files have problems"
            return Notice("\(text) · \(files): dateline import --dry-run \(path) names them", .problem)
        }
        if sum.repaired > 0 { text += sum.repaired == 1 ? " · 1 was put right" : " · \(sum.repaired) were put right" }
        return Notice(text)
    }

    /// `~` is the home folder.
    private func whole(_ word: String) -> String {
        guard word == "~" || word.hasPrefix("~/"), let home = setting.environment["HOME"] else { return word }
        return home + word.dropFirst()
    }
}

import Synchronization

/// Starts a thread that runs a body; what it gives waits for its end. Nil where there is no thread to be had.
package typealias ThreadStart = (@escaping @Sendable () -> Void) -> (() -> Void)?

/// Reads files and prepares what is to be written down of them: ahead, on a thread of its own, or when asked.
final class Preparer {
    private let queues: Queues?
    private let join: (() -> Void)?
    /// Without a thread: the files that wait, and the one that is being read.
    private var waiting: [FileToRead] = []
    private var current: FilePreparation?
    private var gatherer = ItemWordGatherer()

    /// Files that were handed in and are not finished.
    private(set) var pending = 0
    /// So many files may be pending.
    static let most = 3

    /// Steps that may wait to be taken.
    private static let ahead = 4

    /// `start` gives the thread; without one the work is done when a step is asked for.
    init(_ start: ThreadStart?) {
        guard let start, let queues = Queues() else {
            (queues, join) = (nil, nil)
            return
        }
        let join = start { queues.run() }
        self.queues = join == nil ? nil : queues
        self.join = join
    }

    deinit {
        queues?.close()
        join?()
    }

    /// Hands in a file, to be read after those before.
    func prepare(_ file: FileToRead) {
        pending += 1
        guard let queues else {
            waiting.append(file)
            return
        }
        _ = queues.files.put(file)
    }

    /// The next step; nil where none came in so many milliseconds.
    func step(milliseconds: Int) -> PreparedStep? {
        let step = queues.map { $0.steps.take(milliseconds: milliseconds) } ?? ownStep()
        switch step {
        case .unreadable, .finished: pending -= 1
        case .opened, .items, nil: break
        }
        return step
    }

    private func ownStep() -> PreparedStep? {
        while true {
            if current == nil, !waiting.isEmpty { current = FilePreparation(waiting.removeFirst(), gatherer) }
            guard current != nil else { return nil }
            if let step = current?.step() { return step }
            gatherer = current?.takeGatherer() ?? gatherer
            current = nil
        }
    }

    /// What both threads hold.
    private struct Queues: Sendable {
        let files: BoundedQueue<FileToRead>
        let steps: BoundedQueue<PreparedStep>

        init?() {
            guard let files = BoundedQueue<FileToRead>(capacity: Preparer.most),
                let steps = BoundedQueue<PreparedStep>(capacity: Preparer.ahead)
            else { return nil }
            self.files = files
            self.steps = steps
        }

        func run() {
            var gatherer = ItemWordGatherer()
            while let file = files.take() {
                var preparation = FilePreparation(file, gatherer)
                while let step = preparation.step() {
                    guard steps.put(step) else { return }
                }
                gatherer = preparation.takeGatherer()
            }
        }

        func close() {
            files.close()
            steps.close()
        }
    }
}

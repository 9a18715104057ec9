import Briefs
import Glibc
import Testing

@testable import Index

@Suite("Reading ahead")
struct PreparerTests {
    /// A thread as the program would give one.
    private static func thread(_ body: @escaping @Sendable () -> Void) -> (() -> Void)? {
        final class Body: Sendable {
            let run: @Sendable () -> Void
            init(_ run: @escaping @Sendable () -> Void) { self.run = run }
        }
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, Unmanaged.passRetained(Body(body)).toOpaque())
        return status == 0 ? { pthread_join(thread, nil) } : nil
    }

    private func files(_ library: TestLibrary) -> [FileToRead] {
        (library.files.keys.sorted() + ["nowhere.json"]).map {
            FileToRead(path: $0, library: library.path, known: [], context: [])
        }
    }

    /// All steps as words that can be compared.
    private func steps(_ files: [FileToRead], _ preparer: Preparer) -> [String] {
        var words: [String] = []
        var next = 0
        while next < files.count || preparer.pending > 0 {
            while next < files.count, preparer.pending < Preparer.most {
                preparer.prepare(files[next])
                next += 1
            }
            guard let step = preparer.step(milliseconds: 5_000) else { return words + ["nothing came"] }
            switch step {
            case .unreadable: words.append("unreadable")
            case .opened(let file): words.append("opened \(file.context.count) \(file.same.count)")
            case .items(let items): words += items.map { "\($0.id) \($0.title) \($0.words.words) \($0.texts)" }
            case .finished(let hasProblems): words.append("finished \(hasProblems)")
            }
        }
        return words
    }

    @Test("A thread of its own gives the same steps in the same order", arguments: 0..<6)
    func threads(seed: Int) throws {
        let library = try TestLibrary(seed: UInt64(seed))
        for _ in 0..<6 { try library.change() }
        let files = files(library)
        let alone = steps(files, Preparer(nil))
        #expect(alone.contains("unreadable") && alone.contains { $0.hasPrefix("opened") })
        #expect(steps(files, Preparer(Self.thread)) == alone)
    }

    @Test("It can be given up at any moment", arguments: 0..<12)
    func givingUp(taken: Int) throws {
        let library = try TestLibrary(seed: 4)
        for _ in 0..<6 { try library.change() }
        let preparer = Preparer(Self.thread)
        for file in files(library).prefix(Preparer.most) { preparer.prepare(file) }
        for _ in 0..<taken where preparer.pending > 0 { _ = preparer.step(milliseconds: 5_000) }
        // Nothing waits for ever: the end of this function joins the thread.
    }

    @Test("A queue gives what was put in, in order, and lets everybody go when it is closed")
    func queue() throws {
        let queue = try #require(BoundedQueue<Int>(capacity: 3))
        #expect(queue.take(milliseconds: 0) == nil)
        let join = try #require(Self.thread { for number in 0..<1_000 { _ = queue.put(number) } })
        #expect((0..<1_000).map { _ in queue.take() } == (0..<1_000).map { $0 })
        join()
        let blocked = try #require(Self.thread { while queue.put(1) {} })
        #expect(queue.take() == 1)
        queue.close()
        blocked()
        #expect(queue.take() == nil && !queue.put(2))
    }
}

import Glibc
import Terminal

/// A thread of its own that runs one body and can be waited for.
struct Worker: Sendable {
    private let thread: pthread_t

    /// Nil where the system gives no thread.
    init?(_ body: @escaping @Sendable () -> Void) {
        final class Body: Sendable {
            let run: @Sendable () -> Void
            init(_ run: @escaping @Sendable () -> Void) { self.run = run }
        }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        // Reading hostile markup and JSON goes as deep as on the main thread.
        pthread_attr_setstacksize(&attributes, 8 << 20)
        defer { pthread_attr_destroy(&attributes) }
        var thread = pthread_t()
        let argument = Unmanaged.passRetained(Body(body)).toOpaque()
        let status = pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument else { return nil }
                Terminal.guardThisThread()
                Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, argument)
        guard status == 0 else {
            Unmanaged<Body>.fromOpaque(argument).release()
            return nil
        }
        self.thread = thread
    }

    /// Starts a thread; what it gives waits for its end.
    static func start(_ body: @escaping @Sendable () -> Void) -> (() -> Void)? {
        Worker(body).map { worker in { worker.join() } }
    }

    func join() { pthread_join(thread, nil) }
}

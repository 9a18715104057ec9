import FoundationEssentials

/// The files beside these tests.
enum Fixture {
    static let names =
        [
            "full-page", "no-dateline", "dateline-bare", "subject-label", "spanish", "portuguese", "body-alone",
            "fused-breadcrumb", "fused-tail", "fused-tail-tight", "nbsp-curly", "latin1-crlf", "wrapped",
            "other-outlet",
        ] + reordered

    /// Kicker, dateline and tail in other orders.
    static let reordered = [
        "order-dateline-above", "order-kicker-below", "order-kicker-last", "order-byline-first", "order-own-lines",
        "order-day-first", "order-tags-first", "order-notes-first", "order-related-first", "order-spanish-above",
        "order-spanish-lines", "order-portuguese-first", "order-portuguese-notes",
    ]

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures")

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(name + ".txt")))
    }

    /// What is expected of a fixture; nil where nothing has been written down yet.
    static func expectation(_ name: String) -> String? {
        (try? Data(contentsOf: expectationFile(name))).map { String(decoding: $0, as: UTF8.self) }
    }

    static func record(_ text: String, for name: String) throws {
        try Data(text.utf8).write(to: expectationFile(name))
    }

    private static func expectationFile(_ name: String) -> URL {
        folder.appendingPathComponent(name + ".expected")
    }
}

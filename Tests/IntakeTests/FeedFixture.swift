import FoundationEssentials

/// The feeds beside these tests, each with one difficulty, named for it.
enum FeedFixture {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures/feeds")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".xml") }.map { String($0.dropLast(4)) }.sorted()
    }()

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(name + ".xml")))
    }

    /// Nil where nothing has been written down yet.
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

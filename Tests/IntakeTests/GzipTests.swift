import Testing

@testable import Intake

@Suite("Gzip") struct GzipTests {
    /// A JSON Feed of one item without a date.
    private let archive: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xAB, 0x56, 0x2A, 0x4B, 0x2D, 0x2A, 0xCE, 0xCC,
        0xCF, 0x53, 0xB2, 0x52, 0xCA, 0x28, 0x29, 0x29, 0x28, 0xB6, 0xD2, 0xD7, 0xCF, 0x2A, 0xCE, 0xCF, 0x4B, 0x4B,
        0x4D, 0x4D, 0xD1, 0xCB, 0x2F, 0x4A, 0xD7, 0x87, 0x4A, 0xEB, 0x1B, 0xEA, 0x19, 0x2A, 0xE9, 0x28, 0x65, 0x96,
        0xA4, 0xE6, 0x16, 0x2B, 0x59, 0x45, 0x57, 0x2B, 0x65, 0xA6, 0x00, 0x75, 0x80, 0x84, 0x4A, 0x32, 0x4B, 0x72,
        0x52, 0x81, 0x6C, 0x47, 0x05, 0x9F, 0xC4, 0xDC, 0x02, 0xA5, 0xDA, 0xD8, 0x5A, 0x00, 0xBE, 0x70, 0x11, 0x37,
        0x54, 0x00, 0x00, 0x00,
    ]
    private let options = IntakeOptions(places: Gazetteer.places)

    @Test("A feed in gzip is read as the feed, and its hash is that of the archive")
    func feed() throws {
        let reading = try Intake.read(bytes: archive, name: "feed.json.gz", options: options)
        #expect(reading.drafts.map(\.brief.title) == ["A Lamp"])
        #expect(reading.problems.isEmpty)
    }

    @Test("Several members make one text, and what follows them is left out")
    func members() throws {
        let one = try Gzip.opened(archive, name: "x", limit: 1_000).bytes
        let two = try Gzip.opened(archive + archive + [0, 0, 0], name: "x", limit: 1_000)
        #expect(two.bytes == one + one)
        #expect(two.isWhole)
    }

    @Test("Of an archive that is cut off what could be opened is kept, and a problem says so")
    func cut() throws {
        let opened = try Gzip.opened(Array(archive.dropLast(4)), name: "x", limit: 1_000)
        #expect(!opened.isWhole && !opened.bytes.isEmpty)
        let reading = try Intake.read(bytes: Array(archive.dropLast(4)), name: "x.gz", options: options)
        #expect(reading.drafts.count == 1)
        #expect(reading.problems.map(\.file) == ["x.gz"])
    }

    @Test("An archive that opens to more than the limit is refused, however small it is")
    func bomb() {
        #expect(throws: IntakeError.tooLarge(name: "x", bytes: 11, limit: 10)) {
            try Gzip.opened(archive, name: "x", limit: 10)
        }
    }

    @Test("What is no gzip behind its first bytes is an error")
    func damaged() {
        #expect(throws: IntakeError.self) { try Gzip.opened([0x1F, 0x8B, 8, 0, 1], name: "x", limit: 10) }
    }
}

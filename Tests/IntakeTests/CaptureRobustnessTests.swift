import Briefs
import Testing

@testable import Intake

@Suite struct CaptureRobustnessTests {
    private let options = IntakeOptions(places: Gazetteer.places)

    /// A brief with a title, or an error that names the file.
    private func check(_ bytes: [UInt8]) {
        do {
            for draft in try Intake.read(bytes: bytes, name: "cut.txt", options: options) {
                #expect(!draft.brief.title.isEmpty)
                #expect(draft.warnings == draft.brief.provenance?.warnings)
            }
        } catch {
            #expect(error.description.contains("cut.txt"))
        }
    }

    @Test("A page cut anywhere still gives a brief or a clear error", arguments: Fixture.names)
    func cuts(_ name: String) throws {
        let bytes = try Fixture.bytes(name)
        // The whole page at every seventh byte; its variants, which share most of its bytes, more seldom.
        for end in stride(from: 0, through: bytes.count, by: name == "full-page" ? 7 : 97) {
            check(Array(bytes[..<end]))
        }
        for (index, byte) in bytes.enumerated() where byte == 0x0A {
            check(Array(bytes[..<index]))
            check(Array(bytes[(index + 1)...]))
        }
    }

    @Test("Random bytes and shuffled lines never trap")
    func noise() throws {
        var generator = Noise(state: 7)
        for _ in 0..<300 {
            check((0..<Int.random(in: 0...400, using: &generator)).map { _ in .random(in: 0...255, using: &generator) })
        }
        var lines = try Fixture.names.flatMap { try Fixture.bytes($0).split(separator: 0x0A).map(Array.init) }
        for _ in 0..<150 {
            lines.shuffle(using: &generator)
            let separator: [UInt8] = Bool.random(using: &generator) ? [0x0A] : [0x20]
            check(Array(lines.prefix(.random(in: 1...40, using: &generator)).joined(separator: separator)))
        }
    }

    @Test("Every word of a page's text stands somewhere in the brief, whatever the order of its lines")
    func nothingIsLost() throws {
        var generator = Noise(state: 11)
        let lines = try Fixture.bytes("full-page").split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        let prose = CaptureLine.lines(of: lines.joined(separator: "\n")).map(\.text).filter { text in
            ["The agreement was", "It follows a season", "The harder question"].contains { text.hasPrefix($0) }
        }
        try #require(prose.count == 3)
        for _ in 0..<60 {
            let draft = try capture(lines.shuffled(using: &generator).joined(separator: "\n\n"))
            let all = DraftText.describe(draft)
            for paragraph in prose { #expect(all.contains(paragraph)) }
        }
    }

    @Test("Reading the same bytes twice gives equal drafts", arguments: Fixture.names)
    func twice(_ name: String) throws {
        let bytes = try Fixture.bytes(name)
        let first = try Intake.read(bytes: bytes, name: name, options: options)
        #expect(try first == Intake.read(bytes: bytes, name: name, options: options))
    }

    @Test("A line of ten megabytes is read in seconds", .timeLimit(.minutes(1)))
    func longLine() throws {
        let sentence = "The patrol counted forty barges by the light of one lamp, and wrote down nothing. "
        let bytes = Array(String(repeating: sentence, count: 10_485_760 / sentence.utf8.count).utf8)
        let places = PlaceNames(lookup: { _ in [] }, countries: { _ in [] })
        let draft = try #require(
            Intake.read(bytes: bytes, name: "long.txt", options: IntakeOptions(places: places)).first)
        guard case .text(let text, _) = draft.brief.body else { return }
        #expect(text.utf8.count == bytes.count - 1)
    }

    @Test("Thousands of lines that look alike take no more than their number", .timeLimit(.minutes(1)))
    func manyLines() throws {
        for line in ["THE ORGANIZATION", "COCA / 2 DEC 2013", "See also: Coverage of Bolivia", "Tags", "a, b, c"] {
            let text = "Tags\nRelated\n" + String(repeating: line + "\n", count: 4_000)
            check(Array(("A title\n\nA sentence of text.\n\nAbout Us All\n" + text).utf8))
        }
    }
}

/// A generator that gives the same numbers each time.
struct Noise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

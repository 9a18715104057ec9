import Briefs
import FoundationEssentials
import Testing

@testable import Intake

@Suite struct FeedTests {
    @Test("There are feeds of all the shapes that real ones have")
    func count() {
        #expect(FeedFixture.names.count >= 90)
    }

    /// `RECORD=1` writes the expectations anew; read the difference before keeping it.
    @Test("A feed gives what is written down beside it", arguments: FeedFixture.names)
    func fields(_ name: String) throws {
        let reading = try Intake.read(
            bytes: FeedFixture.bytes(name), name: name + ".xml", options: IntakeOptions(places: Gazetteer.places))
        let found = FeedDescription.describe(reading)
        guard let expected = FeedFixture.expectation(name), ProcessInfo.processInfo.environment["RECORD"] == nil else {
            try FeedFixture.record(found, for: name)
            Issue.record("Recorded what \(name) gives: check it by hand.")
            return
        }
        #expect(found == expected)
    }

    @Test("A feed that is sound is never mended", arguments: FeedFixture.names.filter { $0.hasPrefix("atom-") })
    func sound(_ name: String) throws {
        let text = String(decoding: try FeedFixture.bytes(name), as: UTF8.self)
        #expect(XMLReader.read(text) { FeedGathering() }.repairs.isEmpty)
    }
}

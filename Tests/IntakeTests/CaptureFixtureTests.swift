import Briefs
import FoundationEssentials
import Testing

@testable import Intake

@Suite struct CaptureFixtureTests {
    /// `RECORD=1` writes the expectations anew; read the difference before keeping it.
    @Test("A captured page gives the fields written down beside it", arguments: Fixture.names)
    func fields(_ name: String) throws {
        let drafts = try Intake.read(
            bytes: Fixture.bytes(name), name: name + ".txt", options: IntakeOptions(places: Gazetteer.places))
        let found = DraftText.describe(try #require(drafts.first))
        #expect(drafts.count == 1)
        guard let expected = Fixture.expectation(name), ProcessInfo.processInfo.environment["RECORD"] == nil else {
            try Fixture.record(found, for: name)
            Issue.record("Recorded what \(name) gives: check it by hand.")
            return
        }
        #expect(found == expected)
    }

    @Test("No call for comments, money or feedback stands in a text", arguments: Fixture.names)
    func callsStayOut(_ name: String) throws {
        let drafts = try Intake.read(
            bytes: Fixture.bytes(name), name: name, options: IntakeOptions(places: Gazetteer.places))
        guard case .text(let text, _) = try #require(drafts.first).brief.body else { return }
        let key = MatchKey.fold(text)
        for call in [
            "share icon", "helpful?", "resources", "donate", "what do you think", "creative commons", "recursos",
            "independent",
        ] {
            #expect(!key.contains(call))
        }
    }

    @Test(
        "A page with its tail run together is the same brief as the page itself",
        arguments: ["fused-tail", "fused-tail-tight", "nbsp-curly"])
    func sameBrief(_ name: String) throws {
        let options = IntakeOptions(places: Gazetteer.places)
        let plain = try #require(Intake.read(bytes: Fixture.bytes("full-page"), name: "a", options: options).first)
        let other = try #require(Intake.read(bytes: Fixture.bytes(name), name: "b", options: options).first)
        #expect(plain.contentID == other.contentID)
        #expect(plain.brief.related == other.brief.related)
        #expect(plain.brief.notices.count == 5 && other.brief.notices.count == 5)
    }

    @Test("A page in Latin-1 with Windows line ends is the same brief as in UTF-8")
    func latin1() throws {
        let options = IntakeOptions(places: Gazetteer.places)
        let plain = try #require(Intake.read(bytes: Fixture.bytes("spanish"), name: "a", options: options).first)
        let other = try #require(Intake.read(bytes: Fixture.bytes("latin1-crlf"), name: "b", options: options).first)
        #expect(plain.contentID == other.contentID)
        #expect(other.warnings == ["The text is not UTF-8: read as Windows-1252 (Latin-1)."])
    }
}

import Briefs
import Testing

@testable import Intake

@Suite struct IntakeTests {
    private let options = IntakeOptions(places: Gazetteer.places)
    private let page = "BRIEF\n\nA Lamp Goes Out\n\nPERU / 2 MAY 2014 BY ANA PRADO EN\n\nThe lamp at the pier went out."

    @Test(
        "A file that holds no text, or is of another format, is an error that names it and what can be read",
        arguments: [
            ("", "holds no text"), (" \n\u{FEFF}\n\u{A0}\t", "holds no text"), ("BRIEF\n", "holds no text"),
            ("%PDF-1.7 …", "a PDF document"),
            ("PK\u{3}\u{4}…", "a zip archive"),
            ("a\u{0}b", "binary data"),
        ])
    func clearErrors(_ text: String, _ words: String) {
        let error = #expect(throws: IntakeError.self) {
            try Intake.drafts(bytes: Array(text.utf8), name: "page.bin", options: options)
        }
        let sentence = error?.description ?? ""
        #expect(sentence.contains("page.bin") && sentence.contains(words))
        #expect(words == "holds no text" || sentence.contains("JSON feeds"))
    }

    @Test("An input above the limit is refused before it is read")
    func tooLarge() {
        let bytes = [UInt8](repeating: 0x61, count: Intake.limit + 1)
        #expect(throws: IntakeError.tooLarge(name: "x", bytes: bytes.count, limit: Intake.limit)) {
            try Intake.drafts(bytes: bytes, name: "x", options: options)
        }
    }

    @Test("An address that is given becomes the id, and the text's own name is kept beside it")
    func address() throws {
        let plain = try capture(page)
        #expect(plain.brief.id == plain.contentID && plain.brief.id.rawValue.hasPrefix("urn:sha256:"))
        #expect(plain.brief.url == nil && plain.brief.sameAs.isEmpty)
        let url = "https://lantern.example/lamp"
        let known = try capture(page, options: IntakeOptions(url: url, places: Gazetteer.places))
        #expect(known.brief.url == url && known.brief.id == BriefID(url))
        #expect(known.contentID == plain.contentID && known.brief.sameAs == [plain.contentID])
    }

    @Test(
        "An address without a scheme, or with spaces, is refused",
        arguments: ["lantern.example/a", "https:", "a b:c", ""])
    func badAddress(_ url: String) {
        #expect(throws: IntakeError.addressNotAbsolute(url)) {
            try capture(page, options: IntakeOptions(url: url, places: Gazetteer.places))
        }
    }

    @Test("Another capture of a page has the same name, and another text has not")
    func contentID() throws {
        let id = try capture(page).contentID
        let again = "\u{FEFF}" + page.replacing("\n", with: "\r\n").replacing(" ", with: "\u{A0} ")
        #expect(try capture(again).contentID == id)
        #expect(try capture(page.replacing("lamp at", with: "Lámp  “at”")).contentID == id)
        #expect(try capture(page + " Twice.").contentID != id)
        #expect(try capture(page.replacing("2 MAY", with: "3 MAY")).contentID != id)
        #expect(try capture(page.replacing("A Lamp", with: "The Lamp")).contentID != id)
    }

    @Test("The source is what is given, else whom the licence credits, else who the page is about")
    func source() throws {
        let licence = "\n\nYou may copy this text with attribution to Night Desk in the byline, under Creative Commons."
        let about = "\n\nTags\n\nAbout Day Desk\n\nTHE ORGANIZATION\n\nA note\n\n3 MAY 2014\n\nText."
        #expect(try capture(page).brief.source == "")
        #expect(try capture(page + about).brief.source == "Day Desk")
        #expect(try capture(page + licence + about).brief.source == "Night Desk")
        let given = IntakeOptions(source: "El Muelle", places: Gazetteer.places)
        #expect(try capture(page + licence + about, options: given).brief.source == "El Muelle")
    }

    @Test("Where it came from is kept: file, digest, and when it was saved")
    func provenance() throws {
        var options = IntakeOptions(modified: "2014-05-03T10:00:00Z", places: Gazetteer.places)
        let kept = try #require(try capture(page, name: "lamp.txt", options: options).brief.provenance)
        #expect(kept.source == "lamp.txt" && kept.retrieved == "2014-05-03T10:00:00Z")
        #expect(kept.sha256 == SHA256.hexDigest(of: page.utf8) && kept.warnings.isEmpty)
        options.retrieved = "2014-05-02T10:00:00Z"
        #expect(try capture(page, options: options).brief.provenance?.retrieved == "2014-05-02T10:00:00Z")
    }
}

import Briefs
import Intake

/// JSON of all shapes and lists of addresses, damaged.
extension Trials {
    static func posts(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        intake(Mutation.input(of: setting.corpus.posts, &random), setting, &findings)
    }

    static func addresses(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        intake(Mutation.input(of: setting.corpus.addresses, &random), setting, &findings)
    }

    /// Reads an input and holds what must be so of any reading.
    private static func intake(_ bytes: [UInt8], _ setting: Setting, _ findings: inout Findings) {
        let places = PlaceNames(
            lookup: { setting.regions.lookup($0) }, countries: { setting.regions.countries(namedIn: $0) })
        let text = { String(decoding: bytes.prefix(2_000), as: UTF8.self) }
        let reading = findings.timed("Intake.read", bytes: bytes.count) { () -> IntakeReading? in
            do throws(IntakeError) {
                return try Intake.read(bytes: bytes, name: "a/b.json", options: IntakeOptions(places: places))
            } catch {
                precondition(error.description.contains("b.json"))
                return nil
            }
        }
        guard let reading else { return }
        for draft in reading.drafts.prefix(40) {
            let brief = draft.brief
            findings.expect(!brief.id.rawValue.isEmpty, "a draft has an id", text())
            for address in [brief.url].compactMap(\.self) + brief.attachments.map(\.url) {
                let scheme = address.prefix { $0 != ":" }.lowercased()
                findings.expect(
                    ["http", "https", "mailto", "ftp", "gemini", "urn"].contains(scheme),
                    "an address can be followed", address)
            }
            let item = DraftFeed.item(brief)
            let document = JSONWriter.bytes(FeedWriter.document(title: "t", items: [item]))
            let again = FeedReader.read(document, file: "g.json", fallbackSource: brief.source)
            findings.expect(
                again.items.first?.brief.id == brief.id && again.items.first?.brief.body == brief.body,
                "a draft that is printed reads back", text())
        }
        let addresses = reading.subscriptions.map(\.feedURL)
        findings.expect(Set(addresses).count == addresses.count, "an address stands once", text())
        findings.expect(addresses.allSatisfy { !$0.isEmpty }, "a subscription has an address", text())
    }
}

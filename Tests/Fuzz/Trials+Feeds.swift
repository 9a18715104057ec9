import Briefs
import Intake

extension Trials {
    /// Damaged feeds, exports and lists of subscriptions.
    static func feeds(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        let bytes = Mutation.input(of: setting.corpus.xml, &random)
        if setting.isTold { print(String(decoding: bytes.suffix(3_000), as: UTF8.self).debugDescription) }
        let options = IntakeOptions(places: PlaceNames(lookup: { _ in [] }, countries: { _ in [] }))
        func read(_ bytes: [UInt8]) -> IntakeReading? {
            try? Intake.read(bytes: bytes, name: "f.xml", options: options)
        }
        let found = findings.timed("Intake.read xml", bytes: bytes.count) { read(bytes) }
        guard let reading = found else { return }
        findings.expect(read(bytes) == reading, "a feed is read alike twice", "\(bytes.count) bytes")
        for draft in reading.drafts {
            let brief = draft.brief
            let addresses = [brief.url].compactMap { $0 } + brief.attachments.map(\.url)
            for address in addresses {
                let isFollowed = ["http:", "https:", "mailto:", "ftp:", "gemini:"].contains { scheme in
                    address.lowercased().hasPrefix(scheme)
                }
                findings.expect(isFollowed, "an address can be followed", address)
                findings.expect(
                    !address.unicodeScalars.contains(where: SafeText.isControl), "an address has no controls", address)
            }
            findings.expect(!brief.id.rawValue.isEmpty, "a brief has an id", brief.title)
        }
        guard !reading.subscriptions.isEmpty else { return }
        let written = OPMLWriter.text(of: reading.subscriptions, title: "t")
        let again = read(Array(written.utf8))?.subscriptions ?? []
        findings.expect(
            again == reading.subscriptions, "subscriptions that are written read back",
            "\(reading.subscriptions)\n=>\n\(again)")
    }
}

import Briefs
import Intake
import Markup

extension Trials {
    /// Pages: a brief or an error that names the file, in time that grows with the page, whatever stands in it.
    static func pages(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        var bytes = Array("<!DOCTYPE html>".utf8)
        bytes += random.oneIn(8) ? pile(&random) : Mutation.input(of: setting.corpus.pages, &random)
        take(bytes, "page.html", setting, &random, &findings)
    }

    /// Elements in any order and depth, as no page has them.
    private static func pile(_ random: inout Seeded) -> [UInt8] {
        let names = [
            "p", "div", "b", "ul", "li", "table", "tr", "td", "article class=comments", "main", "h1", "h2", "nav",
            "a href=/x",
            "section id=related", "form", "aside", "br", "figure", "figcaption", "blockquote", "object", "header",
            "footer",
            "div itemprop=articleBody", "span hidden", "time datetime=2014-05-02", "x-y", "dl", "dt", "dd", "img src=a",
        ]
        var html = ""
        for number in 0..<random.below(4_000) {
            let name = random.one(of: names)
            html += random.oneIn(3) ? "</\(name.prefix { $0 != " " })>" : "<\(name)>"
            if random.oneIn(2) { html += "Words of sentence \(number) that say something, and more of it. " }
        }
        return Array(html.utf8)
    }

    static func markdown(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        var bytes = Mutation.input(of: setting.corpus.markdown, &random)
        if random.oneIn(3) { bytes = Array("---\ntitle: T\n---\n".utf8) + bytes }
        take(bytes, "text.md", setting, &random, &findings)
    }

    static func captures(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        var bytes = Mutation.input(of: setting.corpus.captures, &random)
        if random.oneIn(2) {
            var lines = bytes.split(separator: 0x0A)
            lines.shuffle(using: &random)
            bytes = Array(lines.joined(separator: [0x0A]))
        }
        take(bytes, "page.txt", setting, &random, &findings)
    }

    private static func take(
        _ bytes: [UInt8], _ name: String, _ setting: Setting, _ random: inout Seeded, _ findings: inout Findings
    ) {
        if setting.isTold { print(String(decoding: bytes.suffix(3_000), as: UTF8.self).debugDescription) }
        let places = PlaceNames(
            lookup: { setting.regions.lookup($0) }, countries: { setting.regions.countries(namedIn: $0) })
        let url = random.oneIn(2) ? "https://e.example/a/b" : nil
        let drafts = findings.timed("Intake.read", bytes: bytes.count) { () -> [Draft] in
            do throws(IntakeError) {
                return try Intake.read(bytes: bytes, name: name, options: IntakeOptions(url: url, places: places))
                    .drafts
            } catch {
                precondition(error.description.contains(name))
                return []
            }
        }
        for draft in drafts.prefix(20) {
            precondition(draft.warnings == draft.brief.provenance?.warnings ?? [])
            findings.expect(!draft.brief.id.rawValue.isEmpty, "a draft has an id", "")
            let links =
                MarkupReader.document(of: draft.brief).links.map(\.address) + [draft.brief.url].compactMap { $0 }
            findings.expect(
                !links.contains { $0.lowercased().hasPrefix("javascript:") || $0.lowercased().hasPrefix("data:") },
                "no script is a link", "\(links)")
        }
    }
}

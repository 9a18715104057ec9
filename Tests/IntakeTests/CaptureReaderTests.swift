import Briefs
import Testing

@testable import Intake

@Suite struct CaptureReaderTests {
    private let head = "BRIEF\n\nA Lamp Goes Out\n\nPERU / 2 MAY 2014 BY ANA PRADO EN\n\n"
    private let first = "The lamp at the pier went out, and the harbour office sent nobody to light it."
    private let second = "A week later somebody lit it, and nobody knows who did, or with what oil."

    private func text(_ draft: Draft) -> [String] {
        guard case .text(let text, _) = draft.brief.body else { return [] }
        return text.split(separator: "\n").map(String.init)
    }

    @Test("Text behind the page's calls stays in the body, and a warning says so")
    func strays() throws {
        let draft = try capture(head + first + "\n\nWas this content helpful?\n\n" + second)
        #expect(text(draft) == [first, second])
        #expect(draft.warnings.count == 1 && draft.warnings[0].contains("A week later"))
    }

    @Test("Buttons above the text end nothing")
    func buttonsAbove() throws {
        let draft = try capture(head + "share icon icon icon\n\n" + first + "\n\n" + second)
        #expect(text(draft) == [first, second] && draft.warnings.isEmpty)
    }

    @Test("A paragraph about licences or donations is text")
    func proseAboutLicences() throws {
        let law =
            "The new law lets anybody copy and distribute a map, with attribution, under a Creative Commons licence."
        let money = "Donors who support the port say that their fund, and our resources, will not pay for oil."
        let draft = try capture(head + law + "\n\n" + money + "\n\n" + first)
        #expect(text(draft) == [law, money, first] && draft.brief.license == nil)
    }

    @Test("A licence at the end of a bare text is a licence")
    func licenceAtEnd() throws {
        let draft = try capture(head + first + "\n\nThis article is licensed under CC BY-SA 4.0, credit to Night Desk.")
        #expect(text(draft) == [first])
        #expect(draft.brief.license?.spdx == "CC-BY-SA-4.0" && draft.brief.license?.attribution == "Night Desk")
    }

    @Test(
        "Headings of the analysis are told in three languages",
        arguments: ["Analysis", "Night Desk Analysis", "Análisis", "Análisis de Mesa Nueve", "ANÁLISE DO PORTO"])
    func analysis(_ heading: String) throws {
        let draft = try capture(head + first + "\n\n" + heading + "\n\n" + second)
        #expect(draft.brief.body == .text([first, heading, second].joined(separator: "\n\n"), headings: [heading]))
    }

    @Test("A pointer without a place leads nowhere, and one on a line of its own is found")
    func seeAlso() throws {
        let draft = try capture(
            head + first + "\n\nSEE ALSO:\n\nCoverage of Santa Cruz\n\nVea también: Cobertura de Haití")
        #expect(draft.brief.seeAlso.map(\.text) == ["Coverage of Santa Cruz", "Cobertura de Haití"])
        #expect(draft.brief.seeAlso.map(\.target) == [nil, .query("region:HT")])
    }

    @Test(
        "A label is a region, several, or a tag",
        arguments: [
            ("PERU", "PE", "", ""), ("PERU / BRAZIL", "PE BR", "", ""), ("PERU, BRAZIL", "PE BR", "", ""),
            ("SINALOA", "MX-SIN", "", ""), ("SANTA CRUZ", "", "AR-Z BO-S", ""), ("LAMP OIL", "", "", "lamp oil"),
        ])
    func labels(_ label: String, _ stated: String, _ suggested: String, _ tags: String) throws {
        let brief = try capture(head.replacing("PERU", with: label) + first).brief
        #expect(brief.regions.map(\.rawValue).joined(separator: " ") == stated)
        #expect(brief.suggestedRegions.map(\.rawValue).joined(separator: " ") == suggested)
        #expect(brief.tags.joined(separator: " ") == tags)
        #expect(brief.dateline?.label == label)
    }

    @Test("A country that only the text names is suggested")
    func suggestions() throws {
        let brief = try capture(head + "Oil comes from Ecuador, and goes to Peru and Brazil.").brief
        #expect(brief.regions.map(\.rawValue) == ["PE"])
        #expect(brief.suggestedRegions.map(\.rawValue) == ["EC", "BR"])
    }

    @Test(
        "Titles that begin with a phrase of the page stay titles",
        arguments: [
            "About Face at the Pier", "By Land and by Night", "Home Fires in Lima", "Related Parties", "Tags on Crates",
            "Lamps: An Analysis", "See Also Rans at the Port", "Profile of a Lamp", "Donate Lamps, Says Port",
        ])
    func titles(_ title: String) throws {
        let draft = try capture(head.replacing("A Lamp Goes Out", with: title) + first)
        #expect(draft.brief.title == title && text(draft) == [first])
        #expect(draft.brief.authors == ["Ana Prado"])
    }

    @Test("Menus above the kind are left out, and a warning names them")
    func menus() throws {
        let draft = try capture("Menu\n\nMaps\n\n" + head + first)
        #expect(draft.brief.title == "A Lamp Goes Out" && text(draft) == [first])
        #expect(draft.warnings == ["Left out above the title: “Menu”.", "Left out above the title: “Maps”."])
    }

    @Test("A page without its language in the dateline is guessed by its small words")
    func language() throws {
        let spanish =
            "La lámpara del muelle se apagó, y la capitanía no envió a nadie para encenderla, según los vecinos."
        #expect(try capture("Un título\n\n" + spanish).brief.language == "es")
        #expect(try capture("A title\n\n" + first).brief.language == "en")
        #expect(try capture("Xq zzt\n\nBlorp fnord quux.").brief.language == nil)
    }
}

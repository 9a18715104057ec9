import Briefs
import Testing

@Suite struct CitationTests {
    private func brief() -> Brief {
        Brief(
            id: BriefID("https://outlet.example/7"), url: "https://outlet.example/7", title: "Radar over\nthe Acre",
            day: Day(iso: "2013-12-02"), authors: ["Ana Ruiz", "Tom Weir"], source: "The Outlet")
    }

    @Test("A citation is one line, in English or in Spanish")
    func line() {
        let citation = Citation(brief())
        #expect(
            citation.line() == "Ana Ruiz and Tom Weir, “Radar over the Acre”, The Outlet, 2 December 2013, "
                + "https://outlet.example/7")
        #expect(
            citation.line(language: "es-BO") == "Ana Ruiz y Tom Weir, «Radar over the Acre», The Outlet, "
                + "2 de diciembre de 2013, https://outlet.example/7")
    }

    @Test("What is not known is left out, and nothing steers the terminal")
    func sparse() {
        var sparse = Brief(id: BriefID("urn:x"), title: "T\u{1B}[2J\u{202E}")
        #expect(Citation(sparse).line() == "“T[2J”")
        sparse.authors = ["Desk"]
        sparse.source = "Desk"
        #expect(Citation(sparse).line() == "Desk, “T[2J”")
    }

    @Test(
        "Months are in the brief's language",
        arguments: [("en", "2 Dec 2013"), ("es", "2 dic 2013"), ("pt-BR", "2 dez 2013")])
    func months(language: String, text: String) throws {
        let day = try #require(Day(iso: "2013-12-02"))
        #expect(MonthNames.short(day, language: language) == text)
    }
}

import Briefs
import Testing

@testable import Intake

@Suite("From what a source says to a draft") struct ItemDraftingTests {
    private func draft(
        _ item: SourceItem, title: String? = "The Lantern (invented)", url: String? = nil,
        change: (inout SourceDocument) -> Void = { _ in }
    ) throws -> Draft {
        var document = SourceDocument(format: "rss")
        document.title = title
        document.homePage = "https://lantern.example/"
        document.items = [item]
        change(&document)
        let input = SourceInput(
            bytes: [], name: "a/feed.xml", sha256: "00", options: IntakeOptions(url: url, places: Gazetteer.places))
        return try #require(ItemDrafting(document, input).reading().drafts.first)
    }

    private func item(_ change: (inout SourceItem) -> Void) -> SourceItem {
        var item = SourceItem()
        item.title = .plain("A Lamp Goes Out")
        item.content = .html("<p>The lamp at the pier went out.</p>", base: nil)
        item.published = "2014-05-02T23:00:00-05:00"
        change(&item)
        return item
    }

    @Test("The id is an absolute id, else the feed's address and the id, else the link, else the text's hash")
    func identity() throws {
        #expect(
            try draft(item { $0.id = "tag:lantern.example,2014:1" }).brief.id.rawValue == "tag:lantern.example,2014:1")
        #expect(try draft(item { $0.id = "17" }).brief.id.rawValue == "https://lantern.example/#17")
        #expect(
            try draft(item { $0.id = "17" }) { $0.feedURL = "https://lantern.example/f.xml" }.brief.id.rawValue
                == "https://lantern.example/f.xml#17")
        #expect(
            try draft(item { $0.link = "https://lantern.example/1" }).brief.id.rawValue == "https://lantern.example/1")
        let derived = try draft(item { _ in })
        #expect(derived.brief.id == derived.contentID && derived.brief.id.isDerived)
    }

    @Test("Pieces without an id that share a link are told apart by what they say")
    func sharedLink() throws {
        var document = SourceDocument(format: "rss")
        document.items = ["One", "Two"].map { title in
            item {
                $0.title = .plain(title)
                $0.link = "https://lantern.example/live"
            }
        }
        let input = SourceInput(bytes: [], name: "f", sha256: "", options: IntakeOptions(places: Gazetteer.places))
        let briefs = ItemDrafting(document, input).reading().drafts.map(\.brief)
        #expect(Set(briefs.map(\.id)).count == 2)
        #expect(briefs.allSatisfy { $0.url == "https://lantern.example/live" })
    }

    @Test("The day is the one that the source wrote, and the moment is in UTC")
    func day() throws {
        let brief = try draft(item { $0.updated = "2014-05-04" }).brief
        #expect(brief.day?.description == "2014-05-02")
        #expect(brief.published == "2014-05-03T04:00:00Z")
        #expect(brief.modified == "2014-05-04T00:00:00Z")
        let undated = try draft(item { $0.published = "soon" })
        #expect(undated.brief.day == nil)
        #expect(undated.warnings.count == 2 && undated.warnings[0].contains("soon"))
    }

    @Test("Categories and places that are regions are stated, the title's countries too, the body's are suggested")
    func regions() throws {
        let brief = try draft(
            item {
                $0.categories = ["Harbours", "Peru"]
                $0.places = ["Sinaloa"]
                $0.title = .plain("A Lamp Goes Out in Chile")
                $0.content = .plain("Peru and Uruguay were dark, and so was Santa Cruz.")
            }
        ).brief
        #expect(brief.regions.map(\.rawValue) == ["MX-SIN", "PE", "CL"])
        #expect(brief.suggestedRegions.map(\.rawValue) == ["UY"])
        #expect(brief.tags == ["Harbours", "Peru"])
        let subject = try draft(item { $0.categories = ["Santa Cruz"] }).brief
        #expect(subject.regions.isEmpty)
        #expect(subject.suggestedRegions.map(\.rawValue) == ["AR-Z", "BO-S"])
    }

    @Test(
        "The kind is the source's own word for it",
        arguments: [
            ("https://schema.org/AnalysisNewsArticle", Kind.analysis), ("OpinionNewsArticle", .commentary),
            ("Interview", .interview), ("Lighthouses", .brief),
        ])
    func kind(_ word: String, _ kind: Kind) throws {
        #expect(try draft(item { $0.kind = word }).brief.kind == kind)
        #expect(try draft(item { $0.categories = ["Harbours", word] }).brief.kind == kind)
    }

    @Test(
        "A summary that the text begins with is left out, another is kept in plain words",
        arguments: [
            ("The lamp at the pier […]", nil), ("The lamp at the pi…", nil),
            ("<p>The lamp at the pier went out.</p>", nil),
            ("A pier &amp; its <b>lamp</b>", "A pier & its lamp"), ("The lamp was out", "The lamp was out"),
        ] as [(String, String?)])
    func summary(_ html: String, _ expected: String?) throws {
        #expect(try draft(item { $0.summary = .html(html, base: nil) }).brief.summary == expected)
    }

    @Test("Without a text the summary is the text, without a title the first words are")
    func fallbacks() throws {
        let found = try draft(
            item {
                $0.title = .html(" <br> ", base: nil)
                $0.content = .plain(" \n")
                $0.summary = .html("<p>The lamp at the pier went out.</p>", base: nil)
            })
        #expect(found.brief.body == .html("<p>The lamp at the pier went out.</p>"))
        #expect(found.brief.summary == nil)
        #expect(found.brief.title == "The lamp at the pier went out.")
        #expect(found.warnings.count == 1)
    }

    @Test("Languages are written as one writes them: in lower case, with a hyphen; what is none is guessed anew")
    func language() throws {
        #expect(try draft(item { $0.language = "es_PE" }).brief.language == "es-pe")
        #expect(try draft(item { _ in }) { $0.language = "EN-us" }.brief.language == "en-us")
        #expect(try draft(item { $0.language = "Spanish, mostly" }) { $0.language = "es" }.brief.language == "es")
    }

    @Test("Relative addresses in the text are resolved against its base, else against the piece's page")
    func addresses() throws {
        let text = SourceText.html("<a href=\"b\">x</a>", base: nil)
        let brief = try draft(
            item {
                $0.content = text
                $0.link = "https://lantern.example/n/1"
            }
        ).brief
        #expect(brief.body == .html("<a href=\"https://lantern.example/n/b\">x</a>"))
    }

    @Test("An address given by hand is a lone piece's")
    func url() throws {
        #expect(try draft(item { _ in }, url: "https://a.example/1").brief.url == "https://a.example/1")
        let two = try draft(item { _ in }, url: "https://a.example/1") { $0.items.append(SourceItem()) }
        #expect(two.brief.url == nil)
    }
}

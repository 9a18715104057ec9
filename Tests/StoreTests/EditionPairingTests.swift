import Briefs
import Testing

@testable import Store

/// All persons, places on the coast and groups are invented.
@Suite("Editions of one piece in two languages")
struct EditionPairingTests {
    private static func brief(
        _ id: String, _ language: String, _ text: String, day: String = "2013-12-02", regions: [String] = ["BO"],
        suggested: [String] = [], source: String = "Desk"
    ) -> Brief {
        Brief(
            id: BriefID(id), title: id, day: Day(iso: day), language: language,
            regions: regions.compactMap { RegionCode($0) }, suggestedRegions: suggested.compactMap { RegionCode($0) },
            body: .html(text), source: source)
    }

    static let english = """
        <p>Officers stopped a truck near Puerto Lobal on Monday and found 1,250 kilos of copper wire, said the
        prosecutor, Marta Quiroga. The driver, Elio Banzer, had 43 papers with him that were not his.</p>
        <p>It was the second find in 2013 on the road from Villa Serena to Puerto Lobal, where the group Los Cardos
        is said to take 3.5 percent of each load.</p>
        """
    static let spanish = """
        <p>Agentes detuvieron el lunes un camión cerca de Puerto Lobal y hallaron 1.250 kilos de alambre de cobre,
        dijo la fiscal Marta Quiroga. El conductor, Elio Banzer, llevaba 43 documentos que no eran suyos.</p>
        <p>Fue el segundo hallazgo de 2013 en la ruta de Villa Serena a Puerto Lobal, donde el grupo Los Cardos
        cobraría el 3,5 por ciento de cada carga.</p>
        """
    /// The same day, the same place, the same people: another story.
    static let otherStory = """
        <p>La fiscal Marta Quiroga pidió el lunes en Villa Serena 18 meses de prisión para Dora Ulloa, exdirectora del
        hospital de Puerto Lobal, por la compra de 27 camas a la firma Norte Azul.</p>
        <p>Según el alcalde Tito Rivas, en 2013 faltaron 640 mil pesos; el juicio sigue el 12 de enero.</p>
        """

    private func pairs(_ briefs: [Brief], unpaired: Bool = false, atOnce: Bool = false) throws -> [Brief.Translation] {
        let folder = try TemporaryFolder()
        let session = try BriefWriter(library: folder.path, now: { 1 }).session(isUnpaired: { _, _ in unpaired })
        if atOnce { _ = try session.add(briefs) } else { for brief in briefs { _ = try session.add([brief]) } }
        return try LibraryReader.read(folder.path).briefs.flatMap(\.brief.translations)
    }

    @Test("Two editions are linked, with how sure it is, and stay two briefs", arguments: [false, true])
    func editions(atOnce: Bool) throws {
        let found = try pairs(
            [Self.brief("xx:en", "en", Self.english), Self.brief("xx:es", "es", Self.spanish)], atOnce: atOnce)
        #expect(found.count == 1)
        let link = try #require(found.first)
        #expect(link.confidence > 0.8 && link.confidence <= 1)
        #expect(["xx:en", "xx:es"].contains(link.id.rawValue))
    }

    @Test("The right one of two is found", arguments: [false, true])
    func best(atOnce: Bool) throws {
        let found = try pairs(
            [
                Self.brief("xx:en", "en", Self.english), Self.brief("xx:other", "es", Self.otherStory),
                Self.brief("xx:es", "es", Self.spanish),
            ], atOnce: atOnce)
        #expect(found.count == 1 && found.first?.id != BriefID("xx:other"))
    }

    @Test(
        "What speaks against it",
        arguments: [
            (Self.brief("xx:es", "es", Self.otherStory), "another story of the same day and place"),
            (Self.brief("xx:es", "es", Self.spanish, day: "2013-12-06"), "days apart"),
            (Self.brief("xx:es", "es", Self.spanish, regions: ["PE"]), "another region"),
            (Self.brief("xx:es", "es", Self.spanish, source: "Other"), "another source"),
            (Self.brief("xx:es", "en-us", Self.spanish), "the same language"),
            (Self.brief("xx:es", "es", Self.spanish, regions: []), "no region at all"),
            (Self.brief("xx:es", "es", ""), "no text"),
        ])
    func against(_ other: Brief, _ what: String) throws {
        #expect(try pairs([Self.brief("xx:en", "en", Self.english), other]).isEmpty, "\(what)")
    }

    @Test("Little speaks for less: a day apart, or a region that only a text names")
    func less() throws {
        let whole = try #require(
            try pairs([Self.brief("xx:en", "en", Self.english), Self.brief("xx:es", "es", Self.spanish)]).first)
        for other in [
            Self.brief("xx:es", "es", Self.spanish, day: "2013-12-03"),
            Self.brief("xx:es", "es", Self.spanish, regions: [], suggested: ["BO"]),
        ] {
            let found = try #require(try pairs([Self.brief("xx:en", "en", Self.english), other]).first)
            #expect(found.confidence < whole.confidence && found.confidence >= EditionPairing.least)
        }
    }

    @Test("Two that fit alike are not decided between")
    func rivals() throws {
        let found = try pairs([
            Self.brief("xx:es1", "es", Self.spanish), Self.brief("xx:es2", "es", Self.spanish + "<p>Corregido.</p>"),
            Self.brief("xx:en", "en", Self.english),
        ])
        #expect(found.isEmpty)
    }

    @Test("What the reader has taken apart stays apart")
    func unpaired() throws {
        let briefs = [Self.brief("xx:en", "en", Self.english), Self.brief("xx:es", "es", Self.spanish)]
        #expect(try pairs(briefs, unpaired: true).isEmpty)
    }

    @Test("A brief that is linked is not linked again, and the same import changes nothing")
    func again() throws {
        let folder = try TemporaryFolder()
        let briefs = [Self.brief("xx:en", "en", Self.english), Self.brief("xx:es", "es", Self.spanish)]
        let writer = BriefWriter(library: folder.path, now: { 1 })
        for brief in briefs { _ = try writer.add([brief]) }
        #expect(try writer.add(briefs).unchanged.count == 2)
        let third = Self.brief("xx:es2", "es", Self.spanish + "<p>Corregido.</p>")
        _ = try writer.add([third])
        #expect(try LibraryReader.read(folder.path).briefs.flatMap(\.brief.translations).count == 1)
    }

    @Test("The mark is a field of each other brief, and is read again")
    func mark() throws {
        let folder = try TemporaryFolder()
        func open() -> MarkJournal {
            MarkJournal.open(
                library: folder.path, stateHome: folder.path + "/home", cacheHome: folder.path + "/cache", now: { 1 })
        }
        var journal = open()
        let (first, second, third) = (BriefID("xx:1"), BriefID("xx:2"), BriefID("xx:3"))
        try journal.append([Mark(.translation(second), .flag(false))], to: [first])
        try journal.append([Mark(.translation(third), .flag(false))], to: [first])
        #expect(open().book[first].unpaired == [second, third])
        #expect(open().reread().book[first].unpaired == [second, third])
        try journal.append([Mark(.translation(second), .none)], to: [first])
        #expect(open().book[first].unpaired == [third])
    }
}

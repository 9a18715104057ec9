import Briefs
import Testing

@testable import Intake

@Suite struct PrintedDatelineTests {
    private func read(_ text: String) -> PrintedDateline? { PrintedDateline(CaptureLine(text), book: .all) }

    @Test(
        "A dateline gives label, day, authors and language, each where it is printed",
        arguments: [
            ("PERU / 2 DEC 2013 BY ANA PRADO EN", "PERU|2013-12-02|Ana Prado|en"),
            ("PERU/2 DEC 2013 BY ANA PRADO", "PERU|2013-12-02|Ana Prado|"),
            ("PERU / 2 DIC 2013 POR ANA PRADO Y LUIS COLL ES", "PERU|2013-12-02|Ana Prado;Luis Coll|es"),
            ("MÉXICO / 1.º de enero de 2020 por Ana Prado", "MÉXICO|2020-01-01|Ana Prado|"),
            ("Chile | August 3rd, 2020 | By Ana Prado", "Chile|2020-08-03|Ana Prado|"),
            ("COCA, GOLD / 12 SEPT. 2016", "COCA, GOLD|2016-09-12||"),
            ("MEXICO / GUATEMALA / 12 SET 2016 EN ES", "MEXICO / GUATEMALA|2016-09-12||en es"),
            ("12 de fevereiro de 2018", "|2018-02-12||"), ("Monday, 3 August 2020", "|2020-08-03||"),
            ("Published: 2020-08-03", "|2020-08-03||"), ("28/11/2013", "|2013-11-28||"),
            ("BY ANA PRADO / 2 DEC 2013", "|2013-12-02|Ana Prado|"), ("PERU / DEC 2013", "PERU|2013-12-01||"),
            ("PERU / 2013 BY ANA PRADO", "PERU|2013-01-01|Ana Prado|"),
            ("PERU / BY ANA PRADO EN", "PERU|none|Ana Prado|en"),
            ("PERU / 31 JUN 2013 EN", "PERU|none||en"), ("PERU / 3/4/2013", "PERU|none||"),
        ])
    func parts(_ text: String, _ expected: String) throws {
        let line = try #require(read(text))
        let day = line.date?.day?.description ?? "none"
        let found = [line.label ?? "", day, line.authors.joined(separator: ";"), line.languages.joined(separator: " ")]
        #expect(found.joined(separator: "|") == expected)
    }

    @Test("Precision is that of what is printed")
    func precision() {
        #expect(read("PERU / 2 DEC 2013")?.date?.precision == .day)
        #expect(read("PERU / DEC 2013")?.date?.precision == .month)
        #expect(read("PERU / 2013")?.date?.precision == .year)
        #expect(read("PERU / 31 JUN 2013")?.date?.precision == Dateline.Precision.none)
    }

    @Test(
        "Prose and titles that hold a date are no datelines",
        arguments: [
            "On 2 December 2013 the pier burned.", "2 December 2013 was a Monday", "The Night of 2 December 2013",
            "May 2014 Be Better", "2014", "In 2014 / 2015 the port", "By 2 December 2013, the pier had burned",
            "PERU", "PERU / BOLIVIA", "By the River", "", "/", "2 DEC", "DEC", "Lima, where on 2 December 2013",
        ])
    func prose(_ text: String) { #expect(read(text) == nil) }

    @Test(
        "Names in capitals are set as names, and others stay",
        arguments: [
            ("RUTH O'NEIL-MCCREA", "Ruth O'Neil-McCrea"), ("J. Á. RUIZ", "J. Á. Ruiz"), ("AFP", "AFP"),
            ("MARÍA DE LA O", "María de la O"), ("Ana de Prado", "Ana de Prado"), ("THE DESK", "The Desk"),
        ])
    func names(_ printed: String, _ name: String) {
        #expect(Byline.names(printed.split(separator: " ").map(String.init), book: .all) == [name])
    }
}

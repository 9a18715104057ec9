import FoundationEssentials
import Testing

/// What the sample library promises: enough to try everything on, and free to copy.
@Suite("The sample library") struct SampleTests {
    struct Truth: Decodable {
        struct Group: Decodable {
            var ids: [String]
            var name: String?
            var why: String
        }
        var threads: [Group]
        var pairs: [Group]
    }

    private static let folder = Sandbox.repository + "/sample-data"

    private static func items() throws -> [Feed.Item] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted().flatMap {
            try Feed(Array(Data(contentsOf: URL(filePath: folder + "/" + $0)))).items
        }
    }

    @Test("holds enough briefs, places, years, languages, kinds and tags")
    func measures() throws {
        let items = try Self.items()
        #expect(items.count >= 72)
        #expect(Set(items.map(\.id)).count == items.count, "an id stands twice")
        let countries = Set(
            items.flatMap { $0._brief?.regions ?? [] }.compactMap { code -> String? in
                let country = code.split(separator: "-").first.map(String.init) ?? code
                return country.count == 2 && country.allSatisfy(\.isUppercase) ? country : nil
            })
        let beyond = countries.intersection([
            "ES", "PT", "NL", "BE", "DE", "IT", "CV", "GW", "MA", "GH", "SN", "NG", "AU", "JP", "CN",
        ])
        #expect(beyond.count >= 2, "\(beyond)")
        #expect(countries.subtracting(beyond).count >= 20, "\(countries.sorted())")
        let days = items.compactMap { $0._brief?.day }
        #expect(days.count == items.count)
        #expect(days.min()?.hasPrefix("2013") == true)
        #expect(days.max()?.hasPrefix("2026") == true)
        #expect(Set(items.compactMap(\.language)) == ["en", "es"])
        #expect(Set(items.compactMap { $0._brief?.kind }).count >= 7)
        #expect(Set(items.flatMap { $0.tags ?? [] }).count >= 40)
    }

    @Test("has briefs of 120 to 400 words, each with its licence, most with an analysis, a see-also and links")
    func briefs() throws {
        let items = try Self.items()
        for item in items {
            let words = item.text.split { $0.isWhitespace }.count
            #expect((120...400).contains(words), "\(item.id) has \(words) words")
            let licence = item._brief?.license?.text ?? ""
            #expect(
                licence.contains("invented") && licence.contains("CC BY 4.0")
                    && ["copied", "copiar"].contains { licence.contains($0) }, "\(item.id)")
            let texts = (item._brief?.seeAlso ?? []).compactMap(\.text)
            #expect(Set(texts).count == texts.count, "\(item.id) says the same see-also twice: \(texts)")
        }
        let analysed = items.count { item in
            let body = (item.contentHtml ?? "") + (item._brief?.headings ?? []).joined()
            return body.contains("Analysis</h2>") || body.contains("Análisis") || body.contains("Analysis")
        }
        #expect(analysed * 2 > items.count, "\(analysed) of \(items.count) have an analysis")
        #expect(items.count { !($0._brief?.seeAlso ?? []).isEmpty } * 2 > items.count)
    }

    @Test("pairs translations whose other side is there and in the other language")
    func translations() throws {
        let items = try Self.items()
        let languages = Dictionary(items.map { ($0.id, $0.language) }, uniquingKeysWith: { first, _ in first })
        var pairs: Set<[String]> = []
        for item in items {
            for edition in item._brief?.translations ?? [] {
                #expect(languages[edition.id] == edition.language, "\(item.id) → \(edition.id)")
                #expect(edition.language != item.language)
                pairs.insert([item.id, edition.id].sorted())
            }
        }
        #expect(pairs.count >= 10)
    }

    @Test("has threads of three to six briefs, written down with a reason, that run on in time")
    func threads() throws {
        let path = Sandbox.repository + "/Tests/Fixtures/sample-truth.json"
        let truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: URL(filePath: path)))
        let days = Dictionary(
            try Self.items().map { ($0.id, $0._brief?.day ?? "") }, uniquingKeysWith: { first, _ in first })
        #expect(truth.threads.count >= 8)
        for thread in truth.threads {
            #expect((3...6).contains(thread.ids.count), "\(thread.name ?? "")")
            let told = thread.ids.compactMap { days[$0] }
            #expect(told == told.sorted(), "\(thread.name ?? "") goes back in time: \(told)")
        }
        for group in truth.threads + truth.pairs {
            #expect(!group.why.isEmpty)
            for id in group.ids { #expect(days[id] != nil, "the truth names \(id), which is not there") }
        }
    }

    @Test("gives the doctor nothing to say")
    func doctor() throws {
        let outcome = try Sandbox().dateline("doctor")
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output.contains("Nothing is wrong."))
    }
}

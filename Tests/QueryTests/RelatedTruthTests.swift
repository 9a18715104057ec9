import Briefs
import FoundationEssentials
import Testing

@testable import Query

/// Holds the related finder against the written truth of the sample library.
@Suite("Related coverage of the sample")
struct RelatedTruthTests {
    private struct Truth: Decodable {
        struct Group: Decodable { var ids: [String] }
        var pairs: [Group]
        var threads: [Group]
    }

    private struct Feed: Decodable {
        struct Item: Decodable {
            struct Extension: Decodable {
                struct Edition: Decodable {
                    var language: String
                    var id: String
                }
                var day: String?
                var kind: String?
                var regions: [String]?
                var translations: [Edition]?
            }
            var id: String
            var title: String
            var language: String?
            var tags: [String]?
            var contentHtml: String?
            var contentText: String?
            var _brief: Extension
        }
        var title: String
        var items: [Item]
    }

    private static let root: URL = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent()
    }

    private static func briefs() throws -> [Brief] {
        let folder = root.appending(path: "sample-data")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        return try paths.sorted().flatMap { path in
            let data = try Data(contentsOf: folder.appending(path: path))
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            let feed = try decoder.decode(Feed.self, from: data)
            return feed.items.map { item in
                Brief(
                    id: BriefID(item.id), title: item.title,
                    kind: item._brief.kind.flatMap { Kind(rawValue: $0) } ?? .brief,
                    day: item._brief.day.flatMap { Day(iso: $0) }, language: item.language, tags: item.tags ?? [],
                    regions: (item._brief.regions ?? []).compactMap { RegionCode($0) },
                    body: item.contentHtml.map { .html($0) } ?? .text(item.contentText ?? "", headings: []),
                    translations: (item._brief.translations ?? []).map {
                        Brief.Translation(language: $0.language, id: BriefID($0.id))
                    },
                    source: feed.title)
            }
        }
    }

    /// How many of the first few are right, of those that could be.
    private struct Precision {
        var right = 0
        var possible = 0
        var value: Double { possible == 0 ? 0 : Double(right) / Double(possible) }

        mutating func take(_ found: [Int], _ truth: Set<Int>, at limit: Int) {
            right += found.prefix(limit).count { truth.contains($0) }
            possible += min(limit, truth.count)
        }
    }

    @Test("Related briefs are those of the truth, far more than by tag or by region")
    func precision() throws {
        let briefs = try RelatedTruthTests.briefs()
        let data = try Data(contentsOf: RelatedTruthTests.root.appending(path: "Tests/Fixtures/sample-truth.json"))
        let truth = try JSONDecoder().decode(Truth.self, from: data)
        let evaluator = PlainEvaluator(
            briefs: briefs, book: MarkBook(), regions: RegionTree(), dates: { _ in BriefDates() },
            text: { BriefText($0) })
        let shelf = evaluator.shelf
        // Pieces rather than briefs: any edition of the right piece is right.
        var together: [Int: Set<Int>] = [:]
        for group in truth.threads + truth.pairs {
            let pieces = group.ids.compactMap { shelf.positions[BriefID($0)] }.map { shelf.pieceOfEntry[$0] }
            #expect(pieces.count == group.ids.count, "The truth names a brief that is not there: \(group.ids)")
            for piece in pieces { together[piece, default: []].formUnion(pieces.filter { $0 != piece }) }
        }
        var measured: [String: Precision] = [:]
        for (index, entry) in shelf.entries.enumerated() {
            guard let wanted = together[shelf.pieceOfEntry[index]] else { continue }
            let answer = try #require(evaluator.related(entry.brief.id, limit: 5, today: Day(number: 20_000)))
            let rows = answer.computed.map(\.row.id)
            let found = [
                "related": rows.compactMap { shelf.positions[$0] }.map { shelf.pieceOfEntry[$0] },
                "by tag": newest(shelf, index) { !Set($0.tagKeys).isDisjoint(with: entry.tagKeys) },
                "by region": newest(shelf, index) { !Set($0.brief.regions).isDisjoint(with: entry.brief.regions) },
            ]
            for (name, pieces) in found {
                measured["\(name) 3", default: Precision()].take(pieces, wanted, at: 3)
                measured["\(name) 5", default: Precision()].take(pieces, wanted, at: 5)
            }
        }
        let values = measured.mapValues(\.value)
        print("Precision at 3 and 5:", values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" })
        for limit in [3, 5] {
            let related = values["related \(limit)"] ?? 0
            #expect(related >= 0.85)
            #expect(related >= 2 * max(values["by tag \(limit)"] ?? 1, values["by region \(limit)"] ?? 1))
        }
    }

    @Test("A few related briefs are the best of all of them")
    func best() throws {
        let evaluator = PlainEvaluator(
            briefs: try RelatedTruthTests.briefs(), book: MarkBook(), regions: RegionTree(),
            dates: { _ in BriefDates() }, text: { BriefText($0) })
        for entry in evaluator.shelf.entries {
            let today = Day(number: 20_000)
            let all = try #require(evaluator.related(entry.brief.id, limit: 1_000, today: today)).computed
            for limit in [1, 2, 3, 5, 12] {
                let few = try #require(evaluator.related(entry.brief.id, limit: limit, today: today)).computed
                #expect(few == Array(all.prefix(limit)), "\(entry.brief.id)")
            }
        }
    }

    private func newest(_ shelf: Shelf, _ index: Int, _ isAlike: (Shelf.Entry) -> Bool) -> [Int] {
        var pieces: [Int] = []
        for (other, entry) in shelf.entries.enumerated() where pieces.count < 5 && isAlike(entry) {
            let piece = shelf.pieceOfEntry[other]
            if piece != shelf.pieceOfEntry[index], !pieces.contains(piece) { pieces.append(piece) }
        }
        return pieces
    }
}

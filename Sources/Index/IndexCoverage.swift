import Briefs
import Query

/// What related coverage needs to know of a library, from the index. Briefs go by their positions in the list.
///
/// Of a word it is known at once between what bounds its count lies: the counts of words hold every brief that was
/// ever taken in, and how many of those are not shown, and how many are editions of one piece, is known. Only the
/// rarest words of a brief are then looked up.
final class IndexCoverage: RelatedSource {
    private let index: LibraryIndex
    private let names: NameTable
    private let pieces: Pieces
    /// Items in the full text that are not shown.
    private let hiddenCount: Int
    private let search: TextSearch
    /// Where each slot stands in the list; -1 where it is not shown.
    private var positions: [Int32]
    private var briefsOfWord: [String: [Int]] = [:]
    private var tagPieces: [String: Int]?
    private var regionPieces: [String: Int]?
    /// What went wrong first; the answers after it mean nothing.
    private(set) var failure: IndexError?

    init(_ index: LibraryIndex, _ names: NameTable) {
        self.index = index
        self.names = names
        pieces = index.pieces
        search = TextSearch(index) { false }
        let dead = Int((try? index.database.integer("SELECT count(*) FROM dead")) ?? 0)
        hiddenCount = dead + max(0, index.columns.live.count - index.columns.shownCount)
        positions = [Int32](repeating: -1, count: index.columns.count)
        for (position, slot) in index.columns.order.enumerated() {
            positions[Int(slot)] = Int32(truncatingIfNeeded: position)
        }
    }

    /// Not kept, as they would be copied when an item comes.
    private var columns: Columns { index.columns }

    var pieceCount: Int { pieces.count }

    func piece(of brief: Int) -> Int { pieces.piece(of: Int(index.columns.order[brief])) }

    func pieceBounds(of word: String) -> ClosedRange<Int> {
        let hash = WordHash.of(word)
        let written = attempt { () throws(IndexError) in try WordRuns.count(of: hash, index.database) }
        let most = (written ?? 0) + index.tally[hash]
        let briefs = max(0, most - hiddenCount)
        let editions = columns.shownCount - pieces.count
        let least = max(briefs - editions, (briefs + pieces.mostEditions - 1) / max(1, pieces.mostEditions), 0)
        return min(least, most)...most
    }

    func pieceCount(of word: String) -> Int {
        let briefs = briefs(with: word)
        return pieces.groupCount == 0 ? briefs.count : Set(briefs.map { piece(of: $0) }).count
    }

    func briefs(with word: String) -> [Int] {
        if let known = briefsOfWord[word] { return known }
        if briefsOfWord.values.reduce(0, { $0 + $1.count }) > 100_000 { briefsOfWord.removeAll() }
        let phrase = FoldedPhrase(words: [word], isPrefix: false)
        let slots = attempt { () throws(IndexError) in try search.slots(with: phrase, in: .anywhere) }
        var briefs: [Int] = []
        slots?.visit { slot in
            if positions[slot] >= 0 { briefs.append(Int(positions[slot])) }
        }
        briefs.sort()
        briefsOfWord[word] = briefs
        return briefs
    }

    func pieceCount(ofTag key: String) -> Int {
        let counts = tagPieces ?? counted(columns.tags, names.keys(.tag), names.keyNumbers(.tag))
        tagPieces = counts
        return counts[key] ?? 1
    }

    func pieceCount(of region: RegionCode) -> Int {
        let texts = index.names[.region]
        let numbers = texts.indices.map { Int32(truncatingIfNeeded: $0) }
        let counts = regionPieces ?? counted(columns.regions, texts, (numbers, texts.count))
        regionPieces = counts
        return counts[region.rawValue] ?? 1
    }

    func facets(of brief: Int) -> RelatedFacets {
        let slot = Int(index.columns.order[brief])
        let kinds = Kind.allCases
        let kind = Int(index.columns.kinds[slot])
        let (tagKeys, codes) = (names.keys(.tag), names.regionCodes())
        return RelatedFacets(
            kind: kinds.indices.contains(kind) ? kinds[kind] : .brief, day: index.columns.day(of: slot),
            language: index.names.text(index.columns.language(of: slot), .language).map(Languages.key),
            tagKeys: index.columns.tags[slot].compactMap { tagKeys.indices.contains(Int($0)) ? tagKeys[Int($0)] : nil },
            regions: index.columns.regions[slot].compactMap { codes.indices.contains(Int($0)) ? codes[Int($0)] : nil })
    }

    /// In how many pieces each key stands; `numbers` are those of the keys.
    private func counted(
        _ lists: NumberLists, _ keys: [String], _ numbers: (numbers: [Int32], count: Int)
    ) -> [String: Int] {
        let keyOfName = numbers.numbers
        var counts = [Int](repeating: 0, count: numbers.count)
        // A single piece is met once; of the editions of one, all together count once.
        var single = columns.shown
        single.subtract(pieces.withEditions())
        for (name, count) in KeyTally.counts(lists, single, keyOfName, numbers.count).enumerated() {
            counts[Int(keyOfName[name])] += Int(count)
        }
        for number in 0..<pieces.groupCount {
            let names = pieces.group(number).flatMap { lists[Int($0)] }.filter { keyOfName.indices.contains(Int($0)) }
            for key in Set(names.map { Int(keyOfName[Int($0)]) }) { counts[key] += 1 }
        }
        return Dictionary(zip(keys, keyOfName.map { counts[Int($0)] }), uniquingKeysWith: { first, _ in first })
    }

    private func attempt<Result>(_ body: () throws(IndexError) -> Result) -> Result? {
        do throws(IndexError) {
            return try body()
        } catch {
            failure = failure ?? error
            return nil
        }
    }
}

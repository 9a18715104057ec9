import Briefs
import Query

/// What is compared of the names of a library, worked out when first needed: names are few, but folding them for
/// each question would cost more than all the rest.
final class NameTable {
    private let index: LibraryIndex
    private let regions: any RegionResolving
    private var keys: [NameShelf.Facet: [String]] = [:]
    private var keyNumbers: [NameShelf.Facet: (numbers: [Int32], count: Int)] = [:]
    private var ranks: [NameShelf.Facet: [Int32]] = [:]
    private var nameKeys: [NameShelf.Facet: [NameKey]] = [:]
    private var codes: [RegionCode?] = []
    private var lineages: [[RegionCode]] = []
    /// The state of the index whose numbers these are.
    private var epoch = 0

    init(_ index: LibraryIndex, regions: any RegionResolving) {
        self.index = index
        self.regions = regions
    }

    /// Forgets everything where names are numbered anew.
    private func begin() {
        if epoch == index.epoch { return }
        (keys, keyNumbers, ranks, nameKeys, codes, lineages) = ([:], [:], [:], [:], [], [])
        epoch = index.epoch
    }

    /// The folded forms of a facet's names.
    func keys(_ facet: NameShelf.Facet) -> [String] {
        begin()
        let names = index.names[facet]
        var all = keys[facet] ?? []
        if all.count > names.count { all = [] }
        if all.count < names.count {
            all += names[all.count...].map(Words.key)
            keys[facet] = all
        }
        return all
    }

    /// For each name the number of its folded form, and how many of those there are.
    func keyNumbers(_ facet: NameShelf.Facet) -> (numbers: [Int32], count: Int) {
        let all = keys(facet)
        if let known = keyNumbers[facet], known.numbers.count == all.count { return known }
        var numberOfKey: [String: Int32] = [:]
        let numbers = all.map { key in
            let number = numberOfKey[key] ?? Int32(truncatingIfNeeded: numberOfKey.count)
            numberOfKey[key] = number
            return number
        }
        keyNumbers[facet] = (numbers, numberOfKey.count)
        return (numbers, numberOfKey.count)
    }

    /// For each name its place among all in the order of their letters.
    func ranks(_ facet: NameShelf.Facet) -> [Int32] {
        begin()
        let names = index.names[facet]
        if let known = ranks[facet], known.count == names.count { return known }
        var all = [Int32](repeating: 0, count: names.count)
        for (rank, name) in names.indices.sorted(by: { names[$0] < names[$1] }).enumerated() {
            all[name] = Int32(truncatingIfNeeded: rank)
        }
        ranks[facet] = all
        return all
    }

    /// The words of a facet's names.
    func nameKeys(_ facet: NameShelf.Facet) -> [NameKey] {
        begin()
        let names = index.names[facet]
        var all = nameKeys[facet] ?? []
        if all.count > names.count { all = [] }
        if all.count < names.count {
            all += names[all.count...].map { NameKey($0) }
            nameKeys[facet] = all
        }
        return all
    }

    /// The regions that the library names; nil for what is no code.
    func regionCodes() -> [RegionCode?] {
        begin()
        let names = index.names[.region]
        if codes.count > names.count { codes = [] }
        if codes.count < names.count { codes += names[codes.count...].map { RegionCode($0) } }
        return codes
    }

    /// For each region that the library names, itself, all above it, and the sets that hold it.
    func regionLineages() -> [[RegionCode]] {
        let codes = regionCodes()
        if lineages.count > codes.count { lineages = [] }
        if lineages.count < codes.count {
            lineages += codes[lineages.count...].map { code in code.map { Array(regions.lineage(of: [$0])) } ?? [] }
        }
        return lineages
    }
}

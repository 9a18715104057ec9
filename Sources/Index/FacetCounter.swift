import Briefs
import Query

/// Counts the values of a facet among slots: a pass over one column.
struct FacetCounter {
    let index: LibraryIndex
    let marks: MarkLayer
    let names: NameTable
    let regions: any RegionResolving

    /// `isSuggested`: whether suggested regions are counted instead of the stated ones.
    func counts(of facet: Facet, in slots: BitSet, isSuggested: Bool) throws(IndexError) -> [FacetCount] {
        var tally = FacetTally(facet)
        switch facet {
        case .tag:
            let tags = try columns(.tags).tags
            let own = Array(marks.withTags).filter { slots[$0] }
            if own.isEmpty { return named(counts(tags, .tag, slots), .tag) }
            countTags(slots, tags, own, &tally)
        case .author: return named(counts(try columns(.authors).authors, .author, slots), .author)
        case .region:
            let lists = isSuggested ? try columns(.suggested).suggested : try columns(.regions).regions
            countRegions(lists, slots, &tally)
        case .language:
            for (number, count) in counts(try columns(.languages).languages, .language, slots) {
                let spelled = index.names.text(number, .language).map { FacetTally.primary(Languages.key($0)) } ?? ""
                let key = FacetTally.key(of: spelled, facet)
                if !key.isEmpty { tally.add(key, spelled: spelled, count: count) }
            }
        case .source: return named(counts(try columns(.sources).sources, .source, slots), .source)
        case .kind:
            let counts = NarrowColumn(bytes: try columns(.kinds).kinds).counts(in: slots, below: 256)
            for (number, kind) in Kind.allCases.enumerated() where counts[number] > 0 {
                tally.add(FacetTally.key(of: kind.rawValue, facet), spelled: kind.rawValue, count: counts[number])
            }
        case .year, .month:
            try index.need(.days)
            countDays(facet, slots, &tally)
        }
        return tally.counts(regions: regions)
    }

    /// The columns, once the parts that are needed have been read.
    private func columns(_ parts: Columns.Parts) throws(IndexError) -> Columns {
        try index.need(parts)
        return index.columns
    }

    private func countDays(_ facet: Facet, _ slots: BitSet, _ tally: inout FacetTally) {
        for counted in index.columns.monthCounts(in: slots) {
            guard let month = counted.month, let day = Day(year: month.year, month: month.month, day: 1) else {
                continue
            }
            let value = facet == .year ? FacetTally.year(day) : month.description
            tally.add(value, spelled: value, count: counted.count)
        }
    }

    /// The values of a facet whose names are shown as they are, as `FacetTally` has them: there may be very many, so
    /// they are put in order by numbers that stand for the order of the names.
    private func named(_ counts: [(number: Int32, count: Int)], _ facet: NameShelf.Facet) -> [FacetCount] {
        let texts = index.names[facet]
        let keys = names.keys(facet)
        let (keyOfName, keyCount) = names.keyNumbers(facet)
        let rankOfName = names.ranks(facet)
        // Of several spellings of a name the commonest is shown, of those the first by its letters.
        var shown = [(name: Int32, most: Int, total: Int)](repeating: (-1, 0, 0), count: keyCount)
        for (number, count) in counts where !keys[Int(number)].isEmpty {
            let key = Int(keyOfName[Int(number)])
            let before = shown[key]
            shown[key].total += count
            if before.name < 0 || count > before.most
                || count == before.most && rankOfName[Int(number)] < rankOfName[Int(before.name)]
            {
                shown[key].name = number
                shown[key].most = count
            }
        }
        var all = shown.filter { $0.name >= 0 }
        all.sort { left, right in
            left.total != right.total
                ? left.total > right.total : rankOfName[Int(left.name)] < rankOfName[Int(right.name)]
        }
        return all.map { FacetCount(value: texts[Int($0.name)], label: texts[Int($0.name)], count: $0.total) }
    }

    private func counts(
        _ column: NarrowColumn, _ names: NameShelf.Facet, _ slots: BitSet
    ) -> [(number: Int32, count: Int)] {
        let counts = column.counts(in: slots, below: index.names[names].count + 1).dropFirst()
        return counts.enumerated().filter { $0.element > 0 }.map { (Int32(truncatingIfNeeded: $0.offset), $0.element) }
    }

    /// Of several spellings of one name in one brief, the first counts.
    private func counts(
        _ lists: NumberLists, _ names: NameShelf.Facet, _ slots: BitSet
    ) -> [(number: Int32, count: Int)] {
        let (keyOfName, keyCount) = self.names.keyNumbers(names)
        return KeyTally.counts(lists, slots, keyOfName, keyCount).enumerated().filter { $0.element > 0 }
            .map { (Int32(truncatingIfNeeded: $0.offset), Int($0.element)) }
    }

    private func add(
        _ counts: [(number: Int32, count: Int)], _ names: NameShelf.Facet, _ tally: inout FacetTally
    ) {
        let keys = self.names.keys(names)
        for (number, count) in counts {
            guard let spelled = index.names.text(number, names) else { continue }
            let key = keys[Int(number)]
            if !key.isEmpty { tally.add(key, spelled: spelled, count: count) }
        }
    }

    /// The source's tags, then the reader's own where they are not among those.
    private func countTags(_ slots: BitSet, _ tags: NumberLists, _ own: [Int], _ tally: inout FacetTally) {
        add(counts(tags, .tag, slots), .tag, &tally)
        for slot in own {
            var seen = Set(
                tags[slot].compactMap { index.names.text($0, .tag) }.map { FacetTally.key(of: $0, .tag) })
            for tag in marks[slot].tags {
                let key = FacetTally.key(of: tag, .tag)
                if !key.isEmpty, seen.insert(key).inserted { tally.add(key, spelled: tag) }
            }
        }
    }

    /// A brief counts for its regions, for all above them, and for the sets that hold them.
    private func countRegions(_ lists: NumberLists, _ slots: BitSet, _ tally: inout FacetTally) {
        var codes: [RegionCode] = []
        var numbers: [RegionCode: Int] = [:]
        let lineages = names.regionLineages().map { lineage in
            lineage.map { code in
                if let number = numbers[code] { return number }
                numbers[code] = codes.count
                codes.append(code)
                return codes.count - 1
            }
        }
        let counts = RegionTally.counts(lists, slots, lineages, codeCount: codes.count)
        for (number, code) in codes.enumerated() where counts[number] > 0 {
            tally.add(code.rawValue, spelled: code.rawValue, count: Int(counts[number]))
        }
    }
}

import Briefs
import Page
import Query

extension PickerState {
    /// Makes the rows anew: the tree as it is unfolded, or, while letters narrow it, what they find with the
    /// branches above it.
    package mutating func arrange(regions: RegionTree) {
        let key = selectedRow?.key
        var made: [PickerRow] = []
        for facet in facets {
            if facets.count > 1 {
                addFacet(facet, regions: regions, to: &made)
            } else {
                add(facet, depth: 0, regions: regions, to: &made)
            }
        }
        rows = made
        if let key, let index = rows.firstIndex(where: { $0.key == key }) { selected = index }
        selected = min(max(0, selected), max(0, rows.count - 1))
    }

    /// Goes to the row that fits the letters best: one that begins with them, else the first that holds them.
    package mutating func selectBest() {
        let needle = folded(filter.text)
        guard !needle.isEmpty else {
            selected = 0
            return
        }
        let fitting = rows.indices.filter { rows[$0].value != nil && folded(rows[$0].label.string).contains(needle) }
        selected = fitting.first { folded(rows[$0].label.string).hasPrefix(needle) } ?? fitting.first ?? 0
    }

    private func folded(_ text: String) -> String { Words.key(text) }

    private func addFacet(_ facet: Facet, regions: RegionTree, to made: inout [PickerRow]) {
        let key = PickerRow.Key(facet: facet, value: nil)
        let isUnfolded = !filter.isEmpty || unfolded.contains(key)
        var children: [PickerRow] = []
        if isUnfolded { add(facet, depth: 1, regions: regions, to: &children) }
        if !filter.isEmpty, children.isEmpty { return }
        let choice = choices[facet] ?? FacetChoices()
        let chosen = choice.chosen.count + choice.excluded.count
        made.append(
            PickerRow(
                facet: facet, value: nil, label: DisplayText(PickerState.title(of: facet)),
                context: chosen > 0 ? DisplayText("\(chosen) chosen") : nil, depth: 0, count: nil, sign: .none,
                hasChildren: !(values[facet] ?? []).isEmpty, isUnfolded: isUnfolded))
        made += children
    }

    private func add(_ facet: Facet, depth: Int, regions: RegionTree, to made: inout [PickerRow]) {
        if facet == .region {
            addRegions(depth: depth, regions: regions, to: &made)
            return
        }
        let needle = folded(filter.text)
        let all = values[facet] ?? []
        let standing = Standing(choice: choices[facet] ?? FacetChoices(), counts: counts[facet])
        if needle.isEmpty { made.reserveCapacity(made.count + all.count) }
        for value in all where needle.isEmpty || folded(value.label).contains(needle) {
            made.append(row(facet, value.value, standing, label: value.label, depth: depth))
        }
    }

    /// What is chosen of a facet, and how many briefs its values would leave: there may be thousands of rows.
    private struct Standing {
        var choice: FacetChoices
        var counts: [String: Int]?
    }

    private func row(
        _ facet: Facet, _ value: String, _ standing: Standing, label: String, context: String? = nil, depth: Int,
        hasChildren: Bool = false, isUnfolded: Bool = false
    ) -> PickerRow {
        let choice = standing.choice
        let sign: PickerRow.Sign =
            choice.chosen.contains(value) ? .chosen : choice.excluded.contains(value) ? .excluded : .none
        return PickerRow(
            facet: facet, value: value, label: DisplayText(label), context: context.map { DisplayText($0) },
            depth: depth, count: standing.counts.map { $0[value] ?? 0 }, sign: sign, hasChildren: hasChildren,
            isUnfolded: isUnfolded)
    }

    /// The tree of regions, as far as the library knows them, then the named sets.
    private func addRegions(depth: Int, regions: RegionTree, to made: inout [PickerRow]) {
        let known = Set((values[.region] ?? []).map(\.value))
        let standing = Standing(choice: choices[.region] ?? FacetChoices(), counts: counts[.region])
        let needle = folded(filter.text)

        func name(_ code: RegionCode) -> String { regions.region(code)?.name(in: "en") ?? code.rawValue }
        func fits(_ code: RegionCode) -> Bool {
            guard let region = regions.region(code) else { return false }
            return ["en", "es", "pt"].contains { folded(region.name(in: $0)).contains(needle) }
                || code.rawValue.lowercased() == needle
        }
        /// Rows of a region and what is below it; empty where letters find nothing in it.
        func branch(_ code: RegionCode, depth: Int) -> [PickerRow] {
            guard known.contains(code.rawValue) else { return [] }
            let children = regions.children(of: code).filter { known.contains($0.rawValue) }
            let key = PickerRow.Key(facet: .region, value: code.rawValue)
            let isOpen = unfolded.contains(key)
            var below: [PickerRow] = []
            if !needle.isEmpty || isOpen {
                for child in children { below += branch(child, depth: depth + 1) }
            }
            if !needle.isEmpty {
                let found = fits(code)
                guard found || !below.isEmpty else { return [] }
            }
            let isShownOpen = !below.isEmpty
            return [
                row(
                    .region, code.rawValue, standing, label: name(code), depth: depth, hasChildren: !children.isEmpty,
                    isUnfolded: isShownOpen)
            ] + below
        }
        for root in regions.roots {
            // The world itself narrows nothing: the list begins with the parts of it.
            for part in regions.children(of: root) { made += branch(part, depth: depth) }
        }
        for set in regions.sets where known.contains(set.rawValue) && (needle.isEmpty || fits(set)) {
            made.append(row(.region, set.rawValue, standing, label: name(set), context: "area", depth: depth))
        }
    }

    /// What a facet is called, many of it.
    package static func title(of facet: Facet) -> String {
        switch facet {
        case .tag: "Tags"
        case .region: "Regions"
        case .kind: "Kinds"
        case .language: "Languages"
        case .author: "Authors"
        case .source: "Sources"
        case .year: "Years"
        case .month: "Months"
        }
    }
}

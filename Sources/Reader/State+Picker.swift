import Briefs
import Page
import Query

extension State {
    var before: PromptState.Before {
        PromptState.Before(
            query: query, kept: kept, selected: list.selectedID, theme: theme, articleTop: article?.top ?? .start)
    }

    /// Opens the picker on some facets and asks for their values and counts.
    mutating func openPicker(_ facets: [Facet]) {
        list.mark = nil
        let picker = PickerState(facets: facets, query: query, before: before)
        layers.append(.picker(picker))
        for facet in facets { ask(.facets(facet, .everything), for: .allValues(facet)) }
        askCounts(picker)
    }

    private var picker: PickerState? {
        get { if case .picker(let picker)? = layers.last { picker } else { nil } }
        set {
            guard let newValue, case .picker? = layers.last else { return }
            layers[layers.count - 1] = .picker(newValue)
        }
    }

    /// How many rows of values the picker shows.
    package var pickerRows: Rows {
        let size = PickerState.frame(in: layout).size
        return max(1, size.rows - 2 * PickerState.rowsAbove(in: size))
    }

    mutating func editPicker(_ edit: (inout TextField) -> Void) {
        guard var picker else { return }
        edit(&picker.filter)
        picker.arrange(regions: regions)
        picker.selectBest()
        picker.reveal(rows: pickerRows)
        self.picker = picker
    }

    mutating func performInPicker(_ command: Command) {
        guard var picker else { return }
        let rows = pickerRows
        switch command {
        case .down: picker.selected += 1
        case .up: picker.selected -= 1
        case .pageDown: picker.selected += max(1, rows - 1)
        case .pageUp: picker.selected -= max(1, rows - 1)
        case .top: picker.selected = 0
        case .end: picker.selected = picker.rows.count - 1
        case .fold: fold(&picker)
        case .unfold: unfold(&picker)
        case .choose, .exclude:
            guard picker.selectedRow?.value != nil else {
                unfold(&picker)
                break
            }
            picker.toggle(command == .choose ? .chosen : .excluded)
            // The letters have done their work; the next value can be typed at once.
            picker.filter = TextField()
            picker.unfoldChoices(regions: regions)
            choicesChanged(&picker)
        case .anyOrAll:
            guard let facet = picker.selectedRow?.facet else { break }
            var choice = picker.choices[facet] ?? FacetChoices()
            choice.mode = choice.mode == .any ? .all : .any
            picker.choices[facet] = choice
            choicesChanged(&picker)
        case .apply:
            apply(picker)
            return
        case .dismiss:
            restore(picker.before)
            layers.removeLast()
            return
        default:
            editPicker { _ = $0.edit(command) }
            return
        }
        picker.reveal(rows: rows)
        self.picker = picker
    }

    private mutating func choicesChanged(_ picker: inout PickerState) {
        picker.arrange(regions: regions)
        self.picker = picker
        setQuery(picker.query)
        askCounts(picker)
    }

    /// Applies what is chosen; where nothing was, the row under the cursor is the choice.
    private mutating func apply(_ picker: PickerState) {
        var picker = picker
        if !picker.isTouched, picker.rows.isEmpty, !picker.filter.isEmpty { return }
        if !picker.isTouched, let row = picker.selectedRow {
            if row.value == nil {
                unfold(&picker)
                self.picker = picker
                return
            }
            if row.sign == .none { picker.toggle(.chosen) }
        }
        layers.removeLast()
        if picker.query != picker.before.query {
            leaveTrace(query: picker.before.query, selected: picker.before.selected)
        }
        guard picker.query != query || picker.query != picker.before.query else { return }
        // Where the list is not on screen, what was chosen would change nothing that can be seen.
        if layout.list == nil { setFocus(.list) }
        setQuery(picker.query)
    }

    /// Keeps the selected line of what lies over the panes on screen, after a resize.
    mutating func arrangeLayer() {
        switch layers.last {
        case .picker(var picker)?:
            picker.reveal(rows: pickerRows)
            self.picker = picker
        case .help(var help)?:
            let count = help.lines(columns: HelpState.columns(in: size)).count
            help.top = max(0, min(help.top, count - max(1, size.rows - 4)))
            layers[layers.count - 1] = .help(help)
        default: break
        }
    }

    private mutating func fold(_ picker: inout PickerState) {
        guard let row = picker.selectedRow else { return }
        if picker.unfolded.contains(row.key) {
            picker.unfolded.remove(row.key)
            picker.arrange(regions: regions)
        } else if let parent = picker.rows[..<picker.selected].lastIndex(where: { $0.depth < row.depth }) {
            picker.selected = parent
        }
    }

    private func unfold(_ picker: inout PickerState) {
        guard let row = picker.selectedRow, row.hasChildren else { return }
        picker.unfolded.insert(row.key)
        picker.arrange(regions: regions)
    }

    /// Counts of each facet under everything else that is chosen; where all of several are wanted, under those too.
    private mutating func askCounts(_ picker: PickerState) {
        for facet in picker.facets {
            var others = picker.query
            let choice = picker.choices[facet] ?? FacetChoices()
            if choice.mode == .any || choice.chosen.isEmpty { others = others.replacing(FacetChoices(), for: facet) }
            ask(.facets(facet, others), for: .facet(facet))
        }
    }

    mutating func takeValues(_ values: [FacetCount], of facet: Facet) {
        guard var picker else { return }
        let isFirst = picker.values[facet] == nil
        // Years and months stand in their order, the latest first; the rest by how many bear them.
        let isDated = facet == .year || facet == .month
        picker.values[facet] = isDated ? values.sorted { $0.value > $1.value } : values
        if isFirst, facet == .region { picker.unfoldWhatMatters(regions: regions) }
        picker.arrange(regions: regions)
        // Letters may have been typed before there was anything for them to fit.
        if isFirst, !picker.filter.isEmpty, !picker.isTouched { picker.selectBest() }
        picker.reveal(rows: pickerRows)
        self.picker = picker
    }

    mutating func takeCounts(_ counts: [FacetCount], of facet: Facet) {
        guard var picker else { return }
        picker.counts[facet] = Dictionary(counts.map { ($0.value, $0.count) }, uniquingKeysWith: max)
        picker.arrange(regions: regions)
        self.picker = picker
    }

    /// Brings back what stood before a layer opened.
    mutating func restore(_ before: PromptState.Before) {
        theme = before.theme
        guard query != before.query || kept != before.kept else { return }
        query = before.query
        kept = before.kept
        list.selectedID = before.selected
        list.wanted = before.selected
        askList()
    }
}

extension PickerState {
    /// Where the picker stands: over the article, and over what is related where that lies beside it, so that the list
    /// shows what each choice leaves; over everything where there is one pane. The last row keeps its hints.
    package static func frame(in layout: Layout) -> Rect {
        let size = layout.size
        guard let list = layout.list, let article = layout.article else {
            return Rect(column: 0, row: 0, columns: size.columns, rows: size.rows - 1)
        }
        if layout.shape == .columns { return article }
        let row = list.rows.upperBound + 1
        return Rect(column: 0, row: row, columns: size.columns, rows: article.rows.upperBound - row)
    }

    /// The rows above the values: what narrows them, and a rule where there is room for one. As many are below.
    package static func rowsAbove(in size: Size) -> Rows { size.rows < 8 ? 1 : 2 }

    /// Opens the branches down to the countries, where those are few enough to be seen, and to what is chosen.
    mutating func unfoldWhatMatters(regions: RegionTree) {
        unfoldChoices(regions: regions)
        for count in values[.region] ?? [] {
            guard let code = RegionCode(count.value), regions.region(code)?.kind == .area else { continue }
            unfolded.insert(PickerRow.Key(facet: .region, value: count.value))
        }
    }

    /// Opens the branches down to what is chosen, so that it is in sight.
    mutating func unfoldChoices(regions: RegionTree) {
        for (facet, choice) in choices where !(choice.chosen + choice.excluded).isEmpty {
            if facets.count > 1 { unfolded.insert(PickerRow.Key(facet: facet, value: nil)) }
            guard facet == .region else { continue }
            for code in (choice.chosen + choice.excluded).compactMap({ RegionCode($0) }) {
                for ancestor in regions.ancestors(of: code) {
                    unfolded.insert(PickerRow.Key(facet: .region, value: ancestor.rawValue))
                }
            }
        }
    }
}

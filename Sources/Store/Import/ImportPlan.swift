import Briefs

/// What is to be done with arrivals, decided against a library as it stands. Writes nothing.
struct ImportPlan {
    /// A stored brief that becomes another.
    struct Change {
        var stored: StoredBrief
        var brief: Brief
    }

    private(set) var report = ImportReport()
    private(set) var additions: [Brief] = []
    private(set) var changes: [Change] = []

    private let contents: LibraryContents
    private var stored: [BriefID: Int] = [:]
    private var sameHead: [Head: [Int]] = [:]
    /// Where among the additions or changes an id was put in this very import.
    private var planned: [BriefID: Step] = [:]

    private enum Step {
        case addition(Int)
        case change(Int)
    }

    private struct Head: Hashable {
        var title: String
        var day: Day?

        init(_ brief: Brief) {
            title = FoldedText.folded(brief.title)
            day = brief.day
        }
    }

    /// `source`, where the user named one, becomes the source of every arrival.
    init(_ arrivals: [Brief], source: String?, contents: LibraryContents) {
        self.contents = contents
        // Briefs are told by what they say only where an id was derived from it, on one side or the other.
        let isAnyDerived = arrivals.contains { $0.id.isDerived }
        for (index, brief) in contents.briefs.map(\.brief).enumerated() {
            stored[brief.id] = index
            if isAnyDerived || brief.id.isDerived { sameHead[Head(brief), default: []].append(index) }
        }
        for arrival in arrivals { take(ImportPlan.asRead(arrival), source: source) }
    }

    /// The brief as it will be once it has been written and read: what is compared must have made the same journey.
    private static func asRead(_ brief: Brief) -> Brief {
        let document = FeedWriter.document(title: brief.source, items: [brief.feedItem()])
        let reading = FeedReader.read(JSONWriter.bytes(document), file: "", fallbackSource: brief.source)
        return reading.items.first?.brief ?? brief
    }

    private mutating func take(_ arrival: Brief, source: String?) {
        var arrival = arrival
        if let source { arrival.source = source }
        if let step = planned[arrival.id] {
            again(arrival, step)
        } else if let index = match(arrival) {
            compare(arrival, index, isSourceNamed: source != nil)
        } else {
            planned[arrival.id] = .addition(additions.count)
            additions.append(arrival)
            report.added.append(arrival.id)
        }
    }

    /// The same id twice in one import: the later text counts, the brief counts once.
    private mutating func again(_ arrival: Brief, _ step: Step) {
        switch step {
        case .addition(let index): additions[index] = ItemMerge.merged(additions[index], with: arrival)
        case .change(let index): changes[index].brief = ItemMerge.merged(changes[index].brief, with: arrival)
        }
    }

    /// The stored brief that an arrival is: by its id, by another name of it, or because it says the same under an id
    /// that was derived from just that.
    private func match(_ arrival: Brief) -> Int? {
        if let index = stored[contents.aliases.resolve(arrival.id)] { return index }
        let text = FoldedText.folded(arrival.body.raw)
        return sameHead[Head(arrival)]?.first { index in
            let brief = contents.briefs[index].brief
            return (arrival.id.isDerived || brief.id.isDerived) && FoldedText.folded(brief.body.raw) == text
        }
    }

    private mutating func compare(_ arrival: Brief, _ index: Int, isSourceNamed: Bool) {
        let old = contents.briefs[index]
        // Another piece that was merged into this one; not this one under the address that it was given later.
        let isMergedAway = old.brief.sameAs.contains(arrival.id) && arrival.id.rawValue != old.brief.url
        var new = ItemMerge.merged(old.brief, with: arrival)
        if !isSourceNamed { new.source = old.brief.source }
        if ImportPlan.isSameInput(old.brief, arrival) {
            // A person's corrections since then are not undone by reading the same page again.
            var kept = old.brief
            kept.url = new.url
            kept.sameAs = new.sameAs
            kept.source = new.source
            new = kept
        }
        let isRenamed = new.source != old.brief.source && LibraryFolder.isOwn(old.file)
        guard !isMergedAway, !new.saysSame(as: old.brief) || isRenamed else {
            report.unchanged.append(old.brief.id)
            return
        }
        if case .change(let index) = planned[old.brief.id] {
            again(arrival, .change(index))
            return
        }
        planned[arrival.id] = .change(changes.count)
        planned[old.brief.id] = .change(changes.count)
        changes.append(Change(stored: old, brief: new))
        report.changed.append(old.brief.id)
    }

    private static func isSameInput(_ stored: Brief, _ arrival: Brief) -> Bool {
        guard let before = stored.provenance, let now = arrival.provenance, let hash = now.sha256 else { return false }
        return before.sha256 == hash && before.importer == now.importer
    }
}

import Briefs

/// What is to be done with arrivals, decided against a library as it stands. Writes nothing.
struct ImportPlan {
    /// A stored brief that becomes another.
    struct Change {
        var stored: StoredBrief
        var brief: Brief
    }

    private(set) var report = ImportReport()
    /// With their numbers among the known.
    private(set) var additions: [(number: Int, brief: Brief)] = []
    private(set) var changes: [(number: Int, change: Change)] = []

    /// What of the library is needed whole.
    private var loaded: [Int: StoredBrief] = [:]
    /// Where among the additions or changes a brief was put in this very batch.
    private var steps: [Int: Step] = [:]
    /// Addresses that arrivals of several names share, so that they name none of them.
    private var shared: Set<AddressKey> = []

    private enum Step {
        case addition(Int)
        case change(Int)
    }

    /// `source`, where the user named one, becomes the source of every arrival.
    init(_ arrivals: [Brief], source: String?, known: inout KnownBriefs) throws(StoreError) {
        var arrivals = arrivals.map(ImportPlan.asRead)
        if let source { for index in arrivals.indices { arrivals[index].source = source } }
        shared = ImportPlan.sharedAddresses(arrivals)
        try load(for: arrivals, &known)
        for arrival in arrivals { try take(arrival, isSourceNamed: source != nil, &known) }
    }

    /// Links a new or changed brief with its edition in another language.
    mutating func link(_ number: Int, _ translation: Brief.Translation, _ known: inout KnownBriefs) {
        switch steps[number] {
        case .addition(let index):
            additions[index].brief.translations.append(translation)
            known.note(translationsOf: additions[index].brief)
        case .change(let index):
            changes[index].change.brief.translations.append(translation)
            known.note(translationsOf: changes[index].change.brief)
        case nil: break
        }
    }

    /// A brief of this batch as it will be.
    func planned(_ number: Int) -> Brief? {
        switch steps[number] {
        case .addition(let index): additions[index].brief
        case .change(let index): changes[index].change.brief
        case nil: nil
        }
    }

    /// The brief as it will be once it has been written and read: what is compared must have made the same journey.
    private static func asRead(_ brief: Brief) -> Brief {
        let document = FeedWriter.document(title: brief.source, items: [brief.feedItem()])
        let reading = FeedReader.read(
            JSONWriter.bytes(document, style: .compact), file: "", fallbackSource: brief.source)
        return reading.items.first?.brief ?? brief
    }

    private static func sharedAddresses(_ arrivals: [Brief]) -> Set<AddressKey> {
        var holders: [AddressKey: BriefID] = [:]
        var shared: Set<AddressKey> = []
        for arrival in arrivals {
            guard let key = arrival.url.flatMap(AddressKey.init), AddressKey(arrival.id.rawValue) != key else {
                continue
            }
            if let holder = holders[key], holder != arrival.id { shared.insert(key) }
            holders[key] = arrival.id
        }
        return shared
    }

    /// Reads what has to be compared, each file once.
    private mutating func load(for arrivals: [Brief], _ known: inout KnownBriefs) throws(StoreError) {
        var wanted: Set<Int> = []
        var unread: Set<Int> = []
        var texts: Set<Int> = []
        for arrival in arrivals {
            if let number = named(arrival, known) ?? addressed(arrival, known) {
                if known.entries[number].said != KnownBriefs.said(by: arrival) { wanted.insert(number) }
                continue
            }
            let alike = known.numbers(ofHead: KnownBriefs.head(of: arrival))
            if alike.isEmpty { continue }
            texts.insert(KnownBriefs.text(of: arrival))
            unread.formUnion(alike)
        }
        var found: [Int: Int] = [:]
        loaded = try known.load(wanted.union(unread)) { number, brief in
            let text = KnownBriefs.text(of: brief)
            found[number] = text
            return wanted.contains(number) || texts.contains(text)
        }
        for (number, text) in found { known.entries[number].text = text }
    }

    private mutating func take(
        _ arrival: Brief, isSourceNamed: Bool, _ known: inout KnownBriefs
    ) throws(StoreError) {
        guard let number = match(arrival, &known) else {
            let number = known.add(arrival)
            known.name(number, also: arrival.sameAs)
            steps[number] = .addition(additions.count)
            additions.append((number, arrival))
            report.added.append(arrival.id)
            return
        }
        // Twice in one batch: the later text counts, the brief counts once.
        if let step = steps[number] {
            again(arrival, step, number, &known)
        } else {
            try compare(arrival, number, isSourceNamed: isSourceNamed, &known)
        }
    }

    private mutating func again(_ arrival: Brief, _ step: Step, _ number: Int, _ known: inout KnownBriefs) {
        let merged: Brief
        switch step {
        case .addition(let index):
            merged = ItemMerge.merged(additions[index].brief, with: arrival)
            additions[index].brief = merged
        case .change(let index):
            merged = ItemMerge.merged(changes[index].change.brief, with: arrival)
            changes[index].change.brief = merged
        }
        known.change(number, to: merged)
    }

    private mutating func compare(
        _ arrival: Brief, _ number: Int, isSourceNamed: Bool, _ known: inout KnownBriefs
    ) throws(StoreError) {
        if loaded[number] == nil, !isSourceNamed, known.entries[number].said == KnownBriefs.said(by: arrival) {
            report.unchanged.append(known.entries[number].id)
            return
        }
        if known.entries[number].file < 0 {
            // Only in a dry run is a brief of an earlier batch still on its way.
            known.change(number, to: arrival)
            return
        }
        var stored = loaded[number]
        if stored == nil { stored = try known.load([number])[number] }
        guard let old = stored else {
            throw .changedMeanwhile(file: known.files[Int(max(0, known.entries[number].file))])
        }
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
            known.entries[number].said = KnownBriefs.said(by: old.brief)
            report.unchanged.append(old.brief.id)
            return
        }
        known.change(number, to: new)
        steps[number] = .change(changes.count)
        changes.append((number, Change(stored: old, brief: new)))
        report.changed.append(old.brief.id)
    }

    private static func isSameInput(_ stored: Brief, _ arrival: Brief) -> Bool {
        guard let before = stored.provenance, let now = arrival.provenance, let hash = now.sha256 else { return false }
        return before.sha256 == hash && before.importer == now.importer
    }
}

/// Which brief an arrival is.
extension ImportPlan {
    /// By its id or another name of it, by its address, or because it says the same.
    private func match(_ arrival: Brief, _ known: inout KnownBriefs) -> Int? {
        named(arrival, known) ?? addressed(arrival, known) ?? saying(arrival, &known)
    }

    private func named(_ arrival: Brief, _ known: KnownBriefs) -> Int? { known.number(of: arrival.id) }

    /// An address names a brief where it is the very id of one of the two. Else it may be a page that many pieces link to,
    /// and title and day must be the same too.
    private func addressed(_ arrival: Brief, _ known: KnownBriefs) -> Int? {
        let own = AddressKey(arrival.id.rawValue)
        for key in [own, arrival.url.flatMap(AddressKey.init)].compactMap(\.self) {
            guard let number = known.number(at: key) else { continue }
            let entry = known.entries[number]
            if entry.head == KnownBriefs.head(of: arrival) || own == key { return number }
            if AddressKey(entry.id.rawValue) == key, !shared.contains(key) { return number }
        }
        return nil
    }

    /// The least letters of a text that two pieces of a source do not share by chance.
    private static let tellingLength = 80

    /// Title, day and text are the same, and an id was derived from just these; or source and a text of some length.
    private func saying(_ arrival: Brief, _ known: inout KnownBriefs) -> Int? {
        let alike = known.numbers(ofHead: KnownBriefs.head(of: arrival))
        if alike.isEmpty { return nil }
        let text = KnownBriefs.text(of: arrival)
        let isTelling = FoldedText.folded(arrival.body.raw).utf8.count >= ImportPlan.tellingLength
        for number in alike {
            if known.entries[number].text == 0, let brief = planned(number) {
                known.entries[number].text = KnownBriefs.text(of: brief)
            }
            guard known.entries[number].text == text else { continue }
            let source = (planned(number) ?? loaded[number]?.brief)?.source
            if arrival.id.isDerived || known.entries[number].isDerived { return number }
            if isTelling, source == arrival.source { return number }
        }
        return nil
    }
}

import Briefs

/// Ids that are other names of a brief (`_brief.same_as`).
package struct BriefAliases: Hashable, Sendable {
    private var canonical: [BriefID: BriefID] = [:]
    private var others: [BriefID: [BriefID]] = [:]

    package init() {}

    /// Of briefs in order: an id that is itself a brief is no alias, and the first brief that claims one has it.
    package init(_ briefs: [StoredBrief]) {
        let ids = briefs.contains { !$0.brief.sameAs.isEmpty } ? Set(briefs.map(\.brief.id)) : []
        self.init(briefs.lazy.map { ($0.brief.id, $0.brief.sameAs) }, isBrief: ids.contains)
    }

    /// Of briefs in order and the other names that they claim; `isBrief` tells whether an id is itself a brief.
    package init(_ claims: some Sequence<(id: BriefID, names: [BriefID])>, isBrief: (BriefID) -> Bool) {
        for (id, names) in claims {
            for alias in names where canonical[alias] == nil && !isBrief(alias) {
                canonical[alias] = id
                others[id, default: []].append(alias)
            }
        }
    }

    package var isEmpty: Bool { canonical.isEmpty }

    /// The id under which a brief is known here.
    package func resolve(_ id: BriefID) -> BriefID { canonical[id] ?? id }

    /// The other names of a brief.
    package func names(of id: BriefID) -> [BriefID] { others[id] ?? [] }
}

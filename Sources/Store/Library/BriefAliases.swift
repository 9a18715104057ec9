import Briefs

/// Ids that are other names of a brief (`_brief.same_as`).
package struct BriefAliases: Hashable, Sendable {
    private var canonical: [BriefID: BriefID] = [:]
    private var others: [BriefID: [BriefID]] = [:]

    package init() {}

    /// Of briefs in order: an id that is itself a brief is no alias, and the first brief that claims one has it.
    package init(_ briefs: [StoredBrief]) {
        let ids = briefs.contains { !$0.brief.sameAs.isEmpty } ? Set(briefs.map(\.brief.id)) : []
        for stored in briefs {
            for alias in stored.brief.sameAs where !ids.contains(alias) && canonical[alias] == nil {
                canonical[alias] = stored.brief.id
                others[stored.brief.id, default: []].append(alias)
            }
        }
    }

    /// The id under which a brief is known here.
    package func resolve(_ id: BriefID) -> BriefID { canonical[id] ?? id }

    /// The other names of a brief.
    package func names(of id: BriefID) -> [BriefID] { others[id] ?? [] }
}

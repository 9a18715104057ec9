import Briefs

/// A brief as Intake read it, before anything is stored.
package struct Draft: Hashable, Sendable {
    package var brief: Brief
    /// What was odd, as sentences for a person; the same stand in the brief's `provenance`.
    package var warnings: [String]
    /// `urn:sha256:` of title, day and folded text: the same for the same text captured again, whether or not
    /// its address is known. It is the brief's id, or one of its `sameAs` where the id is an address.
    package var contentID: BriefID { brief.derivedID }

    package init(brief: Brief, warnings: [String]) {
        self.brief = brief
        self.warnings = warnings
    }
}

import Briefs

/// A numbered link of a page.
package struct PageLink: Hashable, Sendable {
    package enum Target: Hashable, Sendable {
        /// An absolute `http`, `https`, `mailto` or such address, without controls.
        case address(String)
        /// In the query language.
        case query(String)
        case brief(BriefID)
        /// The source named something and gave no way to it, or none that may be followed.
        case nowhere
    }

    /// From 1, as printed beside the link.
    package var number: Int
    /// Stored text.
    package var text: String
    package var target: Target

    package init(number: Int, text: String, target: Target) {
        self.number = number
        self.text = text
        self.target = target
    }

    /// The full address, where the link leads out of the library.
    package var address: String? {
        if case .address(let address) = target { return address }
        return nil
    }

    /// What it leads to, as it was written.
    var written: String {
        switch target {
        case .address(let text), .query(let text): text
        case .brief(let id): id.rawValue
        case .nowhere: ""
        }
    }

    /// What the list of links prints: the address with all that hides in it, the query or the brief's id.
    package var shown: String {
        switch target {
        case .address(let address): PlainAddress.shown(address)
        case .query(let query): query
        case .brief(let id): id.rawValue
        case .nowhere: ""
        }
    }
}

import Markup

/// Addresses as feeds write them.
enum FeedAddress {
    /// What `xml:base` means within another one; relative as long as nothing above is absolute.
    static func joined(_ reference: String, to base: String?) -> String? {
        let reference = reference.stripped
        guard !reference.isEmpty else { return base }
        if let absolute = Address.resolve(reference, against: Address.base(base)) { return absolute }
        return isRelative(reference) ? reference : base
    }

    /// The absolute address that a link means; nil where it is none that is followed, or relative to nothing.
    static func resolved(_ reference: String, against base: String?) -> String? {
        Address.resolve(reference, against: Address.base(base))
    }

    /// Whether an address waits for something to be relative to: it has no scheme, and says more than a place.
    static func isRelative(_ reference: String) -> Bool {
        let reference = reference.stripped
        guard let first = reference.unicodeScalars.first, first != "#" else { return false }
        guard let colon = reference.firstIndex(of: ":") else { return true }
        return reference[..<colon].contains { "/?#".contains($0) }
    }
}

/// What names a brief for good: an absolute URI where the source gives one, else an address made from
/// the feed and the item's own id (docs/design.md, "Identity").
package struct BriefID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let rawValue: String

    package init(_ rawValue: String) { self.rawValue = rawValue }

    package var description: String { rawValue }

    /// SHA-256 of the id in lower-case hexadecimal, 64 digits. Its shortest unambiguous prefix is
    /// what people see and type.
    package var digest: String { SHA256.hexDigest(of: rawValue.utf8) }

    package static func < (left: BriefID, right: BriefID) -> Bool { left.rawValue < right.rawValue }
}

/// A region: ISO 3166-1 (`BO`), ISO 3166-2 (`MX-SIN`), a UN M49 area (`005`) or a named set (`x-…`).
package struct RegionCode: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let rawValue: String

    package init?(_ text: String) { rawValue = text }

    package var description: String { rawValue }

    package static func < (left: RegionCode, right: RegionCode) -> Bool { left.rawValue < right.rawValue }
}

/// The code of a region: ISO 3166-1 alpha-2 (`BO`), ISO 3166-2 (`MX-SIN`), UN M49 (`005`) or a named set (`x-northern-triangle`).
///
/// A code of the right shape need not be in the tree: a library may name regions that this version does not know.
package struct RegionCode: Hashable, Sendable {
    /// The code in its settled case: ISO in capitals, sets in small letters.
    package let rawValue: String

    /// The code that `text` spells in any case, or nil if it has none of the four shapes.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        if bytes.count > 2, bytes[0] | 0x20 == UInt8(ascii: "x"), bytes[1] == UInt8(ascii: "-") {
            guard Self.isSetName(bytes[2...]) else { return nil }
            rawValue = text.lowercased()
        } else {
            guard Self.isM49(bytes) || Self.isISO(bytes) else { return nil }
            rawValue = text.uppercased()
        }
    }

    /// A code out of the generated table, which holds only settled ones.
    init(settled rawValue: String) {
        self.rawValue = rawValue
    }

    /// Whether the code names a set, which stands beside the tree and has no number.
    package var isSet: Bool { rawValue.hasPrefix("x-") }

    private static func isM49(_ bytes: [UInt8]) -> Bool {
        bytes.count == 3 && bytes.allSatisfy(isDigit)
    }

    private static func isISO(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 2, isLetter(bytes[0]), isLetter(bytes[1]) else { return false }
        if bytes.count == 2 { return true }
        guard (4...6).contains(bytes.count), bytes[2] == UInt8(ascii: "-") else { return false }
        return bytes[3...].allSatisfy { isLetter($0) || isDigit($0) }
    }

    /// Letters and digits in groups that single hyphens part.
    private static func isSetName(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { group in
            !group.isEmpty && group.allSatisfy { isLetter($0) || isDigit($0) }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension RegionCode: Comparable {
    /// By the code's letters; not the order of the tree.
    package static func < (left: RegionCode, right: RegionCode) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension RegionCode: CustomStringConvertible {
    /// The code as it is written in a library.
    package var description: String { rawValue }
}

/// What may be handed to a browser or a mail program.
package enum WebAddress {
    /// Whether an address is one that a browser may be given: `http` or `https`, and nothing in it that is no
    /// part of an address.
    package static func isWeb(_ address: String) -> Bool {
        let lower = address.lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else { return false }
        return address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }
            && !address.unicodeScalars.contains { (0x80...0x9F).contains($0.value) }
    }
}

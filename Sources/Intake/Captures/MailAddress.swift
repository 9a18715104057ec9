/// Finds mail addresses.
enum MailAddress {
    /// The first address in a text: no check of it, only its outer form.
    static func first(in text: String) -> String? {
        guard text.utf8.contains(0x40) else { return nil }
        for word in text.split(whereSeparator: { " <>()[],;\"“”".contains($0) }) {
            let bare = word.split(separator: ":").last ?? word
            let parts = bare.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else { continue }
            var host = parts[1]
            while let last = host.last, !last.isLetter { host.removeLast() }
            guard host.contains("."), !host.hasPrefix("."),
                host.allSatisfy({ $0.isLetter || $0.isNumber || "-.".contains($0) })
            else { continue }
            return "\(parts[0])@\(host)"
        }
        return nil
    }
}

import Briefs

/// An address in its five parts (RFC 3986, section 3), to resolve what a page wrote against the page's own.
package struct Address {
    private var scheme: String?
    private var authority: String?
    private var path: String
    private var query: String?
    private var fragment: String?

    /// What a link may lead to. The rest (`javascript:`, `data:`) keeps its text only.
    private static let schemes: Set<String> = ["http", "https", "mailto", "ftp", "gemini"]

    /// The absolute address that a reference means, without controls and spaces; nil where it leads nowhere:
    /// a place on the same page, a scheme that is not followed, a relative one without a base.
    package static func resolve(_ reference: String, against base: Address?) -> String? {
        if isPlain(reference) { return reference }
        let cleaned = clean(reference)
        guard !cleaned.isEmpty, !cleaned.hasPrefix("#") else { return nil }
        var address = Address(cleaned)
        if address.scheme == nil {
            guard let base else { return nil }
            address.inherit(from: base)
            address.scheme = base.scheme
        }
        guard let scheme = address.scheme?.lowercased(), schemes.contains(scheme) else { return nil }
        if scheme != "mailto", address.authority?.isEmpty ?? true { return nil }
        return address.text
    }

    /// More than any page's own address has; every relative link of the page repeats it.
    private static let longestBase = 8_192

    /// What relative links are resolved against: nil where it is no absolute address with a host.
    package static func base(_ text: String?) -> Address? {
        guard let text, text.utf8.count <= longestBase else { return nil }
        let address = Address(clean(text))
        return address.scheme == nil || address.authority == nil ? nil : address
    }

    /// Whether this is an absolute address of the web with nothing to change, as most are.
    private static func isPlain(_ reference: String) -> Bool {
        var reference = reference
        return reference.withUTF8 { bytes in
            let host: Int
            if bytes.starts(with: "https://".utf8) {
                host = 8
            } else if bytes.starts(with: "http://".utf8) {
                host = 7
            } else {
                return false
            }
            guard host < bytes.count, !"/?#".utf8.contains(bytes[host]) else { return false }
            return bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }
        }
    }

    private init(_ text: String) {
        var rest = text[...]
        if let mark = rest.firstIndex(of: "#") {
            fragment = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        if let mark = rest.firstIndex(of: "?") {
            query = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        if let colon = rest.firstIndex(of: ":"), Address.isScheme(rest[..<colon]) {
            scheme = String(rest[..<colon])
            rest = rest[rest.index(after: colon)...]
        }
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex(of: "/") ?? rest.endIndex
            authority = String(rest[..<end])
            rest = rest[end...]
        }
        path = String(rest)
    }

    private var text: String {
        var text = ""
        if let scheme { text += scheme + ":" }
        if let authority { text += "//" + authority }
        text += path
        if let query { text += "?" + query }
        if let fragment { text += "#" + fragment }
        return text
    }

    /// RFC 3986, section 5.2.2, for a reference without a scheme.
    private mutating func inherit(from base: Address) {
        if authority != nil {
            path = Address.withoutDots(path)
            return
        }
        authority = base.authority
        if path.isEmpty {
            path = base.path
            query = query ?? base.query
        } else if path.hasPrefix("/") {
            path = Address.withoutDots(path)
        } else {
            let folder = base.path.lastIndex(of: "/").map { String(base.path[...$0]) } ?? "/"
            path = Address.withoutDots(folder + path)
        }
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func withoutDots(_ path: String) -> String {
        var kept: [Substring] = []
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            switch part {
            case ".": if isLast { kept.append("") }
            case "..":
                if kept.count > 1 { kept.removeLast() }
                if isLast { kept.append("") }
            default: kept.append(part)
            }
        }
        return kept.joined(separator: "/")
    }

    /// Browsers take tabs and newlines out before they look for a scheme, so `java\nscript:` is one. What
    /// could end an address in the middle of a line is written in its percent form.
    private static func clean(_ text: String) -> String {
        var kept = ""
        for scalar in SafeText(text).string.unicodeScalars where scalar != "\n" && scalar != "\t" {
            switch scalar {
            case " ": kept += kept.isEmpty ? "" : "%20"
            case "\"": kept += "%22"
            case "<": kept += "%3C"
            case ">": kept += "%3E"
            default: kept.unicodeScalars.append(scalar)
            }
        }
        while kept.hasSuffix("%20") { kept.removeLast(3) }
        return kept
    }
}

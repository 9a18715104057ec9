/// What an address of the web comes to once what does not matter is left out, so that two ways to write the address of
/// one page are the same: scheme, `www.`, the case of the host, the standard port, `index.html`, a slash at the end, the
/// fragment, the order of the query, and what only tells who sent the visitor. Everything else of a query counts.
struct AddressKey: Hashable, Sendable {
    let text: String

    /// Nil where an address is none of the web, or leads to a site as a whole: many pieces may share that.
    init?(_ address: String) {
        let lower = address.prefix(8).lowercased()
        let scheme = ["https://", "http://"].first { lower.hasPrefix($0) }
        guard let scheme, address.utf8.count <= AddressKey.longest else { return nil }
        var rest = address.dropFirst(scheme.count)
        // `#!` leads to another page, on sites that are drawn by scripts.
        if let mark = rest.firstIndex(of: "#"), !rest[mark...].hasPrefix("#!") { rest = rest[..<mark] }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
        var query = Substring()
        var path = rest[end...]
        if let mark = path.firstIndex(of: "?") {
            query = path[path.index(after: mark)...]
            path = path[..<mark]
        }
        for page in ["/index.html", "/index.htm"] where path.lowercased().hasSuffix(page) {
            path = path.dropLast(page.count)
        }
        while path.last == "/" { path = path.dropLast() }
        let parts = query.split(separator: "&").filter { !AddressKey.isTracking($0) }.map(String.init).sorted()
        let host = AddressKey.host(rest[..<end])
        guard !host.isEmpty, !path.isEmpty || !parts.isEmpty else { return nil }
        text = host + path + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }

    /// Longer ones are not compared: no page has such.
    private static let longest = 8_192

    private static func host(_ authority: Substring) -> String {
        var host = authority.lowercased()[...]
        for port in [":80", ":443"] where host.hasSuffix(port) { host = host.dropLast(port.count) }
        if host.hasSuffix(".") { host = host.dropLast() }
        return String(host.hasPrefix("www.") && host.dropFirst(4).contains(".") ? host.dropFirst(4) : host)
    }

    private static func isTracking(_ part: Substring) -> Bool {
        let name = part.prefix { $0 != "=" }.lowercased()
        return name.hasPrefix("utm_") || tracking.contains(name)
    }

    /// Parameters that only say who sent the visitor.
    private static let tracking: Set<String> = [
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid",
        "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "oly_anon_id", "oly_enc_id",
    ]
}

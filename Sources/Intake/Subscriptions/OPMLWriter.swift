import Briefs

/// Writes subscriptions as OPML 2.0, in their order: folders are outlines around them.
package enum OPMLWriter {
    /// What reads back as the same subscriptions. Controls, which XML cannot hold, are left out.
    package static func text(of subscriptions: [Subscription], title: String) -> String {
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<opml version=\"2.0\">",
            "  <head>", "    <title>\(escaped(title))</title>", "  </head>", "  <body>",
        ]
        var open: [String] = []
        func indent() -> String { String(repeating: "  ", count: open.count + 2) }
        func close(to depth: Int) {
            while open.count > depth {
                open.removeLast()
                lines.append(indent() + "</outline>")
            }
        }
        for subscription in subscriptions {
            let shared = zip(open, subscription.folders).prefix { $0 == $1 }.count
            close(to: shared)
            for folder in subscription.folders[shared...] {
                lines.append(indent() + "<outline text=\"\(escaped(folder))\">")
                open.append(folder)
            }
            lines.append(indent() + outline(subscription))
        }
        close(to: 0)
        lines += ["  </body>", "</opml>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func outline(_ subscription: Subscription) -> String {
        var attributes = [("type", "rss"), ("text", subscription.title ?? subscription.feedURL)]
        if let title = subscription.title { attributes.append(("title", title)) }
        attributes.append(("xmlUrl", subscription.feedURL))
        if let page = subscription.homePage { attributes.append(("htmlUrl", page)) }
        if let description = subscription.description { attributes.append(("description", description)) }
        if !subscription.tags.isEmpty {
            attributes.append(("category", subscription.tags.map(OPMLLabel.written).joined(separator: ",")))
        }
        return "<outline " + attributes.map { "\($0)=\"\(escaped($1))\"" }.joined(separator: " ") + "/>"
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            // As they are, they would read back as blanks.
            case "\n", "\r", "\t": escaped += "&#\(scalar.value);"
            default: if XMLEntities.isAllowed(scalar.value) { escaped.unicodeScalars.append(scalar) }
            }
        }
        return escaped
    }
}

/// Names of persons in the forms that feeds have them: `mail (Name)`, `Name <mail>`, a name alone, a mail alone, or
/// elements with the name in them.
enum AuthorNames {
    /// Of `author`, `dc:creator` and the like.
    static func names(of element: XMLElement) -> [String] {
        guard element.hasElements else { return names(in: element.text) }
        func part(_ local: String) -> String? { element.elements.first { $0.name.local == local }?.words }
        if let name = part("name") ?? part("title") ?? part("nick") { return [line(name)] }
        if let mail = part("email") { return names(in: mail) }
        if let address = part("uri") ?? part("url") { return [address] }
        return names(in: element.text)
    }

    /// Several stand with semicolons between them.
    static func names(in text: String) -> [String] {
        var names: [String] = []
        for part in text.split(separator: ";") {
            let name = name(in: line(String(part)))
            if !name.isEmpty, !names.contains(name) { names.append(name) }
        }
        return names
    }

    private static func name(in text: String) -> String {
        guard text.contains("@") else { return text }
        // `mail (Name)`
        if let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close {
            let inner = bare(text[text.index(after: open)..<close])
            let outer = bare(text[..<open])
            if outer.contains("@"), !inner.isEmpty { return inner }
            if inner.contains("@"), !outer.isEmpty { return outer }
        }
        // `Name <mail>`
        if let open = text.firstIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
            let outer = bare(text[..<open] + text[text.index(after: close)...])
            return outer.isEmpty ? bare(text[text.index(after: open)..<close]) : outer
        }
        // `mail, Name`, `Name, mail`, `mail Name`
        let words = text.split(whereSeparator: { $0 == " " || $0 == "," })
        let others = words.filter { !$0.contains("@") && $0 != "-" && $0 != "|" }
        return others.isEmpty ? bare(text[...]) : others.joined(separator: " ")
    }

    private static func bare(_ text: Substring) -> String {
        var text = text
        while let first = text.first, " \"'“”<>,".contains(first) { text.removeFirst() }
        while let last = text.last, " \"'“”<>,".contains(last) { text.removeLast() }
        return text.hasPrefix("mailto:") ? String(text.dropFirst(7)) : String(text)
    }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }
}

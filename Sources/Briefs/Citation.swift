/// A brief in one line, as a footnote has it: author, title, outlet, day, address.
package struct Citation: Hashable, Sendable {
    package var authors: [String]
    package var title: String
    package var outlet: String
    package var day: Day?
    package var address: String?

    package init(_ brief: Brief) {
        func line(_ text: String) -> String { DisplayText(text).string.trimmingSpaces }
        authors = brief.authors.map(line).filter { !$0.isEmpty }
        title = line(brief.title)
        outlet = line(brief.source)
        day = brief.day
        address = (brief.url ?? Citation.address(in: brief.id)).map(line)
    }

    /// The line, in a language (`es`, else English): the titles' quotation marks and the day are its own.
    package func line(language: String? = nil) -> String {
        let isSpanish = language?.lowercased().hasPrefix("es") ?? false
        let (and, open, close) = isSpanish ? (" y ", "«", "»") : (" and ", "“", "”")
        var parts: [String] = []
        if let last = authors.last {
            let others = authors.dropLast().joined(separator: ", ")
            parts.append(others.isEmpty ? last : others + and + last)
        }
        if !title.isEmpty { parts.append(open + title + close) }
        if !outlet.isEmpty, authors != [outlet] { parts.append(outlet) }
        if let day { parts.append(MonthNames.long(day, language: isSpanish ? "es" : "en")) }
        if let address, !address.isEmpty { parts.append(address) }
        return parts.joined(separator: ", ")
    }

    /// Words of the brief in quotation marks, each paragraph beginning with one, and where they stand.
    package func quotation(of text: String, language: String? = nil) -> String {
        let isSpanish = language?.lowercased().hasPrefix("es") ?? false
        let (open, close) = isSpanish ? ("«", "»") : ("“", "”")
        let paragraphs = text.split(separator: "\n").map { open + $0 }
        return paragraphs.joined(separator: "\n\n") + close + "\n\n" + line(language: language) + "\n"
    }

    private static func address(in id: BriefID) -> String? {
        let text = id.rawValue
        return text.hasPrefix("https://") || text.hasPrefix("http://") ? text : nil
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var rest = self[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}

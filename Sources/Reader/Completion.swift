import Briefs
import Query

/// A text that `Tab` puts into a text field.
package struct Completion: Hashable, Sendable {
    /// What stands before the cursor with it.
    package var text: String
    /// What stands for it in the row of completions.
    package var label: String
    /// What follows where it is the only one: a space, when a whole word has been completed.
    package var ending = " "
}

/// The word before the cursor of a text field, as far as it can be completed: what it is a word of.
struct CompletionPiece: Hashable {
    enum Subject: Hashable {
        /// One of these, as they stand.
        case words([String], ending: String)
        /// A value of a facet; `field` names it in a query, and is empty where the value stands by itself.
        case values(Facet, field: String)
    }

    /// What stands before the word and stays.
    var before: String
    var typed: String
    var subject: Subject

    private init(before: some StringProtocol, typed: some StringProtocol, _ subject: Subject) {
        (self.before, self.typed, self.subject) = (String(before), String(typed), subject)
    }

    /// Nil where nothing is known of what is being typed.
    init?(_ text: String, _ purpose: PromptState.Purpose, themes: [String], commands: [String]) {
        switch purpose {
        case .find, .help: return nil
        case .search: self.init(query: text[...], of: text)
        case .command:
            let name = text.prefix { $0 != " " }
            guard name.endIndex < text.endIndex else {
                self.init(before: "", typed: name.drop { $0 == ":" }, .words(commands, ending: ""))
                return
            }
            let argument = text[name.endIndex...].drop { $0 == " " }
            let before = text[..<argument.startIndex]
            switch Command(rawValue: String(name)) {
            case .theme: self.init(before: before, typed: argument, .words(themes, ending: ""))
            case .sort: self.init(before: before, typed: argument, .words(Sort.allCases.map(\.rawValue), ending: ""))
            case .views:
                self.init(before: before, typed: argument, .words(["all", "bookmarks", "unread"], ending: ""))
            case .tags: self.init(before: before, typed: argument, .values(.tag, field: ""))
            case .regions: self.init(before: before, typed: argument, .values(.region, field: ""))
            case .query, .search: self.init(query: argument, of: text)
            default: return nil
            }
        }
    }

    /// The last word of a query that ends a text.
    private init?(query: Substring, of text: String) {
        let word = query[CompletionPiece.lastWord(of: query)...].drop { $0 == "(" || $0 == "-" || $0 == "−" }
        guard let colon = word.firstIndex(of: ":"), word[..<colon].allSatisfy(\.isLetter) else {
            if word.contains(where: { !$0.isLetter }) { return nil }
            let fields = QueryField.allCases.map { $0.rawValue + ":" }
            self.init(before: text[..<word.startIndex], typed: word.lowercased(), .words(fields, ending: ""))
            return
        }
        guard let field = QueryField(rawValue: word[..<colon].lowercased()) else { return nil }
        let value = word[word.index(after: colon)...]
        let start = value.drop { $0 == ">" || $0 == "=" || $0 == "<" }
        let typed = start.filter { $0 != "\"" && $0 != "“" && $0 != "”" }
        func words(_ words: [String]) -> CompletionPiece {
            CompletionPiece(before: text[..<value.startIndex], typed: typed.lowercased(), .words(words, ending: " "))
        }
        func values(_ facet: Facet) -> CompletionPiece {
            let name = word[..<colon].lowercased() + ":" + value[..<start.startIndex]
            return CompletionPiece(before: text[..<word.startIndex], typed: typed, .values(facet, field: name))
        }
        switch field {
        case .tag: self = values(.tag)
        case .region: self = values(.region)
        case .kind: self = values(.kind)
        case .lang: self = values(.language)
        case .author: self = values(.author)
        case .source: self = values(.source)
        case .after, .before, .on, .added, .changed: self = values(.month)
        case .is: self = words(ReadingState.allCases.map(\.rawValue))
        case .has: self = words(Feature.allCases.map(\.rawValue))
        case .sort: self = words(Sort.allCases.map(\.rawValue))
        case .title, .analysis: return nil
        }
    }

    /// Where the last word begins: behind the last space that no quotation marks hold.
    private static func lastWord(of query: Substring) -> Substring.Index {
        var start = query.startIndex
        var isQuoted = false
        var isEscaped = false
        for index in query.indices {
            let character = query[index]
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" || character == "“" || character == "”" {
                isQuoted.toggle()
            } else if character == " ", !isQuoted {
                start = query.index(after: index)
            }
        }
        return start
    }
}

extension CompletionPiece {
    /// What can be chosen from is more than anybody goes through.
    private static let most = 100

    /// Of words: those that begin as typed.
    func completions(of words: [String], ending: String) -> [Completion] {
        words.filter { $0.hasPrefix(typed) }.map { Completion(text: before + $0, label: $0, ending: ending) }
    }

    /// Of values, which come by their use: those that begin as typed first, then those that have a word that does.
    func completions(of counts: [FacetCount], _ facet: Facet, field: String, regions: RegionTree) -> [Completion] {
        let key = Words.key(typed)
        var first: [Completion] = []
        var second: [Completion] = []
        for count in counts where first.count < CompletionPiece.most {
            guard let text = CompletionPiece.written(count.value, facet, field) else { continue }
            let names = CompletionPiece.names(of: count, facet, regions)
            let completion = Completion(text: before + text, label: count.label)
            if names.contains(where: { $0.hasPrefix(key) }) {
                first.append(completion)
            } else if second.count < CompletionPiece.most, names.contains(where: { $0.contains(" " + key) }) {
                second.append(completion)
            }
        }
        return Array((first + second).prefix(CompletionPiece.most))
    }

    /// What a value can be found by, as names are compared.
    private static func names(of count: FacetCount, _ facet: Facet, _ regions: RegionTree) -> [String] {
        var names = [count.value]
        if count.label != count.value { names.append(count.label) }
        if facet == .region, let region = RegionCode(count.value).flatMap({ regions.region($0) }) {
            names += ["es", "pt"].map { region.name(in: $0) }
        }
        return names.map(Words.key)
    }

    /// A value as it stands behind a field of a query, or by itself.
    private static func written(_ value: String, _ facet: Facet, _ field: String) -> String? {
        if field.isEmpty { return value }
        // Months stand behind several fields, and in any of them need no quotation marks.
        return facet == .month ? field + value : Condition(facet, value).map { "\($0)" }
    }
}

import Briefs
import Page
import Query

/// A text field on the message row: search, find, command line.
package struct PromptState: Sendable {
    package enum Purpose: Hashable, Sendable {
        case search, find, command, help
    }
    package var purpose: Purpose
    package var field = TextField()
    /// What is wrong with the text as it stands.
    package var complaint: String?
    /// What `Tab` offers, and which of it stands in the field; nil before the first `Tab`.
    package var completions: [Completion] = []
    package var completion: Int?
    /// Where in the history of entries the field stands, and what was typed before going there.
    package var historyIndex: Int?
    package var typed = ""
    /// What `Esc` brings back.
    package var before: Before

    package struct Before: Sendable {
        package var query: Query
        package var kept: Set<BriefID>
        package var selected: BriefID?
        package var theme: String
        package var articleTop: LineIndex
    }

    package init(_ purpose: Purpose, before: Before) {
        self.purpose = purpose
        self.before = before
    }

    /// What stands before the field, saying what is asked.
    package var label: String {
        switch purpose {
        case .search: "Search the library: "
        case .find: "Find in the page: "
        case .command: ":"
        case .help: "Search in help: "
        }
    }
}

/// What was typed before, a list a purpose, the newest last.
package struct PromptHistory: Sendable {
    private var entries: [PromptState.Purpose: [String]] = [:]

    package init() {}

    package subscript(purpose: PromptState.Purpose) -> [String] { entries[purpose] ?? [] }

    package mutating func add(_ text: String, to purpose: PromptState.Purpose) {
        guard !text.isEmpty else { return }
        var known = self[purpose].filter { $0 != text }
        known.append(text)
        entries[purpose] = known.suffix(100)
    }
}

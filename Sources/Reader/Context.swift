/// Where a key lands. In one context no key has two commands (a test holds this).
package enum Context: String, CaseIterable, Hashable, Sendable {
    case list, article, related
    /// Find in the page, after its prompt: `n` and `N` go through the hits.
    case find
    /// Lines of the article are being selected.
    case selecting
    case picker, prompt, help
    /// A short list to choose from: views, links, outline.
    case menu
    /// A question that wants `y` or `n`.
    case confirm

    /// The three panes, in reading order.
    package static let panes: [Context] = [.list, .article, .related]

    /// What people call it.
    package var title: String {
        switch self {
        case .list: "List"
        case .article: "Article"
        case .related: "Related"
        case .find: "Find in the page"
        case .selecting: "Selecting lines"
        case .picker: "Picker"
        case .prompt: "Text field"
        case .help: "Help"
        case .menu: "Menu"
        case .confirm: "Question"
        }
    }
}

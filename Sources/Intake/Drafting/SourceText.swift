/// A text as its source gave it.
enum SourceText: Hashable, Sendable {
    /// Markup; `base` is the absolute address that its relative links are resolved against.
    case html(String, base: String?)
    case plain(String)

    var raw: String {
        switch self {
        case .html(let text, _), .plain(let text): text
        }
    }
}

/// What was mended in a document, by kind and line, for the items that it is in.
struct XMLRepairs: Sendable {
    /// Each as a sentence for one place, and for several.
    enum Kind: Hashable, Sendable {
        case strayAmpersand
        case strayLessThan
        case control
        case unclosed
        case unopened
        case attribute
        case doubledAttribute
        case before
        case truncated
        case entityName
        case declaredEntity
        case entityTooLarge
        case comment
        case cdata
        case sectionEnd
        case tooDeep
        case tooManyAttributes
        case reference
        case afterEnd

        var sentence: String {
            switch self {
            case .strayAmpersand: "An & that begins no reference stands as text"
            case .strayLessThan: "A < that opens no tag stands as text"
            case .control: "A control character was left out"
            case .unclosed: "A tag that was never closed is closed"
            case .unopened: "An end tag without its beginning was left out"
            case .attribute: "An attribute without quotes or a value was read"
            case .doubledAttribute: "An attribute that stands twice was read once"
            case .before: "What stands before the document was left out"
            case .truncated: "The file ends too early: what came is kept"
            case .entityName: "A name of HTML (as &nbsp;) was read for its character"
            case .declaredEntity: "A name that the document declares was read for its text"
            case .entityTooLarge: "A declared name stands for too much text, and stays as it is"
            case .comment: "A comment that does not end was left out"
            case .cdata: "A CDATA section that does not end was closed"
            case .sectionEnd: "A ]]> that ends no section stands as text"
            case .tooDeep: "Tags that are nested too deep were left out, and their text kept"
            case .tooManyAttributes: "More attributes than a tag may have were left out"
            case .reference: "A reference to no character was left out"
            case .afterEnd: "What stands after the document's end was read with it"
            }
        }
    }

    private var found: [(kind: Kind, line: Int)] = []
    private var last: [Kind: Int] = [:]

    /// One a line of each kind says enough.
    mutating func add(_ kind: Kind, line: Int) {
        guard last[kind] != line else { return }
        last[kind] = line
        // A document that is damaged a million times is told about no more.
        if found.count < 200_000 { found.append((kind, line)) }
    }

    var isEmpty: Bool { found.isEmpty }

    /// Sentences for what lies in lines, which rise from call to call.
    struct Cursor {
        private let found: [(kind: Kind, line: Int)]
        private var index = 0

        init(_ repairs: XMLRepairs) {
            found = repairs.found.sorted { $0.line < $1.line }
        }

        /// What was mended up to a line and has not been told.
        mutating func sentences(through line: Int) -> [String] {
            var places: [(kind: Kind, lines: [Int])] = []
            while index < found.count, found[index].line <= line {
                let next = found[index]
                index += 1
                if let known = places.firstIndex(where: { $0.kind == next.kind }) {
                    places[known].lines.append(next.line)
                } else {
                    places.append((next.kind, [next.line]))
                }
            }
            return places.map { kind, lines in
                let shown = lines.prefix(3).map(String.init).joined(separator: ", ")
                let rest = lines.count > 3 ? " and \(lines.count - 3) more" : ""
                return "\(kind.sentence) (line\(lines.count > 1 ? "s" : "") \(shown)\(rest))."
            }
        }
    }
}

import Briefs
import Query

/// `dateline facets`: how many briefs bear each value.
enum FacetsCommand {
    static func run(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        let name = invocation.value("--by") ?? "tag"
        guard let facet = Facet(rawValue: name) else {
            throw .usage("--by takes \(Facet.allCases.map(\.rawValue).joined(separator: ", ")), not “\(name)”")
        }
        let query = try setting.query(invocation)
        let library = try setting.open()
        guard case .facets(let counts)? = library.answer(.facets(facet, query)) else { return .nothingMatched }
        if invocation.has("--json") {
            let rows: [JSONValue] = counts.map { count in
                ["value": .string(count.value), "label": .string(count.label), "count": .number(String(count.count))]
            }
            Console.print(JSONWriter.string(.array(rows)))
        } else {
            let width = counts.map { "\($0.count)".count }.max() ?? 0
            for count in counts {
                let number = "\(count.count)"
                let label = count.label == count.value ? "" : "  " + DisplayText(count.label).string
                Console.print(
                    String(repeating: " ", count: width - number.count) + number + "  "
                        + DisplayText(count.value).string + label)
            }
        }
        library.complain()
        return counts.isEmpty ? .nothingMatched : .done
    }
}

import Briefs
import Query
import Reader

/// `dateline related`: what goes with a brief, and why.
enum RelatedCommand {
    static func run(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        try invocation.refuseLateOptions()
        guard invocation.words.count == 1, let word = invocation.words.first else {
            throw .usage("related takes one ID; dateline list prints them")
        }
        let limit = try invocation.number("--limit", least: 1) ?? 12
        let library = try setting.open()
        let brief = try library.brief(named: word)
        guard case .related(let answer)? = library.answer(.related(brief.id, limit: limit)) else {
            return .nothingMatched
        }
        if invocation.has("--json") {
            library.printFeed(title: brief.title) { take in
                for related in answer.computed {
                    guard var item = library.item(of: related.row.id) else { continue }
                    let reasons = related.reasons.map {
                        JSONValue.string(Phrases.reasons([$0], regions: setting.regions))
                    }
                    item.set("_related", ["score": .number(String(related.score)), "reasons": .array(reasons)])
                    take(item)
                }
            }
        } else {
            let length = library.idLength
            for related in answer.computed {
                let row = related.row
                let id = row.id.digest.prefix(length)
                Console.print("\(id)  \(row.day?.description ?? "undated   ")  \(row.title.string)")
                Console.print("    " + Phrases.reasons(related.reasons, regions: setting.regions))
            }
        }
        return answer.computed.isEmpty ? .nothingMatched : .done
    }
}

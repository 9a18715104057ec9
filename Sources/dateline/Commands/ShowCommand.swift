import Briefs
import Page
import Reader

/// `dateline show`: one brief, as text, Markdown, HTML or JSON.
enum ShowCommand {
    static func run(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        try invocation.refuseLateOptions()
        guard invocation.words.count == 1, let word = invocation.words.first else {
            throw .usage("show takes one ID; dateline list prints them")
        }
        let format = invocation.has("--json") ? "json" : invocation.value("--format") ?? "text"
        let width = try invocation.number("--width", least: 16) ?? 72
        let library = try setting.open()
        let brief = try library.brief(named: word)
        let article = library.article(brief)
        switch format {
        case "text": Console.write(Export.text(article, measure: width))
        case "markdown": Console.write(Export.markdown(brief, article.document))
        case "html": Console.write(Export.html(brief, article.document))
        case "json": library.printFeed(title: brief.title) { take in take(library.item(of: brief)) }
        default: throw .usage("--format takes text, markdown, html or json, not “\(format)”")
        }
        return .done
    }
}

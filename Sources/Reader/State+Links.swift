import Briefs
import Page
import Query

extension State {
    /// Follows a numbered link of the page inside Dateline.
    mutating func follow(link number: Int) {
        guard let article, article.page.links.indices.contains(number - 1) else {
            say("There is no link \(number); F lists them")
            return
        }
        switch article.page.links[number - 1].target {
        case .brief(let id): openElsewhere(id)
        case .query(let text): narrow(to: text)
        case .address(let address): ask(.brief(BriefID(address)), for: .follow(address))
        case .nowhere: say("That link leads nowhere")
        }
    }

    /// A link's address turned out to be a brief of this library, or not.
    mutating func takeLink(_ address: String, _ brief: Brief?) {
        if let brief {
            go(to: brief.id)
        } else if !WebAddress.isWeb(address) {
            say("Not in this library: \(address)")
        } else {
            say("Not in this library: \(address) · with its number, o opens it in the browser")
        }
    }

    /// Opens a brief from beside the list, where the library has it.
    mutating func openElsewhere(_ id: BriefID) { ask(.brief(id), for: .follow(id.rawValue)) }

    /// Goes to a brief that the library has, so that `[` comes back here.
    private mutating func go(to id: BriefID) {
        leaveTrace()
        rememberPlace()
        list.wanted = id
        ask(.position(listing, id), for: .locateFollowed)
        if focus != .article {
            focus = .article
            arrange()
        }
        if article?.find != nil { endFind() }
        askArticle(id, opening: true)
        askCompany()
    }

    /// The brief that was followed to stands in this list: the list goes along. Elsewhere it stays.
    mutating func takeFollowed(_ position: Int?) {
        list.wanted = nil
        if let position { select(position) }
    }

    /// Shows what a see-also leads to.
    mutating func narrow(to text: String) {
        leaveTrace()
        do throws(QueryError) {
            let query = try QueryParser(regions: regions).parse(text)
            setFocus(.list)
            setQuery(query)
            say("\(text) · [ goes back")
        } catch {
            say(error.description, .problem)
        }
    }

    /// The brief's page, or a numbered link, in the browser.
    mutating func browse(link number: Int?) {
        if focus == .related, number == nil, let entry = selectedRelated {
            switch entry.target {
            case .address(let address): browse(address)
            case .brief(let id) where WebAddress.isWeb(id.rawValue): browse(id.rawValue)
            default: say("That entry has no page of its own")
            }
            return
        }
        if let number {
            guard let article, focus != .list || article.id == list.selectedID else {
                say("Open the brief first: \(number)o is for its link \(number)")
                return
            }
            guard article.page.links.indices.contains(number - 1) else {
                say("There is no link \(number); F lists them")
                return
            }
            switch article.page.links[number - 1].target {
            case .address(let address): browse(address)
            case .brief(let id): browse(id.rawValue)
            default: say("Link \(number) leads to briefs of this library; \(number)Enter follows it")
            }
        } else {
            actOnBrief(.browse)
        }
    }

    mutating func browse(_ brief: Brief) {
        if let address = brief.url ?? (WebAddress.isWeb(brief.id.rawValue) ? brief.id.rawValue : nil) {
            browse(address)
        } else {
            say("This brief has no address")
        }
    }

    private mutating func browse(_ address: String) {
        if WebAddress.isWeb(address) {
            outbox.append(.browse(address))
            say("In the browser: \(address)")
        } else {
            say("No web address: \(address)")
        }
    }

    /// Mail to the outlet about the brief.
    mutating func comment(on brief: Brief) {
        guard let contact = brief.contact, !contact.isEmpty else {
            say("The source gives no address to write to")
            return
        }
        outbox.append(.mail(contact, subject: brief.title))
        say("To the mail program: \(contact)")
    }
}

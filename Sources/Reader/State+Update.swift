import Briefs
import Page
import Query

extension State {
    /// The only thing that changes a state. Pure: it reads no clock, no file and no environment. What it wants
    /// done comes back as effects, in order.
    package mutating func update(_ message: Message) -> [Effect] {
        switch message {
        case .key(let key): take(key)
        case .paste(let text): paste(text)
        case .mouse(let event): mouse(event)
        case .resize(let size): resize(to: size)
        case .answer(let purpose, let ticket, let answer):
            guard tickets[purpose] == ticket else { break }
            tickets[purpose] = nil
            if let answer { take(answer, for: purpose) }
        case .begun(let purpose, let ticket, let answer):
            if tickets[purpose] == ticket { takeBeginning(answer) }
        case .said(let notice): self.notice = notice
        case .problems(let count): problems = count
        case .importing(let news): takeImport(news)
        case .kept: break
        case .marked(let news): takeMarks(news)
        case .shown: lookAhead()
        case .rested: askCompany()
        case .library(let progress):
            self.progress = progress
            seeAlsoCounts = [:]
            forgetNearby()
            if progress == nil { askWhetherChanged() }
            // What is read stays where it is; the newest stays on top where nobody has moved yet.
            if focus == .list, list.selected == 0, list.wanted == nil { list.selectedID = nil }
            askList()
        case .copiedInPart(let text): offerFile(text)
        case .edited(let text): editPrompt { $0 = TextField(text.filter { !$0.isNewline }) }
        case .ending: rememberPlace()
        }
        defer { outbox = [] }
        return outbox
    }

    /// What to do first: asks for the list and, in three panes, for what is beside it.
    package mutating func start(opening brief: BriefID? = nil, reading: Bool = false) -> [Effect] {
        list.wanted = brief
        list.opensWhenKnown = reading
        askList()
        defer { outbox = [] }
        return outbox
    }

    /// Puts a question; an earlier one of the same purpose becomes void.
    mutating func ask(_ question: Question, for purpose: Purpose) {
        tickets[purpose] = nextTicket
        outbox.append(.ask(question, purpose, ticket: nextTicket))
        nextTicket += 1
    }

    mutating func say(_ text: String, _ weight: Notice.Weight = .plain) { notice = Notice(text, weight) }

    private mutating func take(_ answer: Answer, for purpose: Purpose) {
        switch (purpose, answer) {
        case (.list, .list(let answer)): takeList(answer)
        case (.locate, .position(let position)): takeLocation(position)
        case (.locateFollowed, .position(let position)): takeFollowed(position)
        case (.article, .brief(let brief, let marks)): takeBrief(brief, marks)
        case (.related, .related(let answer)): takeRelated(answer)
        case (.earlier(let number), .earlier(let texts)): takeEarlier(texts, number: number)
        case (.refresh, .brief(let brief, _)): takeRefreshed(brief)
        case (.beside, .brief(let brief, _)): takeBeside(brief)
        case (.ahead, .brief(let brief?, let marks)): takeAhead(brief, marks)
        case (.rowsAhead, .list(let answer)): takeRowsAhead(answer)
        case (.facet(let facet), .facets(let counts)): takeCounts(counts, of: facet)
        case (.allValues(let facet), .facets(let counts)): takeValues(counts, of: facet)
        case (.completion, .facets(let counts)): takeCompletions(counts)
        case (.unread, .position(let position)): takeUnread(position)
        case (.everything, .ids(let ids)): markRead(ids)
        case (.selection(let action), .ids(let ids)): act(action, on: ids)
        case (.standing, .ids(let ids)): standing = Set(ids)
        case (.deed(let deed), .brief(let brief?, let marks)): act(deed, on: brief, marks)
        case (.seeAlso(let number), .list(let answer)): takeSeeAlso(number, count: answer.count)
        case (.follow(let address), .brief(let brief, _)): takeLink(address, brief)
        default: break
        }
    }

    private mutating func resize(to size: Size) {
        self.size = size
        arrange()
    }

    /// Brings everything to the layout as it now is: after a resize, another focus, another measure.
    mutating func arrange() {
        let layout = layout
        list.geometry = ListGeometry(
            count: list.count, months: list.answer?.months ?? [], isAiry: layout.shape == .columns)
        if let rect = layout.list {
            list.reveal(rows: rect.size.rows)
            askRowsIfUnknown()
        }
        setArticle()
        if let rect = layout.related { related.reveal(rows: rect.size.rows, columns: rect.size.columns) }
        if layout.article != nil { previewIfNeeded() }
        arrangeLayer()
    }
}

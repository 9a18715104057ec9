import Briefs
import Page
import Query

extension State {
    mutating func showViews() {
        let states: [(String, ReadingState?)] = [
            ("All briefs", nil), ("Unread", .unread), ("Changed since read", .changed), ("Bookmarks", .bookmarked),
        ]
        let current = states.lastIndex { $0.1.map { query.conditions.contains(.state($0)) } ?? true } ?? 0
        let items = states.map { MenuState.Item(title: DisplayText($0.0), choice: .view($0.1)) }
        layers.append(.menu(MenuState(title: "Views", items: items, selected: current)))
    }

    mutating func showLinks() {
        guard let page = article?.page, !page.links.isEmpty else {
            say("This page has no links")
            return
        }
        let items = page.links.map { link in
            return MenuState.Item(
                title: DisplayText("[\(link.number)] \(link.text)"), detail: link.shown, choice: .link(link.number))
        }
        layers.append(.menu(MenuState(title: "Links", items: items)))
    }

    mutating func showOutline() {
        guard let article, case let sections = article.page.sections, !sections.isEmpty else {
            say("This page has no headings")
            return
        }
        let items = sections.map { MenuState.Item(title: article.page.heading(at: $0), choice: .place($0)) }
        let top = article.page.place(at: article.top)
        let current = sections.lastIndex { $0 <= top } ?? 0
        layers.append(.menu(MenuState(title: "Outline", items: items, selected: current)))
    }

    private var menu: MenuState? {
        get { if case .menu(let menu)? = layers.last { menu } else { nil } }
        set {
            guard let newValue, case .menu? = layers.last else { return }
            layers[layers.count - 1] = .menu(newValue)
        }
    }

    mutating func performInMenu(_ command: Command, count: Int?) {
        guard var menu else { return }
        let last = menu.items.count - 1
        switch command {
        case .down: menu.selected += count ?? 1
        case .up: menu.selected -= count ?? 1
        case .pageDown, .halfDown: menu.selected += 8
        case .pageUp, .halfUp: menu.selected -= 8
        case .top: menu.selected = (count ?? 1) - 1
        case .end: menu.selected = count.map { $0 - 1 } ?? last
        case .open, .browser, .copy:
            // 3Enter opens the third, as it does on the page.
            if let count { menu.selected = min(max(0, count - 1), last) }
            self.menu = menu
            runInMenu(command, menu.items[menu.selected].choice)
            return
        case .back, .leave:
            layers.removeLast()
            return
        case .help:
            layers.append(.help(HelpState(about: focus)))
            return
        default: return
        }
        menu.selected = min(max(0, menu.selected), last)
        self.menu = menu
    }

    private mutating func runInMenu(_ command: Command, _ choice: MenuState.Choice) {
        if command == .open {
            choose(choice)
        } else if case .link(let number) = choice {
            handOn(link: number, command)
        }
    }

    private mutating func choose(_ choice: MenuState.Choice) {
        layers.removeLast()
        switch choice {
        case .view(let reading): show(reading)
        case .link(let number): follow(link: number)
        case .place(let place): scroll(to: place)
        }
    }

    private mutating func handOn(link number: Int, _ command: Command) {
        guard command == .copy else {
            layers.removeLast()
            browse(link: number)
            return
        }
        guard let links = article?.page.links, links.indices.contains(number - 1) else { return }
        let link = links[number - 1]
        guard !link.shown.isEmpty else { return }
        copy(link.address ?? link.shown, words: link.shown)
    }

    // MARK: Help

    mutating func performInHelp(_ command: Command) {
        guard case .help(var help)? = layers.last else { return }
        let page = max(1, size.rows - 4)
        let count = help.lines(columns: HelpState.columns(in: size)).count
        switch command {
        case .down: help.top += 1
        case .up: help.top -= 1
        case .pageDown: help.top += max(1, page - 2)
        case .pageUp: help.top -= max(1, page - 2)
        case .halfDown: help.top += max(1, page / 2)
        case .halfUp: help.top -= max(1, page / 2)
        case .top: help.top = 0
        case .end: help.top = count
        case .search:
            openPrompt(.help, text: help.filter)
            return
        case .back, .leave, .help:
            layers.removeLast()
            return
        default: return
        }
        help.top = max(0, min(help.top, count - page))
        layers[layers.count - 1] = .help(help)
    }
}

import Briefs
import Page
import Query

extension State {
    /// The text field that is open.
    package internal(set) var prompt: PromptState? {
        get { if case .prompt(let prompt)? = layers.last { prompt } else { nil } }
        set {
            guard let newValue, case .prompt? = layers.last else { return }
            layers[layers.count - 1] = .prompt(newValue)
        }
    }

    mutating func openPrompt(_ purpose: PromptState.Purpose, text: String = "") {
        var prompt = PromptState(purpose, before: before)
        prompt.field = TextField(text)
        layers.append(.prompt(prompt))
    }

    /// Changes the text, and shows at once what it leads to.
    mutating func editPrompt(_ edit: (inout TextField) -> Void) {
        guard var prompt else { return }
        edit(&prompt.field)
        // What is still being looked up was for the text as it stood.
        tickets[.completion] = nil
        prompt.completions = []
        prompt.completion = nil
        prompt.historyIndex = nil
        prompt.complaint = nil
        self.prompt = prompt
        promptChanged()
    }

    mutating func promptChanged() {
        guard var prompt else { return }
        let text = prompt.field.text
        switch prompt.purpose {
        case .search: prompt.complaint = search(text, from: prompt.before.query)
        case .find: find(text, from: prompt.before.articleTop)
        case .command: previewTheme(text, before: prompt.before.theme)
        case .help:
            if layers.count > 1, case .help(var help) = layers[layers.count - 2] {
                help.filter = text
                help.top = 0
                layers[layers.count - 2] = .help(help)
            }
        }
        self.prompt = prompt
    }

    mutating func performInPrompt(_ command: Command) {
        guard var prompt else { return }
        switch command {
        case .dismiss: dismissPrompt(prompt)
        case .accept: accept(prompt)
        case .complete: complete()
        case .editor: outbox.append(.edit(prompt.field.text))
        case .historyOlder, .historyNewer:
            prompt.completions = []
            prompt.completion = nil
            prompt.complaint = nil
            recall(&prompt, step: command == .historyOlder ? 1 : -1)
            self.prompt = prompt
            promptChanged()
        case .deleteBack where prompt.field.isEmpty: dismissPrompt(prompt)
        default: editPrompt { _ = $0.edit(command) }
        }
    }

    private mutating func dismissPrompt(_ prompt: PromptState) {
        switch prompt.purpose {
        case .search, .command: restore(prompt.before)
        case .find:
            endFind()
            scroll(to: prompt.before.articleTop)
        case .help:
            self.prompt?.field = TextField()
            promptChanged()
        }
        layers.removeLast()
    }

    private mutating func accept(_ prompt: PromptState) {
        let text = prompt.field.text
        prompts.add(text, to: prompt.purpose)
        switch prompt.purpose {
        case .search:
            guard prompt.complaint == nil else {
                say(prompt.complaint ?? "", .problem)
                return
            }
            layers.removeLast()
            if query != prompt.before.query { leaveTrace(query: prompt.before.query, selected: prompt.before.selected) }
        case .find:
            layers.removeLast()
            if let find = article?.find, find.hits.isEmpty {
                endFind()
                say("“\(text)” is not on this page")
            }
        case .command:
            layers.removeLast()
            run(text, before: prompt.before)
        case .help: layers.removeLast()
        }
    }

    private func recall(_ prompt: inout PromptState, step: Int) {
        let known = prompts[prompt.purpose]
        guard !known.isEmpty else { return }
        if prompt.historyIndex == nil { prompt.typed = prompt.field.text }
        let next = (prompt.historyIndex ?? -1) + step
        if next < 0 {
            prompt.historyIndex = nil
            prompt.field = TextField(prompt.typed)
        } else if next < known.count {
            prompt.historyIndex = next
            prompt.field = TextField(known[known.count - 1 - next])
        }
    }
}

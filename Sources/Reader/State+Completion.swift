import Briefs
import Page
import Query

/// `Tab` in a text field: names of commands and fields at once, values that the library has when they have been asked
/// for.
extension State {
    /// The first completion, then the next, around.
    mutating func complete() {
        guard var prompt else { return }
        if let index = prompt.completion {
            put(prompt.completions, (index + 1) % prompt.completions.count)
            return
        }
        switch piece(of: prompt)?.subject {
        case .words(let words, let ending)?:
            offer(piece(of: prompt)?.completions(of: words, ending: ending) ?? [])
        case .values(let facet, _)?: ask(.facets(facet, .everything), for: .completion)
        case nil:
            // The field covers the message row, so that it is said beside the text.
            prompt.complaint = State.nothingToComplete
            self.prompt = prompt
        }
    }

    /// The values of the library have come, by their use.
    mutating func takeCompletions(_ counts: [FacetCount]) {
        guard let prompt, let piece = piece(of: prompt), case .values(let facet, let field) = piece.subject else {
            return
        }
        offer(piece.completions(of: counts, facet, field: field, regions: regions))
    }

    private static let nothingToComplete = "Nothing to complete"

    private func piece(of prompt: PromptState) -> CompletionPiece? {
        CompletionPiece(prompt.field.beforeCursor, prompt.purpose, themes: themes, commands: commandNames)
    }

    private mutating func offer(_ completions: [Completion]) {
        guard let only = completions.first else {
            prompt?.complaint = State.nothingToComplete
            return
        }
        guard completions.count == 1 else {
            put(completions, 0)
            return
        }
        // A command that takes words is followed by the space before them.
        let takesWords = Command(rawValue: only.text).map { CommandText.argumentNames[$0] != nil } ?? false
        put([Completion(text: only.text + (takesWords ? " " : only.ending), label: only.label)], 0)
        // What could follow is another word's affair; a name that stands whole stays as it is.
        if takesWords || prompt?.field.beforeCursor != only.text || only.text.hasSuffix(":") {
            prompt?.completions = []
            prompt?.completion = nil
        }
    }

    private mutating func put(_ completions: [Completion], _ index: Int) {
        guard var prompt, completions.indices.contains(index) else { return }
        prompt.field = TextField(completions[index].text, after: prompt.field.afterCursor)
        prompt.completions = completions
        prompt.completion = index
        prompt.complaint = nil
        self.prompt = prompt
        promptChanged()
    }
}

/// A brief's words by their numbers.
struct PreparedText {
    var title: [Int32]
    var text: [Int32]
    var analysis: [Int32]
    var hasLink: Bool

    init(_ source: BriefText, vocabulary: inout Vocabulary) {
        title = Words.fold(source.title).map { vocabulary.number(of: $0.folded) }
        text = Words.fold(source.text).map { vocabulary.number(of: $0.folded) }
        analysis = Words.fold(source.analysis).map { vocabulary.number(of: $0.folded) }
        hasLink = source.hasLink
    }

    func fields(_ place: TextMatch.Place) -> [[Int32]] {
        switch place {
        case .anywhere: [title, text, analysis]
        case .title: [title]
        case .analysis: [analysis]
        }
    }

    var count: Int { title.count + text.count + analysis.count }
}

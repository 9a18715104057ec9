import Briefs

/// How a brief uses its words: how often, as names or not, and how spelled.
struct TermProfile {
    struct Use {
        var count = 0
        /// Capitals where the sentence asks for none, less small letters: above 0 for a name.
        fileprivate var capitals = 0
        var isNumeral = false

        var isName: Bool { capitals > 0 }
    }

    /// By folded word. What is too short to tell anything is left out, and so are dates, the outlet's name, and
    /// words such as `with` and `after`.
    private(set) var uses: [String: Use] = [:]
    private let fields: [(text: [UInt8], words: [Words.Word])]

    /// `outlet`: the name of the source, which its own pieces say more often than others.
    init(_ source: BriefText, outlet: String) {
        let ignored = CalendarWords.all.union(FunctionWords.all).union(Words.folded(outlet))
        // The body first: its spelling is preferred, as titles may be in capitals throughout.
        fields = [source.text, source.analysis, source.title].map { (Array($0.utf8), Words.fold($0)) }
        for (position, field) in fields.enumerated() {
            var end = 0
            for word in field.words {
                let gap = field.text[end..<max(end, word.range.lowerBound)]
                let isFirst = end == 0 || gap.contains(where: TermProfile.endsSentence)
                end = word.range.upperBound
                let isNumeral = word.folded.utf8.allSatisfy { (0x30...0x39).contains($0) }
                guard TermProfile.isTelling(word.folded, isNumeral: isNumeral), !ignored.contains(word.folded) else {
                    continue
                }
                var use = uses[word.folded, default: Use()]
                use.count += 1
                use.isNumeral = isNumeral
                let first = String(decoding: field.text[word.range], as: UTF8.self).unicodeScalars.first
                if first?.properties.isLowercase ?? false {
                    use.capitals -= 2
                } else if position < 2, !isFirst, first?.properties.isUppercase ?? false {
                    use.capitals += 1
                }
                uses[word.folded] = use
            }
        }
    }

    /// Words as the brief spells them, heaviest first; those that stand side by side go together.
    func phrases(of weights: [String: Double]) -> [String] {
        var longest: [String: (text: String, words: [String])] = [:]
        for field in fields {
            var run: [Words.Word] = []
            func close() {
                guard let first = run.first, let last = run.last else { return }
                let range = first.range.lowerBound..<last.range.upperBound
                let phrase = (String(decoding: field.text[range], as: UTF8.self), run.map(\.folded))
                for word in run where phrase.1.count > longest[word.folded]?.words.count ?? 0 {
                    longest[word.folded] = phrase
                }
                run = []
            }
            for word in field.words {
                if let last = run.last {
                    let gap = field.text[last.range.upperBound..<max(last.range.upperBound, word.range.lowerBound)]
                    if gap != [0x20] || run.contains(where: { $0.folded == word.folded }) { close() }
                }
                if weights[word.folded] == nil { close() } else { run.append(word) }
            }
            close()
        }
        var phrases: [(text: String, weight: Double)] = []
        var said: Set<String> = []
        let ordered = weights.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        for (word, _) in ordered where !said.contains(word) {
            guard let phrase = longest[word] else { continue }
            said.formUnion(phrase.words)
            phrases.append((phrase.text, phrase.words.reduce(0) { $0 + (weights[$1] ?? 0) }))
        }
        return phrases.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
            .map(\.element.text)
    }

    private static func isTelling(_ folded: String, isNumeral: Bool) -> Bool {
        let length = folded.unicodeScalars.count
        if !isNumeral { return length >= 3 }
        guard length == 4, let year = Int(folded) else { return length >= 3 }
        return !(1900...2100).contains(year)
    }

    private static func endsSentence(_ byte: UInt8) -> Bool {
        // . ! ? : ; and line ends
        [0x2E, 0x21, 0x3F, 0x3A, 0x3B, 0x0A].contains(byte)
    }
}

import Markup

/// Documents and edits of them made at random, the same at every run.
struct RandomEdits {
    private var state: UInt64
    private static let vocabulary = [
        "the", "a", "of", "and", "barge", "radar", "port", "men", "left", "came", "at", "noon", "clerk", "wrote", "two",
        "books", "10,000", "año", "incautación", "港", "口", "didn't", "river", "Sal", "guild",
    ]

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func number(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(max(1, limit)))
    }

    private mutating func word() -> String {
        Self.vocabulary[number(Self.vocabulary.count)] + (number(6) == 0 ? [".", ",", "!", ";"][number(4)] : "")
    }

    private mutating func text(_ count: Int) -> String { (0..<count).map { _ in word() }.joined(separator: " ") }

    private mutating func inline(_ count: Int) -> Inline {
        Inline(
            (0...number(3)).map { _ in
                Inline.Run(
                    text(1 + count / 2) + " ", style: [[], [], .emphasis, .strong][number(4)],
                    link: number(5) == 0 ? 1 : nil)
            })
    }

    private mutating func block() -> Block {
        switch number(9) {
        case 0: .heading(level: 2, inline(3))
        case 1: .quotation([.paragraph(inline(12)), .paragraph(inline(6))])
        case 2: .list(start: nil, items: (0...number(4)).map { _ in [.paragraph(inline(5))] })
        case 3: .table(rows: (0...number(3)).map { _ in [inline(2), inline(3)] }, header: false)
        case 4: .definitions([Definition(term: inline(1), blocks: [.paragraph(inline(5))])])
        default: .paragraph(inline(24))
        }
    }

    mutating func document() -> Document {
        Document(
            blocks: (0..<number(14)).map { _ in block() }, links: [Link(address: "https://quay.example", text: "x")])
    }

    mutating func document(paragraphs: Int) -> Document {
        Document(blocks: (0..<paragraphs).map { _ in .paragraph(Inline([Inline.Run(text(30 + number(30)))])) })
    }

    /// Words and blocks put in, taken out, exchanged and moved.
    mutating func edited(_ document: Document) -> Document {
        var document = document
        for _ in 0...number(6) {
            let place = number(document.blocks.count)
            switch number(5) {
            case 0: document.blocks.insert(block(), at: place)
            case 1 where !document.blocks.isEmpty: document.blocks.remove(at: place)
            case 2 where document.blocks.count > 1:
                let moved = document.blocks.remove(at: place)
                document.blocks.insert(moved, at: number(document.blocks.count))
            default:
                guard !document.blocks.isEmpty else { continue }
                document.blocks[place] = document.blocks[place].eachInline { edited($0) }
            }
        }
        return document
    }

    private mutating func edited(_ inline: Inline) -> Inline {
        var words = inline.text.split(separator: " ").map(String.init)
        for _ in 0...number(4) {
            let place = number(words.count)
            switch number(3) {
            case 0: words.insert(word(), at: place)
            case 1 where !words.isEmpty: words.remove(at: place)
            default: if !words.isEmpty { words[place] = word() }
            }
        }
        return Inline([Inline.Run(words.joined(separator: " "))])
    }
}

extension Block {
    func eachInline(_ change: (Inline) -> Inline) -> Block {
        switch self {
        case .heading(let level, let inline): .heading(level: level, change(inline))
        case .paragraph(let inline): .paragraph(change(inline))
        case .figure(let inline): .figure(change(inline))
        case .quotation(let blocks): .quotation(blocks.map { $0.eachInline(change) })
        case .list(let start, let items): .list(start: start, items: items.map { $0.map { $0.eachInline(change) } })
        case .table(let rows, let header): .table(rows: rows.map { $0.map(change) }, header: header)
        case .definitions(let all):
            .definitions(
                all.map { Definition(term: change($0.term), blocks: $0.blocks.map { $0.eachInline(change) }) })
        case .preformatted, .rule: self
        }
    }
}

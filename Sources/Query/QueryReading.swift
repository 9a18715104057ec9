import Briefs

/// One query being read, scalar by scalar.
struct QueryReading {
    let scalars: [Unicode.Scalar]
    /// The UTF-8 offset of each scalar, and the length of the text.
    private let offsets: [Int]
    let regions: any RegionResolving
    let lastWordIsPrefix: Bool
    var position = 0
    var sort: Sort?
    /// Whether an order may stand here: not inside parentheses, nor after a minus or OR.
    private(set) var mayBeSorted = true

    init(text: String, regions: any RegionResolving, lastWordIsPrefix: Bool) {
        scalars = Array(text.unicodeScalars)
        var offsets = [0]
        offsets.reserveCapacity(scalars.count + 1)
        var offset = 0
        for scalar in scalars {
            offset += UTF8.width(scalar)
            offsets.append(offset)
        }
        self.offsets = offsets
        self.regions = regions
        self.lastWordIsPrefix = lastWordIsPrefix
    }

    var isAtEnd: Bool { position >= scalars.count }
    var current: Unicode.Scalar? { isAtEnd ? nil : scalars[position] }

    /// The error at a stretch of scalars.
    func error(_ problem: QueryError.Problem, _ stretch: Range<Int>) -> QueryError {
        QueryError(problem, at: offsets[stretch.lowerBound]..<offsets[stretch.upperBound])
    }

    /// Units up to the end, or up to the parenthesis that closes the one at `opened`.
    mutating func sequence(depth: Int, opened: Int?) throws(QueryError) -> [Condition] {
        var conditions: [Condition] = []
        // What OR has joined so far: the last unit, or more.
        var alternatives: [Condition] = []
        var or: Range<Int>?
        func flush() {
            guard let first = alternatives.first else { return }
            conditions.append(alternatives.count == 1 ? first : .any(alternatives))
            alternatives = []
        }
        while true {
            while let scalar = current, Quoting.isSpace(scalar) { position += 1 }
            guard let scalar = current else {
                if let opened { throw error(.unclosedParenthesis, opened..<opened + 1) }
                break
            }
            if scalar == ")" {
                guard opened != nil else { throw error(.unopenedParenthesis, position..<position + 1) }
                break
            }
            if let stretch = takeOr() {
                guard !alternatives.isEmpty, or == nil else { throw error(.nothingBeforeOr, stretch) }
                or = stretch
                continue
            }
            mayBeSorted = depth == 0 && or == nil
            guard let condition = try unit(depth: depth) else { continue }
            if or == nil { flush() }
            or = nil
            alternatives.append(condition)
        }
        if let or { throw error(.nothingAfterOr, or) }
        flush()
        return conditions
    }

    /// One unit; nil where it asks for nothing: lone punctuation, or an order.
    private mutating func unit(depth: Int) throws(QueryError) -> Condition? {
        let start = position
        guard depth < QueryParser.deepest else {
            throw error(.tooDeep(limit: QueryParser.deepest), start..<start + 1)
        }
        guard let scalar = current else { return nil }
        if Quoting.isMinus(scalar) {
            position += 1
            guard let next = current, !Quoting.isSpace(next), next != ")" else {
                throw error(.nothingExcluded, start..<position)
            }
            mayBeSorted = false
            guard let inner = try unit(depth: depth + 1) else { throw error(.nothingExcluded, start..<position) }
            return .not(inner)
        }
        if scalar == "(" {
            position += 1
            let inner = try sequence(depth: depth + 1, opened: start)
            position += 1
            guard let first = inner.first else { throw error(.emptyParentheses, start..<position) }
            return inner.count == 1 ? first : .all(inner)
        }
        return try term()
    }

    /// Takes `OR` where it stands by itself.
    private mutating func takeOr() -> Range<Int>? {
        guard position + 1 < scalars.count, scalars[position] == "O", scalars[position + 1] == "R" else { return nil }
        if position + 2 < scalars.count {
            let next = scalars[position + 2]
            guard Quoting.isSpace(next) || Quoting.isQuote(next) || next == "(" || next == ")" else { return nil }
        }
        position += 2
        return position - 2..<position
    }
}

import Briefs

/// Words, quoted text and fields.
extension QueryReading {
    /// A run without white space, as it reads with its backslashes taken out.
    private struct Run {
        var text = ""
        /// Whether a star ended it.
        var isPrefix = false
        var range: Range<Int>
    }

    mutating func term() throws(QueryError) -> Condition? {
        let start = position
        if let field = try field() { return try condition(of: field, from: start) }
        return try text(in: .anywhere, field: nil)
    }

    /// Takes the name of a field and its colon.
    private mutating func field() throws(QueryError) -> QueryField? {
        guard let colon = scalars[position...].firstIndex(where: { !$0.isASCII || !$0.properties.isAlphabetic }),
            scalars[colon] == ":", Quoting.isName(scalars[position..<colon])
        else { return nil }
        var name = ""
        name.unicodeScalars.append(contentsOf: scalars[position..<colon])
        name = name.lowercased()
        if let field = QueryField(rawValue: name) {
            position = colon + 1
            return field
        }
        // `Note: …` and `http://…` are words; `regin:BO` is a slip.
        guard colon + 1 < scalars.count, !Quoting.isSpace(scalars[colon + 1]), scalars[colon + 1] != "/",
            let meant = QueryField.meant(by: name)
        else { return nil }
        throw error(.unknownField(name, meant: meant), position..<colon + 1)
    }

    private mutating func condition(of field: QueryField, from start: Int) throws(QueryError) -> Condition? {
        switch field {
        case .title: return try text(in: .title, field: field)
        case .analysis: return try text(in: .analysis, field: field)
        default: break
        }
        let value = try value(of: field)
        let folded = Words.key(value.text)
        switch field {
        case .tag: return .tag(value.text)
        case .author: return .author(value.text)
        case .source: return .source(value.text)
        case .region: return try region(value)
        case .lang:
            guard folded.utf8.allSatisfy({ $0 == 0x2D || $0.isLetterOrDigit }) else {
                throw error(.unreadableLanguage(value.text), value.range)
            }
            return .language(folded)
        case .kind: return .kind(try choice(value, field, folded))
        case .is: return .state(try choice(value, field, folded))
        case .has: return .has(try choice(value, field, folded))
        case .sort:
            guard mayBeSorted else { throw error(.misplacedSort, start..<position) }
            sort = try choice(value, field, folded) as Sort
            return nil
        case .after: return .day(DayMatch(.after, try span(value, field, folded)))
        case .before: return .day(DayMatch(.before, try span(value, field, folded)))
        case .on: return .day(DayMatch(.on, try span(value, field, folded)))
        case .added: return .added(try match(value, field, folded))
        case .changed: return .changed(try match(value, field, folded))
        case .title, .analysis: return nil
        }
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(
        _ value: Run, _ field: QueryField, _ folded: String
    ) throws(QueryError) -> Choice where Choice.RawValue == String {
        if let choice = Choice(rawValue: folded) { return choice }
        throw error(.unknownValue(field, value.text, choices: Choice.allCases.map(\.rawValue)), value.range)
    }

    private func span(_ value: Run, _ field: QueryField, _ folded: String) throws(QueryError) -> DayMatch.Span {
        if let span = DayMatch.Span(folded) { return span }
        throw error(.unreadableDay(field, value.text), value.range)
    }

    /// `added:2013`, `added:>=2013` and `added:<2013`.
    private func match(_ value: Run, _ field: QueryField, _ folded: String) throws(QueryError) -> DayMatch {
        if folded.hasPrefix(">=") { return DayMatch(.after, try span(value, field, String(folded.dropFirst(2)))) }
        if folded.hasPrefix("<") { return DayMatch(.before, try span(value, field, String(folded.dropFirst()))) }
        return DayMatch(.on, try span(value, field, folded))
    }

    /// A code, or a name. A name of several regions means those of the widest sort: Georgia is the country, but
    /// Bolívar is each of the three departments.
    private func region(_ value: Run) throws(QueryError) -> Condition {
        let found = regions.lookup(value.text)
        if let code = RegionCode(value.text), found.contains(code) || isPlausible(code) { return .region(code) }
        guard let first = found.first else { throw error(.unknownRegion(value.text), value.range) }
        if first.rawValue.lowercased() == value.text.lowercased() { return .region(first) }
        let alike = found.filter { sort(of: $0) == sort(of: first) }
        return alike.count == 1 ? .region(first) : .any(alike.map { .region($0) })
    }

    /// A set, or a part of a known country, that a library may use without the tree knowing it.
    private func isPlausible(_ code: RegionCode) -> Bool {
        let raw = code.rawValue
        return code.isSet || (raw.utf8.contains(0x2D) && !regions.lookup(String(raw.prefix(2))).isEmpty)
    }

    private func sort(of code: RegionCode) -> Int {
        let raw = code.rawValue
        if code.isSet { return 0 }
        return raw.utf8.contains(0x2D) ? -1 : raw.utf8.count
    }
}

/// The signs themselves.
extension QueryReading {
    /// The value of a field, quoted or bare; a star in it is a star.
    private mutating func value(of field: QueryField) throws(QueryError) -> Run {
        if let scalar = current, Quoting.isQuote(scalar) {
            let start = position
            let text = try quoted()
            guard text.unicodeScalars.contains(where: { !Quoting.isSpace($0) }) else {
                throw error(.missingValue(field), start..<position)
            }
            return Run(text: text, range: start..<position)
        }
        let run = bareRun(starsEnd: false)
        guard !run.text.isEmpty else { throw error(.missingValue(field), run.range) }
        return run
    }

    private mutating func text(in place: TextMatch.Place, field: QueryField?) throws(QueryError) -> Condition? {
        if let scalar = current, Quoting.isQuote(scalar) {
            let text = try quoted()
            return Words.fold(text).isEmpty ? nil : .text(TextMatch(text, form: .phrase, in: place))
        }
        let run = bareRun(starsEnd: true)
        guard !run.text.isEmpty else {
            if run.isPrefix { throw error(.nothingBeforeStar, run.range) }
            if let field { throw error(.missingValue(field), run.range) }
            return nil
        }
        if Words.fold(run.text).isEmpty {
            if run.isPrefix { throw error(.nothingBeforeStar, run.range) }
            return nil
        }
        let isPrefix = run.isPrefix || (lastWordIsPrefix && isAtEnd)
        return .text(TextMatch(run.text, form: isPrefix ? .prefix : .word, in: place))
    }

    /// From one quotation mark to the next. A straight one is closed by a straight one, a curved by any.
    private mutating func quoted() throws(QueryError) -> String {
        let start = position
        let isStraight = scalars[start] == "\""
        var text = String.UnicodeScalarView()
        position += 1
        while let scalar = current {
            position += 1
            if scalar == "\\", let next = current {
                text.append(next)
                position += 1
            } else if isStraight ? scalar == "\"" : Quoting.isQuote(scalar) {
                if let next = current, !Quoting.isSpace(next), next != ")" {
                    throw error(.gluedToQuote, position..<position + 1)
                }
                guard !text.isEmpty else { throw error(.emptyQuote, start..<position) }
                return String(text)
            } else {
                text.append(scalar)
            }
        }
        throw error(.unclosedQuote, start..<start + 1)
    }

    private mutating func bareRun(starsEnd: Bool) -> Run {
        let start = position
        var text = String.UnicodeScalarView()
        var stars = 0
        while let scalar = current, !Quoting.isSpace(scalar), !Quoting.isQuote(scalar), scalar != "(", scalar != ")" {
            position += 1
            var taken = scalar
            if scalar == "\\", let next = current {
                taken = next
                position += 1
                stars = 0
            } else {
                stars = scalar == "*" ? stars + 1 : 0
            }
            text.append(taken)
        }
        if starsEnd { text.removeLast(stars) }
        return Run(text: String(text), isPrefix: starsEnd && stars > 0, range: start..<position)
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20)
    }
}

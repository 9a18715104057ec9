/// Why a query cannot be read: where, what, and what to write instead.
package struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where in the text, in UTF-8 offsets.
    package var offset: Int
    /// How many bytes; 0 at the end of the text.
    package var length: Int
    package var problem: Problem

    package init(_ problem: Problem, at range: Range<Int>) {
        self.problem = problem
        offset = range.lowerBound
        length = range.count
    }

    /// One sentence: what is wrong.
    package var what: String { problem.what }

    /// What to write instead, without a full stop.
    package var advice: String { problem.advice }

    package var description: String { "\(what) \(advice.prefix(1).uppercased())\(advice.dropFirst())." }

    package enum Problem: Hashable, Sendable {
        case tooLong(limit: Int)
        case tooDeep(limit: Int)
        case unclosedQuote
        case emptyQuote
        case gluedToQuote
        case unclosedParenthesis
        case unopenedParenthesis
        case emptyParentheses
        case nothingExcluded
        case nothingBeforeOr
        case nothingAfterOr
        case nothingBeforeStar
        case missingValue(QueryField)
        case unknownField(String, meant: QueryField)
        case unknownValue(QueryField, String, choices: [String])
        case unknownRegion(String)
        case unreadableDay(QueryField, String)
        case unreadableLanguage(String)
        case misplacedSort
    }
}

extension QueryError.Problem {
    package var what: String {
        switch self {
        case .tooLong(let limit): "The query is longer than \(limit) bytes."
        case .tooDeep(let limit): "The query is nested more than \(limit) deep."
        case .unclosedQuote: "The quotation mark is not closed."
        case .emptyQuote: "Nothing stands between the quotation marks."
        case .gluedToQuote: "Something is glued to the closing quotation mark."
        case .unclosedParenthesis: "The parenthesis is not closed."
        case .unopenedParenthesis: "The parenthesis was never opened."
        case .emptyParentheses: "Nothing to look for stands between the parentheses."
        case .nothingExcluded: "Nothing to exclude follows the minus."
        case .nothingBeforeOr: "Nothing to look for stands before OR."
        case .nothingAfterOr: "Nothing to look for stands after OR."
        case .nothingBeforeStar: "No word stands before the star."
        case .missingValue(let field): "Nothing follows \(field.rawValue):."
        case .unknownField(let name, _): "There is no field \(name):."
        case .unknownValue(let field, let value, _): "\(field.rawValue): does not know \(Quoting.shown(value))."
        case .unknownRegion(let name): "No region is called \(Quoting.shown(name))."
        case .unreadableDay(_, let value): "\(Quoting.shown(value)) is no day, month, year or number of days."
        case .unreadableLanguage(let value): "\(Quoting.shown(value)) is no language code."
        case .misplacedSort: "sort: orders the whole list, so it stands by itself."
        }
    }

    package var advice: String {
        switch self {
        case .tooLong: "look for fewer things at once"
        case .tooDeep: "take out parentheses or minuses"
        case .unclosedQuote: "close it, or write \\\" for the mark itself"
        case .emptyQuote: "write words between them, or take them out"
        case .gluedToQuote: "put a space after the quotation mark"
        case .unclosedParenthesis: "close it, or write \\( for the sign itself"
        case .unopenedParenthesis: "open it, or write \\) for the sign itself"
        case .emptyParentheses: "write words between them, or take them out"
        case .nothingExcluded: "write -word, -tag:name or -(…), without a space after the minus"
        case .nothingBeforeOr, .nothingAfterOr: "write one OR other; for the word itself write or"
        case .nothingBeforeStar: "write the beginning of a word before it, as in traff*"
        case .missingValue(let field): field.advice
        case .unknownField(let name, let meant): "write \(meant.rawValue):, or \(name)\\: for the words themselves"
        case .unknownValue(let field, _, let choices):
            "write " + Quoting.alternatives(choices.map { "\(field.rawValue):\($0)" })
        case .unknownRegion: "write a code or a name, as in region:BO or region:\"South America\""
        case .unreadableDay(let field, _): field.advice
        case .unreadableLanguage: QueryField.lang.advice
        case .misplacedSort: "write it outside parentheses, without a minus and away from OR"
        }
    }
}

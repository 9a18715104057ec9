import Briefs

/// The calendar date that is left of a date's text once its time is taken out.
struct CalendarDate {
    enum Reading {
        /// As nobody could read it otherwise.
        case plain
        /// A year that was cut short, or figures of which only their size says what they are.
        case guessed
        /// Only a month or a year is given; the day is its first.
        case coarse
    }

    var day: Day
    var reading = Reading.plain

    init?(_ parts: DateParts, book: PhraseBook) {
        // Figures and months in order, and what stands before each figure.
        var fields: [Field] = []
        var separator: Character?
        var strangers = 0
        for index in parts.indices {
            switch parts[index] {
            case .number(let value, let digits):
                fields.append(.number(value, digits: digits, after: separator))
                separator = nil
            case .word(let word):
                if let month = CalendarDate.month(word, book) {
                    fields.append(.month(month))
                    separator = nil
                } else if CalendarDate.units.contains(word) {
                    separator = "-"
                } else if word == "w", case .number? = parts[index + 1], !fields.isEmpty {
                    separator = "w"
                } else if !CalendarDate.isKnown(word, book) {
                    strangers += 1
                }
            case .sign(let sign): separator = sign
            case nil: separator = nil
            }
        }
        // Prose that holds a date is no date.
        guard strangers <= 2, let read = CalendarDate.read(fields) else { return nil }
        self = read
    }

    private init?(_ day: Day?, _ reading: Reading = .plain) {
        guard let day else { return nil }
        self.day = day
        self.reading = reading
    }

    private enum Field {
        case number(Int, digits: Int, after: Character?)
        case month(Int)
    }

    private static func read(_ fields: [Field]) -> CalendarDate? {
        switch (fields.first, fields.count > 1 ? fields[1] : nil, fields.count > 2 ? fields[2] : nil) {
        case (.number(let value, 8, _), nil, nil):
            CalendarDate(Day(year: value / 10_000, month: value / 100 % 100, day: value % 100))
        case (.number(let year, 4, _), nil, nil): CalendarDate(Day(year: year, month: 1, day: 1), .coarse)
        case (.number(let year, 4, _), .number(let number, 3, _), nil):
            CalendarDate(
                Day(year: year, month: 1, day: 1).flatMap {
                    (1...366).contains(number) ? $0.advanced(by: number - 1) : nil
                })
        case (.number(let year, 4, _), .number(let week, 2, "w"), let last): CalendarDate(weekDay(year, week, last))
        case (.number(let year, 4, _), .number(let month, _, _), .number(let number, _, _)):
            CalendarDate(Day(year: year, month: month, day: number))
        case (.number(let year, 4, _), .number(let month, 1...2, _), nil):
            CalendarDate(Day(year: year, month: month, day: 1), .coarse)
        case (.number(let year, 4, _), .month(let month), .number(let number, 1...2, _)):
            CalendarDate(Day(year: year, month: month, day: number))
        case (.number(let number, 1...2, _), .month(let month), .number(let year, let digits, _)):
            full(year, digits).flatMap {
                CalendarDate(Day(year: $0, month: month, day: number), digits == 4 ? .plain : .guessed)
            }
        case (.month(let month), .number(let number, 1...2, _), .number(let year, let digits, _)):
            full(year, digits).flatMap {
                CalendarDate(Day(year: $0, month: month, day: number), digits == 4 ? .plain : .guessed)
            }
        case (.month(let month), .number(let year, 4, _), nil):
            CalendarDate(Day(year: year, month: month, day: 1), .coarse)
        case (.number(let first, 1...2, _), .number(let second, 1...2, let sign), .number(let year, let digits, _)):
            full(year, digits).flatMap { CalendarDate(figures(first, second, sign, year: $0), .guessed) }
        default: nil
        }
    }

    /// `28/11/2013`, `02.12.2013`. Where day and month could be either, only a point says which it is.
    private static func figures(_ first: Int, _ second: Int, _ sign: Character?, year: Int) -> Day? {
        if first == second || sign == "." { return Day(year: year, month: second, day: first) }
        if second > 12 { return Day(year: year, month: first, day: second) }
        return first > 12 ? Day(year: year, month: second, day: first) : nil
    }

    /// RFC 2822, 4.3: two digits up to 49 are of this century, three count from 1900.
    private static func full(_ year: Int, _ digits: Int) -> Int? {
        switch digits {
        case 4: year
        case 3: 1_900 + year
        case 2: year < 50 ? 2_000 + year : 1_900 + year
        default: nil
        }
    }

    /// ISO 8601: week 1 is the one that holds 4 January; Monday is day 1.
    private static func weekDay(_ year: Int, _ week: Int, _ last: Field?) -> Day? {
        guard let fourth = Day(year: year, month: 1, day: 4), (1...53).contains(week) else { return nil }
        var number = 1
        if case .number(let value, 1, _) = last { number = value }
        guard (1...7).contains(number) else { return nil }
        // 1970-01-01 was a Thursday.
        let monday = fourth.number - ((fourth.number + 3) % 7 + 7) % 7
        return Day(number: monday + (week - 1) * 7 + number - 1)
    }

    private static func month(_ word: String, _ book: PhraseBook) -> Int? {
        book.months[MatchKey.fold(word)] ?? MonthWords.month(word)
    }

    private static let units: Set<String> = ["年", "月", "日", "년", "월", "일"]

    private static func isKnown(_ word: String, _ book: PhraseBook) -> Bool {
        word.unicodeScalars.count <= 3 || book.dateWords.contains(MatchKey.fold(word)) || MonthWords.isDay(word)
    }
}

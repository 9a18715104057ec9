import Briefs

extension DayMatch.Span {
    /// The most days that a span of days may name: more than the days of all years that are written.
    private static let mostDays = 4_000_000

    /// Reads `2013`, `2013-12`, `2013-12-02`, `30d`, `2w` or `last-year`.
    package init?(_ text: String) {
        if text == "last-year" {
            self = .lastYear
            return
        }
        let bytes = Array(text.utf8)
        if let unit = bytes.last, unit == UInt8(ascii: "d") || unit == UInt8(ascii: "w") {
            let factor = unit == UInt8(ascii: "w") ? 7 : 1
            guard let count = DayMatch.Span.number(bytes.dropLast(), upTo: 7), count > 0,
                count * factor <= DayMatch.Span.mostDays
            else { return nil }
            self = .days(count * factor)
            return
        }
        let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, first.count == 4, let year = DayMatch.Span.number(first, upTo: 4) else {
            return nil
        }
        switch parts.count {
        case 1: self = .year(year)
        case 2:
            guard parts[1].count == 2, let month = DayMatch.Span.number(parts[1], upTo: 2), (1...12).contains(month)
            else { return nil }
            self = .month(Month(year: year, month: month))
        default:
            guard parts.count == 3, bytes.count == 10, let day = Day(iso: text) else { return nil }
            self = .day(day)
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>, upTo digits: Int) -> Int? {
        guard !bytes.isEmpty, bytes.count <= digits else { return nil }
        var total = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            total = total * 10 + Int(byte - 0x30)
        }
        return total
    }

    /// As the query language writes it.
    var text: String {
        switch self {
        case .year(let year): Month(year: year, month: 1).description.prefix(while: { $0 != "-" }).description
        case .month(let month): month.description
        case .day(let day): day.description
        case .days(let count): "\(count)d"
        case .lastYear: "last-year"
        }
    }

    /// Its first day and the day after its last; nil bounds where the calendar ends.
    package func bounds(today: Day) -> (start: Day?, end: Day?) {
        func year(_ year: Int) -> (Day?, Day?) {
            let end = year < Int.max ? Day(year: year + 1, month: 1, day: 1) : nil
            return (Day(year: year, month: 1, day: 1), end)
        }
        switch self {
        case .year(let named): return year(named)
        case .month(let month):
            let next = month.month >= 12 ? (month.year &+ 1, 1) : (month.year, month.month + 1)
            return (
                Day(year: month.year, month: month.month, day: 1), Day(year: next.0, month: next.1, day: 1)
            )
        case .day(let day): return (day, day.advanced(by: 1))
        case .days(let count): return (today.advanced(by: 1 - max(1, count)), today.advanced(by: 1))
        case .lastYear: return year(today.components.year - 1)
        }
    }
}

extension DayMatch {
    /// Whether a day matches; a brief without one never does.
    package func matches(_ day: Day?, today: Day) -> Bool {
        guard let day else { return false }
        let (start, end) = span.bounds(today: today)
        switch relation {
        case .after: return start.map { day >= $0 } ?? false
        case .before: return start.map { day < $0 } ?? false
        case .on: return (start.map { day >= $0 } ?? false) && (end.map { day < $0 } ?? true)
        }
    }
}

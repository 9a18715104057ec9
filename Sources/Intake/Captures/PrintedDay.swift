import Briefs

/// A date as pages print it: `2 DEC 2013`, `2 de diciembre de 2013`, `December 2, 2013`, `DIC 2013`,
/// `2013-12-02`.
struct PrintedDay: Hashable, Sendable {
    /// The first of the month or year where no day is printed; nil where the date does not exist.
    var day: Day?
    var precision: Dateline.Precision
    /// How many words it takes.
    var length: Int

    /// Reads a date that begins with the first word. Words are folded and bare of punctuation.
    init?(_ words: ArraySlice<String>, book: PhraseBook) {
        let start = words.startIndex
        func word(_ step: Int) -> String? {
            words.indices.contains(start + step) ? words[start + step] : nil
        }
        /// Steps over `de` and `of`.
        func meaningful(from step: Int) -> Int {
            var step = step
            while let word = word(step), word.count <= 3, book.dateWords.contains(word) { step += 1 }
            return step
        }
        guard let first = word(0) else { return nil }
        if first.utf8.count == 10, first.utf8.filter({ $0 == 0x2D }).count == 2, let day = Day(iso: first) {
            self.init(day: day, precision: .day, length: 1)
        } else if let number = PrintedDay.dayNumber(first) {
            let monthStep = meaningful(from: 1)
            guard let month = word(monthStep).flatMap({ book.months[$0] }) else { return nil }
            let yearStep = meaningful(from: monthStep + 1)
            guard let year = word(yearStep).flatMap(PrintedDay.year) else { return nil }
            self.init(year: year, month: month, number: number, length: yearStep + 1)
        } else if let month = book.months[first] {
            let next = meaningful(from: 1)
            if let year = word(next).flatMap(PrintedDay.year) {
                let day = Day(year: year, month: month, day: 1)
                self.init(day: day, precision: .month, length: next + 1)
            } else if let number = word(1).flatMap(PrintedDay.dayNumber) {
                let yearStep = meaningful(from: 2)
                guard let year = word(yearStep).flatMap(PrintedDay.year) else { return nil }
                self.init(year: year, month: month, number: number, length: yearStep + 1)
            } else {
                return nil
            }
        } else if let day = PrintedDay.numeric(first) {
            self.init(day: day.day, precision: day.day == nil ? .none : .day, length: 1)
        } else if let year = PrintedDay.year(first) {
            self.init(day: Day(year: year, month: 1, day: 1), precision: .year, length: 1)
        } else {
            return nil
        }
    }

    private init(day: Day?, precision: Dateline.Precision, length: Int) {
        self.day = day
        self.precision = precision
        self.length = length
    }

    private init(year: Int, month: Int, number: Int, length: Int) {
        let day = Day(year: year, month: month, day: number)
        self.init(day: day, precision: day == nil ? .none : .day, length: length)
    }

    /// `2`, `02`, `2nd`, `1º`.
    private static func dayNumber(_ word: String) -> Int? {
        let digits = word.utf8.prefix { (0x30...0x39).contains($0) }
        let ending = word.utf8.dropFirst(digits.count).filter { $0 != 0x2E }
        guard (1...2).contains(digits.count) else { return nil }
        guard
            ending.isEmpty
                || ["st", "nd", "rd", "th", "o", "a", "ro"].contains(String(decoding: ending, as: UTF8.self))
        else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// `28/11/2013`. Where day and month could be either, the date is known to be one and not which.
    private static func numeric(_ word: String) -> (day: Day?, isDate: Bool)? {
        let parts = word.split(whereSeparator: { "/.-".contains($0) })
        guard parts.count == 3, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2, let year = year(String(parts[2])),
            let first = dayNumber(String(parts[0])), let second = dayNumber(String(parts[1])), first <= 31, second <= 31
        else { return nil }
        if first == second || second > 12 { return (Day(year: year, month: first, day: second), true) }
        return (first > 12 ? Day(year: year, month: second, day: first) : nil, true)
    }

    private static func year(_ word: String) -> Int? {
        guard word.utf8.count == 4, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let year = Int(word),
            (1_700...2_199).contains(year)
        else { return nil }
        return year
    }
}

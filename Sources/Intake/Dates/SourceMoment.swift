import Briefs

/// A moment in any form that sources use: RFC 822 and its heirs, RFC 3339 and its broken cousins, dates in words, seconds
/// since 1970.
struct SourceMoment: Hashable, Sendable {
    /// The calendar day as written, in its own offset.
    let day: Day
    /// RFC 3339 in UTC; of a day alone its beginning.
    let utc: String
    /// What was odd about it, as a sentence.
    let repair: String?

    /// Longer texts are no dates.
    private static let longest = 120

    /// Nil where a text is no date, or can be read two ways.
    init?(_ text: String, book: PhraseBook) {
        guard text.utf8.count <= SourceMoment.longest else { return nil }
        let tokens = DateTokens(text)
        if let epoch = EpochTime(tokens) {
            self.init(milliseconds: epoch.milliseconds, day: nil, repair: nil)
            return
        }
        var parts = DateParts(tokens)
        let clock = ClockTime.taken(from: &parts)
        guard let date = CalendarDate(parts, book: book) else { return nil }
        let seconds = date.day.number * 86_400 + (clock?.seconds ?? 0) - (clock?.offset ?? 0)
        let repair: String? =
            switch date.reading {
            case .plain: nil
            case .guessed: "The date “\(text.cut(60))” was read as \(date.day)."
            case .coarse: "Of its date only a month or a year is given: “\(text.cut(60))”."
            }
        self.init(
            milliseconds: seconds * 1_000 + (clock?.milliseconds ?? 0), day: date.day, repair: repair)
    }

    private init?(milliseconds: Int, day: Day?, repair: String?) {
        // Years of four digits: what RFC 3339 can write.
        let last = 253_402_300_799_999
        guard (-62_135_596_800_000...last).contains(milliseconds) else { return nil }
        let whole = milliseconds % 1_000 == 0
        utc = whole ? Timestamp.text(milliseconds / 1_000) : Timestamp.text(milliseconds: milliseconds)
        guard let day = day ?? Day(iso: utc) else { return nil }
        self.day = day
        self.repair = repair
    }
}

/// Seconds, or milliseconds, since 1970 as digits alone.
private struct EpochTime {
    let milliseconds: Int

    init?(_ tokens: DateTokens) {
        guard let first = tokens.all.first, case .number(let value, let digits) = first else { return nil }
        switch (digits, tokens.all.count) {
        case (9...10, 1): milliseconds = value * 1_000
        case (12...13, 1): milliseconds = value
        // A fraction of a second.
        case (9...10, 3):
            guard tokens.all[1] == .sign("."), case .number = tokens.all[2] else { return nil }
            milliseconds = value * 1_000
        default: return nil
        }
    }
}

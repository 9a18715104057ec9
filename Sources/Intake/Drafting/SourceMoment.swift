import Briefs

/// A moment in any form that sources use.
struct SourceMoment: Hashable, Sendable {
    /// The calendar day as written, in its own offset.
    let day: Day
    /// RFC 3339 in UTC.
    let utc: String
    /// What was odd about it, as a sentence.
    let repair: String?

    init?(_ text: String, book: PhraseBook) {
        guard let day = Day(iso: text), let seconds = PublishedTime.seconds(text) else { return nil }
        self.day = day
        utc = text
        repair = nil
        _ = seconds
    }
}

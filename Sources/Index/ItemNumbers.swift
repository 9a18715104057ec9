import Briefs

/// The numbers of items: those of a later day are larger, so that what is found comes in the order of days.
///
/// A number is the day, counted from far enough back to be positive, times 4,096 and a number of its own. Items
/// without a day and those that a full day has no room for go below all days, one after the other; their day
/// stands beside them.
enum ItemNumbers {
    static let perDay: Int64 = 4_096
    private static let dayOffset: Int64 = 800_000
    /// Numbers below this have no day in them.
    static let firstDated: Int64 = 65_536 * perDay

    /// The numbers of a day; those without a day for one that no calendar has.
    static func block(of day: Day?) -> Range<Int64> {
        guard let day, (-719_528...2_932_896).contains(day.number) else { return 1..<firstDated }
        let first = (Int64(day.number) + dayOffset) * perDay
        return first..<first + perDay
    }
}

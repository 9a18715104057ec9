/// A brief as it stood before a change.
package struct EarlierText: Hashable, Sendable {
    /// When it was changed, in milliseconds since 1970; of a change of which only the day is known the beginning of it.
    package var moment: Int
    /// The day of that, as it was written down.
    package var day: Day
    package var brief: Brief

    package init(moment: Int, day: Day, brief: Brief) {
        self.moment = moment
        self.day = day
        self.brief = brief
    }
}

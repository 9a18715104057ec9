import Briefs

/// What places a brief in a list: by day, newest first, then by moment of publication, then by title and id; the
/// undated last. Whatever stands higher is less.
package struct ListPlace: Comparable, Sendable {
    package var day: Day?
    /// Seconds since 1970.
    package var published: Double?
    /// The words of the title joined by spaces.
    package var foldedTitle: String
    package var id: BriefID

    package init(day: Day?, published: Double?, foldedTitle: String, id: BriefID) {
        self.day = day
        self.published = published
        self.foldedTitle = foldedTitle
        self.id = id
    }

    package static func < (left: ListPlace, right: ListPlace) -> Bool {
        if left.day != right.day {
            guard let day = left.day else { return false }
            guard let other = right.day else { return true }
            return day > other
        }
        if left.published != right.published {
            guard let moment = left.published else { return false }
            guard let other = right.published else { return true }
            return moment > other
        }
        return (left.foldedTitle, left.id) < (right.foldedTitle, right.id)
    }
}

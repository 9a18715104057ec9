extension MarkState {
    /// The fields in which this differs from another state of the same brief.
    package func fields(changedFrom before: MarkState) -> Set<Mark.Field> {
        var fields: Set<Mark.Field> = []
        if isRead != before.isRead || readAt != before.readAt { fields.insert(.read) }
        if isBookmarked != before.isBookmarked { fields.insert(.bookmark) }
        if isHelpful != before.isHelpful { fields.insert(.helpful) }
        if notes != before.notes { fields.insert(.note) }
        if place != before.place { fields.insert(.place) }
        for tag in Set(tags).symmetricDifference(before.tags) { fields.insert(.tag(tag)) }
        for id in Set(unpaired).symmetricDifference(before.unpaired) { fields.insert(.translation(id)) }
        return fields
    }
}

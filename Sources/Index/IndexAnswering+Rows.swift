import Briefs
import Query

/// Rows of lists.
extension IndexAnswering {
    func row(_ slot: Int, _ query: Query = .everything) throws(IndexError) -> Row {
        // All from the row of the item, so that a list needs no columns.
        let statement = try index.database.statement(
            "SELECT id, title, day, kind, language, names FROM items WHERE number = ?")
        statement.bind([.integer(index.columns.numbers[slot])])
        defer { statement.reset() }
        let isThere = try statement.step()
        let title = DisplayText(isThere ? statement.text(1) : "")
        let kinds = Kind.allCases
        let kind = isThere ? statement.int(3) : 0
        let regions = isThere ? statement.withBytes(5) { PackedNumbers.unpack($0, count: 3)[2] } : []
        let id = BriefID(isThere ? statement.text(0) : "")
        return Row(
            id: id, title: title,
            day: isThere && !statement.isNull(2) ? Day(number: Int(statement.int32(2))) : nil,
            regions: regions.compactMap { index.names.text($0, .region).flatMap { RegionCode($0) } },
            kind: kinds.indices.contains(kind) ? kinds[kind] : .brief,
            language: isThere ? index.names.text(statement.int32(4), .language) : nil, isRead: marks.read[slot],
            isBookmarked: marks.bookmarked[slot], hasTranslation: index.pieces.hasEditions(slot),
            hits: QueryHits.ranges(in: title.string, for: query, isTitle: true),
            changedSince: try changedSince(slot, id: id))
    }

    /// When a brief was last read that has changed since.
    func changedSince(_ slot: Int, id: BriefID) throws(IndexError) -> Int? {
        guard let readAt = marks.readMoment(slot), let moment = try index.changeMoment(of: id), readAt < moment else {
            return nil
        }
        return readAt
    }
}

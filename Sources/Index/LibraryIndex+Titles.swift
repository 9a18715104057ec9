import Query

/// The list in the order of titles. It is made when it is first asked for, which takes a while, and kept beside the
/// columns.
extension LibraryIndex {
    /// The slots that are shown in the order of their titles, those with the same title in that of the list; nil when
    /// cancelled. `isKept`: whether it was read from where it was kept.
    func titleOrder(_ isCancelled: () -> Bool) throws(IndexError) -> (slots: [Int32], isKept: Bool)? {
        if let kept = keptTitles() { return (kept, true) }
        try need([.days, .order])
        // SQLite sorts in files where it is much, so that no more memory is taken than for a small library.
        do throws(IndexError) {
            try database.execute("PRAGMA temp_store = FILE")
            defer { try? database.execute("PRAGMA temp_store = MEMORY") }
            return try sortedTitles(isCancelled).map { ($0, false) }
        } catch {
            if case .damaged = error { throw error }
            return try sortedTitles(isCancelled).map { ($0, false) }
        }
    }

    /// Keeps the order of titles for the next start, where the columns are those that were kept.
    func keepTitles(_ slots: [Int32]) {
        guard path != nil, let name = columns.kept, columns.isAsKept, !database.isInTransaction else { return }
        do throws(IndexError) {
            try database.execute("BEGIN IMMEDIATE")
            if try Snapshot.generation(database) == name.generation {
                var writer = SnapshotWriter(database, SnapshotPlace(name: name, section: .titles))
                try writer.put(slots)
                try writer.endRow()
            }
            try database.execute("COMMIT")
        } catch {
            // It is made again when it is needed.
            if database.isInTransaction { try? database.execute("ROLLBACK") }
        }
    }

    private func keptTitles() -> [Int32]? {
        guard let name = columns.kept, columns.isAsKept else { return nil }
        var reader = SnapshotReader(database, SnapshotPlace(name: name, section: .titles))
        guard let slots = reader.slots(below: columns.count), slots.count == columns.shownCount else { return nil }
        var missing = columns.shown
        for slot in slots { missing[Int(slot)] = false }
        return missing.isEmpty ? slots : nil
    }

    private func sortedTitles(_ isCancelled: () -> Bool) throws(IndexError) -> [Int32]? {
        var slots: [Int32] = []
        slots.reserveCapacity(columns.shownCount)
        var isGivenUp = false
        var last: String?
        var same = 0
        /// Those with one title at the end, in the order of the list.
        func settleSame() {
            if slots.count - same > 1 {
                let group = slots[same...].map { (slot: $0, place: columns.position(of: Int($0)) ?? 0) }
                slots.replaceSubrange(same..., with: group.sorted { $0.place < $1.place }.map(\.slot))
            }
            same = slots.count
        }
        let sql = "SELECT number, title_key(title) AS key FROM items ORDER BY key COLLATE title_order"
        var rows = 0
        try database.rows(sql) { (row) throws(IndexError) in
            rows += 1
            if rows % 1_024 == 0, isCancelled() {
                isGivenUp = true
                return false
            }
            guard let slot = columns.slot(ofNumber: row.integer(0)), columns.shown[slot] else { return true }
            let title = row.text(1)
            if title != last { settleSame() }
            last = title
            slots.append(Int32(truncatingIfNeeded: slot))
            return true
        }
        if isGivenUp { return nil }
        settleSame()
        return slots
    }
}

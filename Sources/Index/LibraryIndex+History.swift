import Briefs
import Store

/// When briefs last changed, as the history of the library has it: few of them, beside all briefs.
struct HistoryShelf {
    /// A brief's newest entry.
    struct Change {
        var id: BriefID
        var key: Int64
        var day: Int32
        var moment: Int
    }

    /// In the order in which their keys are found in one pass.
    let changes: [Change]
    /// The newest moment of each slot that is shown, and the revision of the index that this belongs to.
    fileprivate var moments: (revision: Int, bySlot: [Int: Int])?

    init(_ database: Database) throws(IndexError) {
        var newest: [BriefID: Change] = [:]
        try database.rows("SELECT key, id, day, moment FROM history") { (row) throws(IndexError) in
            let change = Change(id: BriefID(row.text(1)), key: row.integer(0), day: row.int32(2), moment: row.int(3))
            var known = newest[change.id] ?? change
            known.day = max(known.day, change.day)
            known.moment = max(known.moment, change.moment)
            newest[change.id] = known
            return true
        }
        changes = newest.values.sorted { UInt64(bitPattern: $0.key) < UInt64(bitPattern: $1.key) }
    }
}

extension LibraryIndex {
    /// The day on which each item last changed: its newest history, else what its source says.
    func changed() throws(IndexError) -> DayColumn {
        try need(.modified)
        var changed = columns.modified
        for change in try shelf().changes {
            for slot in try slots(of: change) { changed[slot] = change.day }
        }
        return changed
    }

    /// The newest moment in the history of each slot that has one.
    func changeMoments() throws(IndexError) -> [Int: Int] {
        let shelf = try shelf()
        if let known = shelf.moments, known.revision == revision { return known.bySlot }
        var moments: [Int: Int] = [:]
        for change in shelf.changes {
            for slot in try slots(of: change) { moments[slot] = change.moment }
        }
        history?.moments = (revision, moments)
        return moments
    }

    /// The newest moment in the history of one brief, without the history of all.
    func changeMoment(of id: BriefID) throws(IndexError) -> Int? {
        try lines(of: id).map(\.entry.moment).max()
    }

    /// The texts that a brief had before, the newest first.
    func earlier(of id: BriefID) throws(IndexError) -> [EarlierText] {
        History.texts(at: try lines(of: id), in: library)
    }

    /// Writes down a line of a file of earlier texts.
    func write(_ entry: History.Entry, file: Int64, _ place: Int) throws(IndexError) {
        try database.run(
            "INSERT INTO history(file, place, key, id, day, moment, start, length) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            .integer(file), .integer(place), .integer(entry.id.key), .text(entry.id.rawValue),
            .integer(entry.day.number), .integer(entry.moment), .integer(entry.range.lowerBound),
            .integer(entry.range.count))
    }

    private func lines(of id: BriefID) throws(IndexError) -> [History.Place] {
        let row = try database.statement(
            """
            SELECT id, day, moment, start, length, path FROM history JOIN files ON files.number = history.file
            WHERE key = ?
            """)
        row.bind([.integer(id.key)])
        defer { row.reset() }
        var places: [History.Place] = []
        while try row.step() {
            let (start, length) = (row.int(3), row.int(4))
            // Of a damaged index.
            guard BriefID(row.text(0)) == id, start >= 0, length >= 0, length <= FileContents.limit,
                start <= Int.max - length
            else { continue }
            places.append(
                History.Place(
                    path: row.text(5), id: id, day: Day(number: Int(row.int32(1))), moment: row.int(2),
                    range: start..<start + length))
        }
        return places
    }

    private func shelf() throws(IndexError) -> HistoryShelf {
        if let history { return history }
        let made = try HistoryShelf(database)
        history = made
        return made
    }

    private func slots(of change: HistoryShelf.Change) throws(IndexError) -> [Int] {
        var slots: [Int] = []
        for slot in try columns.shownSlots(withKey: change.key) {
            if !change.id.isPlain, try id(of: slot) != change.id { continue }
            slots.append(slot)
        }
        return slots
    }
}

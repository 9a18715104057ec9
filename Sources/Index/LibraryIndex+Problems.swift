import Briefs

/// What is wrong with files, as far as the index knows it.
extension LibraryIndex {
    /// The files that have problems: those that cannot be read whole, and those with an item whose id is shown of
    /// another item that says something else. As `LibraryReader` finds them.
    package var problemPaths: Set<String> {
        var paths: Set<String> = []
        try? database.rows("SELECT path FROM files WHERE problems > 0") { (row) throws(IndexError) in
            paths.insert(row.text(0))
            return true
        }
        return paths.union((try? disputedPaths()) ?? []).union(unreadable)
    }

    /// So many briefs are read again at each start; what took more is written down.
    private static let fewBriefs = 64

    /// The files with an item that is not shown and says something else than the one that is.
    private func disputedPaths() throws(IndexError) -> Set<String> {
        let found = try reading { () throws(IndexError) in try findDisputes() }
        if found.readings > LibraryIndex.fewBriefs, path != nil, !database.isInTransaction {
            let text = ([String(found.generation)] + found.paths.sorted()).joined(separator: "\0")
            try? database.run(
                "INSERT OR REPLACE INTO meta(key, value) VALUES ('disputes', ?)", .bytes(Array(text.utf8)))
        }
        return found.paths
    }

    private func findDisputes() throws(IndexError) -> (paths: Set<String>, readings: Int, generation: Int64) {
        let generation = try Snapshot.generation(database)
        if let disputes, disputes.revision == revision { return (disputes.paths, 0, generation) }
        if let kept = try keptDisputes(generation) {
            disputes = (revision, kept)
            return (kept, 0, generation)
        }
        var hidden = columns.live
        hidden.subtract(columns.shown)
        var slots: [Int] = []
        hidden.visit { slots.append($0) }
        var paths: Set<String> = []
        var readings = 0
        for slot in slots {
            guard let item = try source(of: slot), !paths.contains(item.path) else { continue }
            if try isDisputed(slot, item, &readings) { paths.insert(item.path) }
        }
        disputes = (revision, paths)
        return (paths, readings, generation)
    }

    /// What was found out before, where nothing has changed since.
    private func keptDisputes(_ generation: Int64) throws(IndexError) -> Set<String>? {
        let row = try database.statement("SELECT value FROM meta WHERE key = 'disputes'")
        defer { row.reset() }
        guard try row.step() else { return nil }
        let parts = String(decoding: row.bytes(0), as: UTF8.self).split(
            separator: "\0", omittingEmptySubsequences: false)
        return parts.first.map(String.init) == String(generation) ? Set(parts.dropFirst().map(String.init)) : nil
    }

    /// Where an item comes from, and what tells it apart from others without reading it.
    private struct Source: Equatable {
        var path: String
        var hash: [UInt8]
        var context: [UInt8]
    }

    private func source(of slot: Int) throws(IndexError) -> Source? {
        let row = try database.statement(
            "SELECT path, hash, context FROM items JOIN files ON files.number = items.file WHERE items.number = ?")
        row.bind([.integer(columns.numbers[slot])])
        defer { row.reset() }
        return try row.step() ? Source(path: row.text(0), hash: row.bytes(1), context: row.bytes(2)) : nil
    }

    /// Whether an item that is not shown says something else than the one that is shown in its place. Only those that
    /// differ in their bytes are read.
    private func isDisputed(_ slot: Int, _ item: Source, _ readings: inout Int) throws(IndexError) -> Bool {
        let id = try id(of: slot)
        for first in try columns.shownSlots(withKey: id.key) where try self.id(of: first) == id {
            guard let other = try source(of: first) else { return false }
            if item.hash == other.hash, item.context == other.context { return false }
            readings += 1
            guard let left = try brief(at: slot), let right = try brief(at: first) else { return false }
            return !left.saysSame(as: right)
        }
        return false
    }
}

extension LibraryIndex {
    /// Has the index stand as it is for this process, whatever another writes meanwhile, so that a list that is asked
    /// for piece by piece is one list; until `close`. False where it has changed since it was looked at: then it is to
    /// be brought up to the library again.
    package func hold() -> Bool {
        do throws(IndexError) {
            // Another file may have been put in its place since, of which nothing has been looked at.
            if isBehind { return false }
            if path == nil || database.isInTransaction { return true }
            try database.execute("BEGIN")
            // A transaction begins with what it reads first.
            _ = try Snapshot.generation(database)
            if try database.integer("PRAGMA data_version") == dataVersion { return true }
            try database.execute("ROLLBACK")
            return false
        } catch {
            replace(after: error)
            return false
        }
    }
}

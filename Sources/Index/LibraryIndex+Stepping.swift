import Briefs
import Glibc
import Store

/// Bringing the index up to the library.
extension LibraryIndex {
    /// A transaction is kept open over several steps up to so many items or milliseconds: what a killed process
    /// loses. Word counts and full text are written once a transaction, so short ones cost; but writing them takes a
    /// third of a second, which is too long while somebody asks.
    private static let transactionItems = 3_000
    private static let transactionItemsWhileAsked = 400
    private static let transactionLength = 5_000

    private var isTransactionFull: Bool {
        let most = wasAsked ? LibraryIndex.transactionItemsWhileAsked : LibraryIndex.transactionItems
        return tally.count >= most || LibraryIndex.now() - transactionStart >= LibraryIndex.transactionLength
    }

    /// Works on for about so many milliseconds, or until told to stop, and says how far it is. To be called until
    /// `done`, with questions in between as they come; they are answered from what has been taken in. A file is read
    /// whole before its items are taken in one by one.
    package func step(milliseconds: Int = 100, isCancelled: () -> Bool = { false }) -> IndexProgress {
        let before = revision
        do throws(IndexError) {
            var progress = try advance(until: LibraryIndex.now() + milliseconds, isCancelled)
            progress.hasChanged = progress.hasChanged || revision != before
            return progress
        } catch {
            return afterFailure(error)
        }
    }

    /// Writes down what has been taken in. To be called before the index is left; what is not written down is
    /// taken in again at the next start.
    package func close() {
        guard database.isInTransaction else { return }
        do throws(IndexError) {
            try commit()
        } catch {
            try? database.execute("ROLLBACK")
        }
    }

    private func advance(until deadline: Int, _ isCancelled: () -> Bool) throws(IndexError) -> IndexProgress {
        if !database.isInTransaction { try catchUp() }
        if pass == nil {
            guard wantsLook else { return IndexProgress(stage: .done) }
            do {
                pass = try IndexPass(library, database, startThread)
                unreadable = pass?.unreadable ?? []
            } catch let error as IndexError {
                throw error
            } catch {
                // Without its folder the library is shown as it was last seen.
                wantsLook = false
                return IndexProgress(stage: .done)
            }
            wantsLook = false
            if pass?.changes.isEmpty ?? true {
                pass = nil
                try keepColumns()
                return IndexProgress(stage: .done)
            }
            if pass?.isMuch ?? false { try IndexFile.widen(database) }
        }
        guard try begin() else { return IndexProgress(stage: .looking) }
        var isDone = false
        repeat {
            isDone = try !work()
        } while !isDone && LibraryIndex.now() < deadline && !isTransactionFull && !isCancelled()
        let progress = IndexProgress(
            stage: isDone ? .done : .indexing, filesDone: pass?.done ?? 0, filesTotal: pass?.changes.count ?? 0,
            briefsDone: pass?.briefsDone ?? 0, bytesDone: pass?.bytesDone ?? 0, bytesTotal: pass?.bytesTotal ?? 0,
            hasChanged: hasUncommitted)
        if isDone {
            if columns.deadCount > max(1_000, columns.count / 10) { try makeColumns() }
            try settle()
            if path != nil, hasUncommitted || pass?.hasCommitted ?? false {
                try Snapshot.save(self)
                hasUncommitted = true
            }
            let wasMuch = pass?.isMuch ?? false
            pass = nil
            try commit()
            if wasMuch { IndexFile.narrow(database) }
        } else if isTransactionFull {
            try commit()
        }
        return progress
    }

    /// Keeps columns that had to be made from the rows, so that the next start has them.
    private func keepColumns() throws(IndexError) {
        guard path != nil, columns.count > 0, !hasKeptColumns, !database.isInTransaction, try begin() else {
            return
        }
        try Snapshot.save(self)
        hasUncommitted = true
        try commit()
    }

    /// Begins a transaction where none is open. False where another process has written meanwhile, so that the
    /// files must be looked at again.
    private func begin() throws(IndexError) -> Bool {
        if database.isInTransaction { return true }
        try database.execute("BEGIN IMMEDIATE")
        transactionStart = LibraryIndex.now()
        let before = dataVersion
        var isAlone = path == nil
        if !isAlone { isAlone = try database.integer("PRAGMA data_version") == before }
        if isAlone {
            try needAll()
            return true
        }
        try database.execute("ROLLBACK")
        try load()
        pass = nil
        wantsLook = true
        return false
    }

    /// Does a little: takes one item in, or the next step of a file. False where nothing is left to do.
    private func work() throws(IndexError) -> Bool {
        if let item = pass?.items.popFirst() {
            try pass?.update?.take(item, self)
            pass?.note(item)
            return true
        }
        try beginFiles()
        guard let pass, pass.done < pass.changes.count else { return false }
        if let step = pass.preparer.step(milliseconds: LibraryIndex.patience) { try take(step) }
        return true
    }

    /// How long the next step of a file is waited for, in milliseconds, before somebody who asks is looked for.
    private static let patience = 2

    /// Hands in files to be read ahead, and does at once what needs no reading.
    private func beginFiles() throws(IndexError) {
        while let pass, pass.begun < pass.changes.count, pass.preparer.pending < Preparer.most {
            let change = pass.changes[pass.begun]
            self.pass?.begun += 1
            if change.isGone {
                try forget(change)
            } else if change.isHistory {
                try readHistory(change)
            } else {
                let number = try fileNumber(change)
                let known = try FileUpdate.known(number, database)
                self.pass?.reading.append(number)
                pass.preparer.prepare(
                    FileToRead(
                        path: change.path, library: library, known: known.items,
                        context: known.context))
            }
        }
    }

    private func take(_ step: PreparedStep) throws(IndexError) {
        guard let file = pass?.reading.first else { return }
        switch step {
        case .opened(let opened):
            pass?.update = try FileUpdate(opened, file: file, in: self)
            return
        case .items(let items):
            pass?.items = items[...]
            return
        case .unreadable:
            // What cannot be read is not shown; it is a problem of the library, not of the index.
            try removeItems(of: file)
            let path = try database.text("SELECT path FROM files WHERE number = ?", .integer(file)) ?? ""
            let stamp = FileStamp.of(library + "/" + path).map(IndexPass.text) ?? "none"
            try database.run(
                "UPDATE files SET stamp = ?, context = NULL, problems = 1 WHERE number = ?", .text(stamp),
                .integer(file))
        case .finished(let hasProblems):
            try pass?.update?.finish(hasProblems: hasProblems, self)
            pass?.update = nil
        }
        pass?.reading.removeFirst()
        pass?.done += 1
    }

    private func readHistory(_ change: IndexPass.Change) throws(IndexError) {
        let number = try fileNumber(change)
        try database.run("DELETE FROM history WHERE file = ?", .integer(number))
        var stamp = FileStamp.of(library + "/" + change.path).map(IndexPass.text) ?? "none"
        if let file = try? FileContents.read(library + "/" + change.path) {
            stamp = IndexPass.settled(file.stamp)
            for (place, entry) in History.entries(among: file.bytes).enumerated() {
                try write(entry, file: number, place)
            }
        }
        try database.run("UPDATE files SET stamp = ? WHERE number = ?", .text(stamp), .integer(number))
        history = nil
        hasUncommitted = true
        pass?.done += 1
        touch()
    }

    private func forget(_ change: IndexPass.Change) throws(IndexError) {
        guard let number = change.number else { return }
        try removeItems(of: number)
        try database.run("DELETE FROM history WHERE file = ?", .integer(number))
        try database.run("DELETE FROM files WHERE number = ?", .integer(number))
        if change.isHistory { history = nil }
        hasUncommitted = true
        pass?.done += 1
        touch()
    }

    private func removeItems(of file: Int64) throws(IndexError) {
        var numbers: [Int64] = []
        try database.rows("SELECT number FROM items WHERE file = ?", [.integer(file)]) { (row) throws(IndexError) in
            numbers.append(row.integer(0))
            return true
        }
        for number in numbers { try remove(item: number) }
    }

    /// The number of a file; one that is new is noted, with a stamp that no file has.
    private func fileNumber(_ change: IndexPass.Change) throws(IndexError) -> Int64 {
        if let number = change.number { return number }
        try database.run("INSERT OR IGNORE INTO files(path, stamp) VALUES (?, 'new')", .text(change.path))
        return try database.integer("SELECT number FROM files WHERE path = ?", .text(change.path)) ?? 0
    }

    private func commit() throws(IndexError) {
        if hasUncommitted || tally.count > 0 {
            try tally.flush(database)
            let generation = try Snapshot.generation(database) + 1
            try database.run(
                "INSERT OR REPLACE INTO meta(key, value) VALUES ('generation', ?)", .integer(generation))
        }
        try database.execute("COMMIT")
        wasAsked = false
        if hasUncommitted { pass?.hasCommitted = true }
        hasUncommitted = false
    }

    private func afterFailure(_ error: IndexError) -> IndexProgress {
        let wasInTransaction = database.isInTransaction
        if wasInTransaction { try? database.execute("ROLLBACK") }
        switch error {
        case .busy:
            if wasInTransaction { reload() }
            return IndexProgress(stage: .waiting, hasChanged: wasInTransaction)
        case .damaged:
            replace(after: error)
            return IndexProgress(stage: .looking, hasChanged: true)
        case .newer, .diskFull, .failed:
            // What stands in the index can be read all the same.
            notice = error.description
            reload()
            wantsLook = false
            return IndexProgress(stage: .done, hasChanged: true)
        }
    }

    /// Forgets what was not written down, and the pass that wrote it.
    private func reload() {
        pass = nil
        wantsLook = true
        hasUncommitted = false
        do throws(IndexError) {
            try load()
        } catch {
            replace(after: error)
        }
    }

    /// Milliseconds of a clock that nobody sets.
    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec) * 1_000 + Int(time.tv_nsec) / 1_000_000
    }
}

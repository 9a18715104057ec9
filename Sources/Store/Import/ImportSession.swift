import Briefs

/// An import in the making: the library is read once, and briefs are taken in batch by batch. While it lasts no other
/// import writes. Every batch is on the disk when `add` returns.
package final class ImportSession {
    private let library: String
    private let now: @Sendable () -> Int
    /// Nil in a dry run, which writes nothing.
    private let lock: FileLock?
    private let pairing: EditionPairing
    private var known: KnownBriefs
    private var names: FileNames

    /// Waits for whoever imports, and reads the library.
    static func begin(
        library: String, isDryRun: Bool, patience: Int, now: @escaping @Sendable () -> Int,
        isUnpaired: @escaping (BriefID, BriefID) -> Bool
    ) throws(StoreError) -> ImportSession {
        if isDryRun {
            return ImportSession(library, now, nil, isUnpaired, try KnownBriefs.read(library))
        }
        try SafeFile.makeFolder(library + "/briefs")
        let lock = try FileLock(folder: library + "/briefs", patience: patience)
        return ImportSession(library, now, lock, isUnpaired, try KnownBriefs.read(library))
    }

    private init(
        _ library: String, _ now: @escaping @Sendable () -> Int, _ lock: consuming FileLock?,
        _ isUnpaired: @escaping (BriefID, BriefID) -> Bool, _ known: KnownBriefs
    ) {
        (self.library, self.now, self.known) = (library, now, known)
        self.lock = lock
        pairing = EditionPairing(isUnpaired: isUnpaired)
        names = FileNames(library: library)
    }

    private var isDryRun: Bool { lock == nil }

    /// Adds what is new, changes what is different, and leaves the rest. `source` overrides every brief's own.
    package func add(_ briefs: [Brief], source: String? = nil) throws(StoreError) -> ImportReport {
        var plan = try plan(briefs, source)
        var report = plan.report
        if isDryRun { return report }
        do throws(StoreError) {
            try write(plan, &report)
        } catch {
            guard case .changedMeanwhile = error else { throw error }
            // Somebody edited a file in this very moment: what was not written is decided anew, once.
            known = try KnownBriefs.read(library)
            names = FileNames(library: library)
            plan = try self.plan(briefs, source)
            try write(plan, &report)
        }
        return report
    }

    private func plan(_ briefs: [Brief], _ source: String?) throws(StoreError) -> ImportPlan {
        do throws(StoreError) {
            return try decide(briefs, source)
        } catch {
            guard case .changedMeanwhile = error else { throw error }
            known = try KnownBriefs.read(library)
            return try decide(briefs, source)
        }
    }

    private func decide(_ briefs: [Brief], _ source: String?) throws(StoreError) -> ImportPlan {
        var plan = try ImportPlan(briefs, source: source, known: &known)
        try pairing.pair(&plan, &known)
        return plan
    }

    /// What goes into one file.
    private struct Work {
        var title = ""
        var additions: [(number: Int, brief: Brief, item: JSONValue)] = []
        var changes: [ImportPlan.Change] = []
    }

    private func write(_ plan: ImportPlan, _ report: inout ImportReport) throws(StoreError) {
        var work: [String: Work] = [:]
        func add(_ number: Int, _ brief: Brief, _ item: JSONValue, _ names: inout FileNames) throws(StoreError) {
            let path = try names.path(for: brief)
            if work[path] == nil { work[path] = Work(title: brief.source) }
            work[path]?.additions.append((number, brief, item))
        }
        for (number, brief) in plan.additions { try add(number, brief, brief.feedItem(), &names) }
        for (number, change) in plan.changes {
            if LibraryFolder.isOwn(change.stored.file), names.isWritable(change.stored.file) {
                work[change.stored.file, default: Work()].changes.append(change)
            } else {
                let item = try storedItem(change.stored)
                try add(
                    number, change.brief, ItemMerge.moved(item, from: change.stored.brief, to: change.brief), &names)
            }
        }
        report.problems += names.takeProblems()
        for (path, work) in work.sorted(by: { $0.key < $1.key }) {
            try write(work, path)
            for addition in work.additions { known.put(addition.number, into: path) }
            if !report.files.contains(path) { report.files.append(path) }
        }
    }

    private func write(_ work: Work, _ path: String) throws(StoreError) {
        let whole = library + "/" + path
        let additions = work.additions.sorted { SortKey($0.brief) < SortKey($1.brief) }
        guard let stamp = FileStamp.of(whole) else {
            if !work.changes.isEmpty { throw .changedMeanwhile(file: path) }
            try SafeFile.makeFolder(Path.folder(of: whole))
            let text = FeedEdit.newFile(title: work.title, items: additions.map(\.item))
            try SafeFile.replace(whole, text, expecting: .absent)
            return
        }
        let file = try FileContents.read(whole)
        guard file.stamp == stamp, var edit = FeedEdit(file.bytes, file: path) else {
            throw .changedMeanwhile(file: path)
        }
        var history: [UInt8] = []
        for change in work.changes {
            let range = change.stored.range
            guard let earlier = edit.item(at: range.lowerBound), earlier.count == range.count,
                SHA256.hexDigest(of: earlier) == change.stored.sha256,
                let item = try? JSONParser.parse(Array(earlier))
            else { throw .changedMeanwhile(file: path) }
            let merged = ItemMerge.merged(item, from: change.stored.brief, to: change.brief)
            edit.replace(itemAt: range.lowerBound, with: merged)
            history += History.line(item: earlier, id: change.brief.id, changed: Timestamp.text(milliseconds: now()))
        }
        for addition in additions { edit.insert(addition.item, for: addition.brief) }
        if !history.isEmpty {
            let kept = library + "/" + History.file(for: path)
            try SafeFile.makeFolder(Path.folder(of: kept))
            try AppendedFile.append(history, to: kept, isSynced: true)
        }
        try SafeFile.replace(whole, edit.applied(), expecting: .stamp(file.stamp))
    }

    /// An item of a file that is not to be written, as it stands there.
    private func storedItem(_ stored: StoredBrief) throws(StoreError) -> JSONValue {
        let file = try FileContents.read(library + "/" + stored.file)
        guard stored.range.upperBound <= file.bytes.count,
            SHA256.hexDigest(of: file.bytes[stored.range]) == stored.sha256
        else { throw .changedMeanwhile(file: stored.file) }
        // A byte that is not UTF-8 keeps an item from being read strictly; the copy then holds what the brief says.
        return (try? JSONParser.parse(Array(file.bytes[stored.range]))) ?? stored.brief.feedItem()
    }
}

import Briefs

/// Takes briefs into a library's own files, `briefs/<source>/<yyyy-mm>.json`. Files that were dropped in, and files
/// that are not JSON, are never written.
package struct BriefWriter: Sendable {
    private let library: String
    private let patience: Int
    private let now: @Sendable () -> Int

    /// `patience` is how many milliseconds to wait for another import; `now` gives milliseconds since
    /// 1970.
    package init(library: String, patience: Int = 10_000, now: @escaping @Sendable () -> Int) {
        self.library = library
        self.patience = patience
        self.now = now
    }

    /// Adds what is new, changes what is different, and leaves the rest. Several at once wait for one another.
    /// `source` overrides every brief's own; a dry run reports and writes nothing.
    package func add(
        _ briefs: [Brief], source: String? = nil, isDryRun: Bool = false
    ) throws(StoreError) -> ImportReport {
        if isDryRun { return try plan(briefs, source).report }
        try SafeFile.makeFolder(library + "/briefs")
        let lock = try FileLock(folder: library + "/briefs", patience: patience)
        defer { lock.release() }
        let first = try plan(briefs, source)
        var report = first.report
        do throws(StoreError) {
            try write(first, &report)
        } catch {
            guard case .changedMeanwhile = error else { throw error }
            // Somebody edited a file in this very moment: what was not written is decided anew, once.
            try write(try plan(briefs, source), &report)
        }
        return report
    }

    private func plan(_ briefs: [Brief], _ source: String?) throws(StoreError) -> ImportPlan {
        do throws(StoreError) {
            return ImportPlan(briefs, source: source, contents: try LibraryReader.read(library))
        } catch {
            guard case .noLibrary = error else { throw error }
            return ImportPlan(briefs, source: source, contents: LibraryContents())
        }
    }

    /// What goes into one file.
    private struct Work {
        var title = ""
        var additions: [(brief: Brief, item: JSONValue)] = []
        var changes: [ImportPlan.Change] = []
    }

    private func write(_ plan: ImportPlan, _ report: inout ImportReport) throws(StoreError) {
        var work: [String: Work] = [:]
        var names = FileNames(library: library)
        func add(_ brief: Brief, _ item: JSONValue) throws(StoreError) {
            let path = try names.path(for: brief)
            if work[path] == nil { work[path] = Work(title: brief.source) }
            work[path]?.additions.append((brief, item))
        }
        for brief in plan.additions { try add(brief, brief.feedItem()) }
        for change in plan.changes {
            if LibraryFolder.isOwn(change.stored.file), names.isWritable(change.stored.file) {
                work[change.stored.file, default: Work()].changes.append(change)
            } else {
                let item = try storedItem(change.stored)
                try add(change.brief, ItemMerge.moved(item, from: change.stored.brief, to: change.brief))
            }
        }
        report.problems += names.problems
        for (path, work) in work.sorted(by: { $0.key < $1.key }) {
            try write(work, path)
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

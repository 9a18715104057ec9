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

    /// Reads the library and begins an import. Several at once wait for one another. A dry run reports and writes
    /// nothing; `isUnpaired` tells of two briefs whether the reader has said that they are no editions of one piece.
    package func session(
        isDryRun: Bool = false, isUnpaired: @escaping (BriefID, BriefID) -> Bool = { _, _ in false }
    ) throws(StoreError) -> ImportSession {
        try ImportSession.begin(
            library: library, isDryRun: isDryRun, patience: patience, now: now, isUnpaired: isUnpaired)
    }

    /// One batch by itself.
    package func add(
        _ briefs: [Brief], source: String? = nil, isDryRun: Bool = false
    ) throws(StoreError) -> ImportReport {
        let session = try session(isDryRun: isDryRun)
        return try session.add(briefs, source: source)
    }
}

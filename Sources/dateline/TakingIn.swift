import Index
import Reader

/// What is said while a library is being taken into its index: files, briefs, and the time that is left.
struct TakingIn {
    private var pace = IndexPace()

    /// Nil where there is nothing to say any more. `milliseconds` are of any clock that goes on evenly.
    mutating func sentence(_ progress: IndexProgress, at milliseconds: Int) -> String? {
        let left = pace.secondsLeft(progress, at: milliseconds)
        switch progress.stage {
        case .done: return nil
        case .waiting: return "Another Dateline is taking in the library"
        case .looking, .indexing:
            let files = "\(progress.filesDone) of \(progress.filesTotal) files"
            let parts = [files, "\(progress.briefsDone) briefs"] + (left.map { [Phrases.timeLeft($0)] } ?? [])
            return "Taking in the library: " + parts.joined(separator: ", ")
        }
    }
}

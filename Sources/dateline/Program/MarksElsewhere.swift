import Reader

/// What the keeper has read of marks that were made elsewhere.
struct MarksElsewhere: Sendable {
    var news: [MarkElsewhere]
    /// Journals that have problems.
    var problemFiles: Int
}

/// How far the index is with the library.
package struct IndexProgress: Hashable, Sendable {
    package enum Stage: Hashable, Sendable {
        /// Looking which files have changed.
        case looking
        /// Reading changed files.
        case indexing
        /// Another process is doing it.
        case waiting
        /// What is there is in the index.
        case done
    }

    package var stage: Stage
    /// Changed files that have been read, and how many there are.
    package var filesDone: Int
    package var filesTotal: Int
    /// Briefs that have been looked at in them.
    package var briefsDone: Int
    /// The size of the changed files, and how much of that has been taken in.
    package var bytesDone: Int
    package var bytesTotal: Int
    /// Whether answers may differ from those given before this step.
    package var hasChanged: Bool

    package init(
        stage: Stage, filesDone: Int = 0, filesTotal: Int = 0, briefsDone: Int = 0, bytesDone: Int = 0,
        bytesTotal: Int = 0, hasChanged: Bool = false
    ) {
        self.stage = stage
        self.filesDone = filesDone
        self.filesTotal = filesTotal
        self.briefsDone = briefsDone
        self.bytesDone = bytesDone
        self.bytesTotal = bytesTotal
        self.hasChanged = hasChanged
    }
}

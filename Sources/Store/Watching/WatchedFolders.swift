import Glibc

/// The folders in which a change matters to a reader of a library.
struct WatchedFolders {
    enum Role { case briefs, history, marks }

    private(set) var folders: [(path: String, role: Role)] = []
    private var visited: Set<[UInt64]> = []

    /// Those of a library, but for what is not there or cannot be read. `privateMarks` is where marks go that the
    /// library does not take.
    init(library: String, privateMarks: String) {
        guard add(library, .briefs) else { return }
        var pending = [library]
        while let folder = pending.popLast() {
            for entry in (try? FolderEntry.all(of: folder, butFiles: true)) ?? [] where !entry.name.hasPrefix(".") {
                if folder == library, entry.name == "state" || entry.name == "history" { continue }
                let path = folder + "/" + entry.name
                if isFolder(entry, path) {
                    if add(path, .briefs) { pending.append(path) }
                } else if entry.name.hasSuffix(".json"), let real = Path.real(path) {
                    // A link to a file: that changes where it really lies.
                    add(Path.folder(of: real), .briefs)
                }
            }
        }
        if add(library + "/history", .history) {
            for entry in (try? FolderEntry.all(of: library + "/history", butFiles: true)) ?? [] {
                add(library + "/history/" + entry.name, .history)
            }
        }
        add(library + "/state", .marks)
        add(privateMarks, .marks)
    }

    private func isFolder(_ entry: FolderEntry, _ path: String) -> Bool {
        switch entry.kind {
        case .folder: true
        case .other: false
        case .link, .unknown: (try? FileStatus.at(path)).map { FileStatus.isFolder($0) } ?? false
        }
    }

    /// Once only, so links that lead in a circle end.
    @discardableResult
    private mutating func add(_ path: String, _ role: Role) -> Bool {
        guard let status = try? FileStatus.at(path), FileStatus.isFolder(status),
            visited.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted
        else { return false }
        folders.append((path, role))
        return true
    }
}

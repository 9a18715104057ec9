import Briefs
import Glibc

/// Which files of a folder belong to the library, and which of those Dateline may write.
package enum LibraryFolder {
    package struct Files {
        /// Paths below the folder, in the order in which they count: Dateline's own first.
        package var paths: [String] = []
        package var problems: [Problem] = []
    }

    /// Every `*.json` below the folder except in `state`, `history` and hidden folders. Links are followed, each
    /// folder is visited once, so links that lead in a circle end.
    package static func files(of root: String) throws(StoreError) -> Files {
        var files = Files()
        var visited: Set<FolderKey> = []
        var pending = [""]
        var linked: [String] = []
        while let folder = pending.popLast() ?? linked.popLast() {
            let path = folder.isEmpty ? root : root + "/" + folder
            do throws(SystemFailure) {
                let status = try FileStatus.at(path)
                guard visited.insert(FolderKey(status)).inserted else { continue }
                for entry in try FolderEntry.all(of: path) {
                    sort(entry, of: folder, root, into: &files, &pending, &linked)
                }
            } catch {
                if folder.isEmpty {
                    throw error.code == ENOENT || error.code == ENOTDIR
                        ? .noLibrary(folder: root) : error.reading(root)
                }
                files.problems.append(
                    Problem(
                        file: folder, what: "This folder cannot be read: \(error.reason).",
                        advice: "Look at its permissions; everything else is shown."))
            }
        }
        let sorted = files.paths.map { (path: $0, isOwn: isOwn($0)) }.sorted { left, right in
            left.isOwn == right.isOwn ? left.path.utf8.lexicographicallyPrecedes(right.path.utf8) : left.isOwn
        }
        files.paths = sorted.map(\.path)
        return files
    }

    /// Whether a file is one that Dateline writes: `briefs/<source>/<yyyy-mm>.json` or `undated.json`, or one of
    /// those with a number behind it.
    package static func isOwn(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "briefs", parts[2].hasSuffix(".json") else { return false }
        var name = parts[2].dropLast(5).split(separator: "-", omittingEmptySubsequences: false)
        guard name.allSatisfy({ !$0.isEmpty }) else { return false }
        if name.first == "undated" {
            name.removeFirst()
        } else {
            guard name.count >= 2, isDigits(name[0]), name[0].count == 4, isDigits(name[1]), name[1].count == 2 else {
                return false
            }
            name.removeFirst(2)
        }
        return name.isEmpty || (name.count == 1 && isDigits(name[0]))
    }

    private static func isDigits(_ text: Substring) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    private static func sort(
        _ entry: FolderEntry, of folder: String, _ root: String, into files: inout Files, _ pending: inout [String],
        _ linked: inout [String]
    ) {
        let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
        guard entry.isUTF8 else {
            files.problems.append(
                Problem(
                    file: path, what: "This name is not UTF-8, so what it names is not read.",
                    advice: "Give it another name."))
            return
        }
        if entry.name.hasPrefix(".") || (folder.isEmpty && (entry.name == "state" || entry.name == "history")) {
            return
        }
        var kind = entry.kind
        if kind == .link || kind == .unknown, let status = try? FileStatus.at(root + "/" + path) {
            if FileStatus.isFolder(status) {
                if kind == .link {
                    linked.append(path)
                } else {
                    pending.append(path)
                }
                return
            }
            kind = .other
        }
        if kind == .folder {
            pending.append(path)
        } else if entry.name.hasSuffix(".json") {
            files.paths.append(path)
        }
    }

    private struct FolderKey: Hashable {
        var device: UInt64
        var inode: UInt64

        init(_ status: stat) {
            device = UInt64(status.st_dev)
            inode = UInt64(status.st_ino)
        }
    }
}

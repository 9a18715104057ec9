import Glibc

/// Notices what others change in a library: feeds, histories, journals of marks. Where the system tells, nothing is
/// done until it does; else the library is to be looked at from time to time. Used on one thread.
package final class LibraryWatch {
    /// What may have changed.
    package struct News: OptionSet, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }
        package static let files = News(rawValue: 1)
        package static let marks = News(rawValue: 2)
    }

    /// Why the system does not tell of changes.
    package enum Obstacle: Hashable, Sendable {
        /// What other machines do there is not told.
        case remote(fileSystem: String)
        case noWatches
        case noLibrary
        case unsupported(reason: String)
    }

    /// Nil where the system tells of changes.
    package private(set) var obstacle: Obstacle?
    private let library: String
    private let privateMarks: String
    private let mounts: MountTable
    private var notices: Inotify?
    private var roles: [Int32: WatchedFolders.Role] = [:]
    private var paths: [Int32: String] = [:]

    /// Begins to watch. `stateHome` is `$XDG_STATE_HOME/dateline`.
    package convenience init(library: String, stateHome: String) {
        self.init(library: library, stateHome: stateHome, mounts: .current())
    }

    init(library: String, stateHome: String, mounts: MountTable) {
        self.library = library
        self.mounts = mounts
        privateMarks = stateHome + "/" + LibraryPaths.hash(ofLibrary: library)
        begin()
    }

    /// Readable when there is news; nil where the library is to be looked at from time to time.
    package var descriptor: Int32? { notices?.number }

    /// How the library is watched, for the doctor.
    package var description: String {
        switch obstacle {
        case nil: "changes from outside are shown as they happen"
        case .remote(let type):
            "the library is on a network file system (\(type)), so it is looked at every second"
        case .noWatches:
            "the system gives no more watches (fs.inotify.max_user_watches), so the library is looked at every second"
        case .noLibrary: "there is no library yet, so it is looked for every second"
        case .unsupported(let reason):
            "the system tells of no changes (\(reason)), so the library is looked at every second"
        }
    }

    /// What may have changed since this was last asked. Where the system does not tell, that is everything.
    package func take() -> News {
        if notices == nil {
            // A library that has come may be one that can be watched.
            if obstacle == .noLibrary { begin() }
            return [.files, .marks]
        }
        var news: News = []
        var isMoved = false
        while notices?.take({ notice in
            if !isMoved { isMoved = changesFolders(notice) }
            news.formUnion(self.news(of: notice))
        }) ?? false {}
        if isMoved {
            // What came into a new folder before it was watched is found by looking.
            news = [.files, .marks]
            watchFolders()
        }
        return news
    }

    private func begin() {
        obstacle = nil
        guard let real = Path.real(library) else {
            obstacle = .noLibrary
            return
        }
        if let type = mounts.type(of: real), MountTable.isRemote(type) {
            obstacle = .remote(fileSystem: type)
            return
        }
        do throws(SystemFailure) {
            notices = try Inotify()
        } catch {
            obstacle = error.code == EMFILE ? .noWatches : .unsupported(reason: error.reason)
            return
        }
        watchFolders()
    }

    /// Brings the watches to the folders that are there now.
    private func watchFolders() {
        let folders = WatchedFolders(library: library, privateMarks: privateMarks).folders
        var found: [Int32: WatchedFolders.Role] = [:]
        var places: [Int32: String] = [:]
        for (path, role) in folders {
            do throws(SystemFailure) {
                guard let watch = try notices?.watch(path) else { return }
                found[watch] = role
                places[watch] = path
            } catch {
                // A folder that has just gone, or that may not be read, has nothing to show.
                if error.code == ENOSPC || error.code == ENOMEM { return giveUp(.noWatches) }
            }
        }
        for watch in roles.keys where found[watch] == nil { notices?.forget(watch) }
        roles = found
        paths = places
        if found.isEmpty { giveUp(.noLibrary) }
    }

    func giveUp(_ obstacle: Obstacle) {
        self.obstacle = obstacle
        notices = nil
        roles = [:]
        paths = [:]
    }

    private func changesFolders(_ notice: Inotify.Notice) -> Bool {
        if notice.isOverflow { return true }
        guard let path = paths[notice.watch] else { return false }
        if notice.isOfItself || notice.isEnd { return true }
        guard !notice.name.hasPrefix(".") else { return false }
        // A link may lead into a folder that is not watched yet.
        return notice.isFolder || notice.isNew && FileStatus.isLink(path + "/" + notice.name)
    }

    private func news(of notice: Inotify.Notice) -> News {
        guard let role = roles[notice.watch], !notice.name.hasPrefix("."), !notice.isFolder else { return [] }
        guard notice.name.hasSuffix(role == .briefs ? ".json" : ".jsonl") else { return [] }
        // A new file that is empty is about to be written.
        if notice.isNew, let folder = paths[notice.watch], FileStamp.of(folder + "/" + notice.name)?.size == 0 {
            return []
        }
        return role == .marks ? .marks : .files
    }
}

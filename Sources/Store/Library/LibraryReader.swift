import Briefs

/// Reads a library folder. Whatever cannot be read becomes a problem; everything else is there.
package enum LibraryReader {
    /// Reads all briefs. Throws only where the folder itself is not there or cannot be read.
    package static func read(_ folder: String) throws(StoreError) -> LibraryContents {
        let files = try LibraryFolder.files(of: folder)
        var contents = LibraryContents()
        contents.problems = files.problems
        var known: [BriefID: Int] = [:]
        for path in files.paths {
            do throws(StoreError) {
                let file = try FileContents.read(folder + "/" + path)
                add(file, path, fallbackSource: fallbackSource(of: path, in: folder), to: &contents, &known)
            } catch {
                contents.problems.append(problem(error, path))
            }
        }
        for (id, change) in History.changes(in: folder) {
            guard let index = known[id] else { continue }
            contents.briefs[index].changed = change.day
            contents.briefs[index].changedAt = change.moment
        }
        contents.aliases = BriefAliases(contents.briefs)
        return contents
    }

    private static func add(
        _ file: FileContents, _ path: String, fallbackSource: String, to contents: inout LibraryContents,
        _ known: inout [BriefID: Int]
    ) {
        let reading = FeedReader.read(
            file.bytes, file: path, fallbackSource: fallbackSource, modified: file.stamp.seconds)
        contents.problems += reading.problems
        contents.files.append(
            LibraryFile(
                path: path, stamp: file.stamp, itemCount: reading.items.count,
                isWritable: reading.isWhole && LibraryFolder.isOwn(path)))
        var places = TextPlaces(file.bytes)
        var listed = 0
        for item in reading.items {
            if let index = known[item.brief.id] {
                let first = contents.briefs[index]
                guard !item.brief.saysSame(as: first.brief), listed < FeedReader.problemLimit else { continue }
                listed += 1
                let place = places.place(of: item.range.lowerBound)
                contents.problems.append(
                    Problem(
                        file: path, line: place.line, column: place.column,
                        what: "This item has the id of another in \(first.file) but says something else.",
                        advice: "The one in \(first.file) is shown. Take one out, or give it an id of its own."))
                continue
            }
            known[item.brief.id] = contents.briefs.count
            contents.briefs.append(
                StoredBrief(
                    brief: item.brief, file: path, range: item.range, sha256: item.sha256, added: item.added,
                    changed: item.brief.modified.flatMap { Day(iso: $0) }))
        }
    }

    /// The name of the folder that a file lies in: the source of a feed without a title.
    package static func fallbackSource(of path: String, in folder: String) -> String {
        let parent = Path.folder(of: path)
        return Path.name(of: parent == "." ? Path.real(folder) ?? folder : parent)
    }

    private static func problem(_ error: StoreError, _ path: String) -> Problem {
        switch error {
        case .cannotRead(_, let reason):
            Problem(
                file: path, what: "This file cannot be read: \(reason).",
                advice: "If it is gone, all is well; else look at its permissions.")
        case .noRegularFile:
            Problem(
                file: path, what: "This is no ordinary file, so it is not read.",
                advice: "Put a file in its place, or move it away.")
        case .tooLarge(_, let limit):
            Problem(
                file: path, what: "This file is larger than \(limit / 1_048_576) MB, so it is not read.",
                advice: "Split it into several files.")
        default:
            Problem(file: path, what: "This file cannot be read.", advice: error.description)
        }
    }
}

extension Brief {
    /// Whether two briefs say the same: how they came here, and from where, is left out of account.
    package func saysSame(as other: Brief) -> Bool {
        var (left, right) = (self, other)
        left.provenance = nil
        right.provenance = nil
        left.source = ""
        right.source = ""
        return left == right
    }
}

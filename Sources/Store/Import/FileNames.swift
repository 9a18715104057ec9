import Briefs

/// Chooses the file for a new brief: by its source and month, past files that cannot be written.
struct FileNames {
    private let library: String
    private var verdicts: [String: Bool] = [:]
    /// How large files are, or will be.
    private var sizes: [String: Int] = [:]
    private var problems: [Problem] = []

    /// A file that is larger than this takes no more: each change writes all of it, and one above 256 MB is not read.
    private static let full = 24 * 1_048_576

    init(library: String) { self.library = library }

    /// Below the library: `briefs/<source>/<yyyy-mm>.json`, or the same with a number behind it where that is no
    /// feed that can be added to.
    mutating func path(for brief: Brief) throws(StoreError) -> String {
        let month = brief.day.map { $0.month.description } ?? "undated"
        let base = "briefs/\(FoldedText.slug(brief.source))/\(month)"
        for number in 1...99 {
            let path = number == 1 ? base + ".json" : "\(base)-\(number).json"
            guard isWritable(path), sizes[path, default: 0] < FileNames.full else { continue }
            sizes[path, default: 0] += brief.body.raw.utf8.count + 1_024
            return path
        }
        throw .cannotWrite(file: base + ".json", reason: "it and all its substitutes are damaged")
    }

    /// What was found since this was last asked.
    mutating func takeProblems() -> [Problem] {
        defer { problems = [] }
        return problems
    }

    /// Whether a file is a feed that is JSON throughout, or is not there yet.
    mutating func isWritable(_ path: String) -> Bool {
        if let verdict = verdicts[path] { return verdict }
        let verdict: Bool
        do throws(StoreError) {
            let bytes = try FileContents.read(library + "/" + path).bytes
            verdict = FeedOutline(bytes).isWhole
            sizes[path] = bytes.count
        } catch {
            verdict = !FileNames.exists(library + "/" + path)
        }
        verdicts[path] = verdict
        if !verdict {
            problems.append(
                Problem(
                    file: path, what: "This file cannot be read as a feed, so it was left as it is.",
                    advice: "New briefs went into a file beside it. Correct this one when you can."))
        }
        return verdict
    }

    /// Whether anything at all has the name, a link that leads nowhere among it.
    private static func exists(_ path: String) -> Bool {
        let name = Path.name(of: path)
        let names = try? FolderEntry.all(of: Path.folder(of: path))
        return names?.contains { $0.name == name } ?? (FileStamp.of(Path.folder(of: path)) != nil)
    }
}

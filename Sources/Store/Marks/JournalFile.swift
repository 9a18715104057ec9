import Briefs
import Glibc

/// A journal as far as it has been read. Journals grow at their end, so only what is new is read again; one that was
/// put in place of another is read from the start.
struct JournalFile: Sendable {
    private(set) var problems: [Problem] = []
    private let path: String
    /// How the file is named in problems.
    private let name: String
    private var stamp: FileStamp?
    /// Bytes of whole lines that have been read, and how many lines those were.
    private var consumed = 0
    private var lines = 0
    /// The last bytes before `consumed`: where they are others now, the file is another.
    private var anchor: [UInt8] = []
    private var problemsOfWholeLines: [Problem] = []

    init(path: String, name: String) {
        self.path = path
        self.name = name
    }

    /// Reads what is new.
    mutating func read() -> [MarkEntry] {
        do throws(SystemFailure) {
            let file = try Descriptor(path, O_RDONLY | O_NONBLOCK)
            let status = try file.status()
            guard FileStatus.isRegular(status) else { throw SystemFailure(code: ENODEV) }
            let now = FileStamp(status)
            if now == stamp { return [] }
            if try !isContinued(file, now) {
                (consumed, lines, anchor, problemsOfWholeLines) = (0, 0, [], [])
            }
            guard now.size - consumed <= FileContents.limit else { throw SystemFailure(code: EFBIG) }
            let bytes = try file.read(from: consumed, expecting: now.size - consumed, limit: FileContents.limit)
            stamp = now
            return take(bytes)
        } catch {
            stamp = nil
            if error.code == ENOENT {
                problems = []
            } else {
                problems = [
                    Problem(
                        file: name, what: "These marks cannot be read: \(error.reason).",
                        advice: "Look at the file; the marks of other devices are shown.")
                ]
            }
            return []
        }
    }

    private func isContinued(_ file: borrowing Descriptor, _ now: FileStamp) throws(SystemFailure) -> Bool {
        guard let stamp, stamp.isSameFile(as: now), now.size >= consumed else { return false }
        return try file.read(from: consumed - anchor.count, expecting: anchor.count, limit: anchor.count) == anchor
    }

    private mutating func take(_ bytes: [UInt8]) -> [MarkEntry] {
        var entries: [MarkEntry] = []
        var start = 0
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            lines += 1
            if let problem = read(Array(bytes[start..<end]), line: lines, into: &entries) {
                if problemsOfWholeLines.count < FeedReader.problemLimit { problemsOfWholeLines.append(problem) }
            }
            start = end + 1
        }
        consumed += start
        anchor = Array((anchor + bytes[..<start]).suffix(64))
        problems = problemsOfWholeLines
        // The last line may still be on its way here: what can be read of it counts, and it is read again.
        if let problem = read(Array(bytes[start...]), line: lines + 1, into: &entries) { problems.append(problem) }
        return entries
    }

    private func read(_ line: [UInt8], line number: Int, into entries: inout [MarkEntry]) -> Problem? {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return nil }
        do throws(MarkEntry.Unreadable) {
            if let entry = try MarkEntry.read(line) { entries.append(entry) }
            return nil
        } catch {
            return Problem(
                file: name, line: number, column: error.column,
                what: "This line of marks cannot be read: \(error.reason).",
                advice: "All other lines count. A crash may have torn it; it can stay or be taken out.")
        }
    }
}

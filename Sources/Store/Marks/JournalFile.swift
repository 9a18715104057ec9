import Briefs
import Glibc

/// A journal as far as it has been read. Journals grow at their end, so only what is new is read again; one that was
/// put in place of another is read from the start.
struct JournalFile: Sendable {
    private(set) var problems: [Problem] = []
    let path: String
    /// How the file is named in problems.
    let name: String
    private var stamp: FileStamp?
    /// The file's number on its disk.
    private var inode: UInt64?
    /// Bytes of whole lines that have been read, and how many lines those were.
    private(set) var consumed = 0
    private(set) var lines = 0
    /// The last bytes before `consumed`: where they are others now, the file is another.
    private var anchor: [UInt8] = []
    private var problemsOfWholeLines: [Problem] = []
    /// Of pieces of what has been read, where that was another run of the program; else nil.
    private var samples: UInt64?
    /// Whether it was another file once in this session, whose marks are still counted.
    private(set) var hasRestarted = false

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
                hasRestarted = hasRestarted || consumed > 0
                (consumed, lines, anchor, problemsOfWholeLines) = (0, 0, [], [])
            }
            samples = nil
            guard now.size - consumed <= FileContents.limit else { throw SystemFailure(code: EFBIG) }
            let bytes = try file.read(from: consumed, expecting: now.size - consumed, limit: FileContents.limit)
            stamp = now
            inode = now.inode
            return take(bytes)
        } catch {
            stamp = nil
            problems = error.code == ENOENT ? [] : [problem(error)]
            return []
        }
    }

    private func problem(_ error: SystemFailure) -> Problem {
        error.code == EFBIG
            ? Problem(
                file: name,
                what: "This journal is larger than \(FileContents.limit / 1_048_576) MB, so its marks are not read.",
                advice: "Split it into several files that end in .jsonl; the marks of other journals are shown.")
            : Problem(
                file: name, what: "These marks cannot be read: \(error.reason).",
                advice: "Look at the file; the marks of other devices are shown.")
    }

    private func isContinued(_ file: borrowing Descriptor, _ now: FileStamp) throws(SystemFailure) -> Bool {
        guard now.inode == inode, stamp.map({ $0.device == now.device }) ?? true, now.size >= consumed,
            try file.read(from: consumed - anchor.count, expecting: anchor.count, limit: anchor.count) == anchor
        else { return false }
        guard let samples else { return true }
        return try samples == JournalFile.samples(of: file, in: consumed)
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
        anchor = Array((anchor + bytes[max(0, start - 64)..<start]).suffix(64))
        problems = problemsOfWholeLines
        // The last line may still be on its way here: what can be read of it counts, and it is read again.
        if let problem = read(Array(bytes[start...]), line: lines + 1, into: &entries) { problems.append(problem) }
        return entries
    }

    private func read(_ line: [UInt8], line number: Int, into entries: inout [MarkEntry]) -> Problem? {
        if JournalFile.isBlank(line) { return nil }
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

    static func isBlank(_ line: [UInt8]) -> Bool { line.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 } }
}

/// How far a journal had been read, for the cache of folded marks.
extension JournalFile {
    /// Whether what was read of it by an earlier run still stands at its beginning.
    var isContinued: Bool {
        do throws(SystemFailure) {
            let file = try Descriptor(path, O_RDONLY | O_NONBLOCK)
            let status = try file.status()
            return FileStatus.isRegular(status) ? try isContinued(file, FileStamp(status)) : false
        } catch {
            return false
        }
    }

    func pack(into packed: inout PackedBytes) {
        packed.add(name)
        packed.add(Int(truncatingIfNeeded: inode ?? 0))
        packed.add(consumed)
        packed.add(lines)
        packed.add(anchor)
        var sum: UInt64 = 0
        do throws(SystemFailure) {
            sum = try JournalFile.samples(of: try Descriptor(path, O_RDONLY | O_NONBLOCK), in: consumed)
        } catch {}  // A journal that has gone meanwhile does not go on at the next start.
        packed.add(Int(truncatingIfNeeded: sum))
        packed.add(problemsOfWholeLines.count)
        for problem in problemsOfWholeLines {
            packed.add(problem.line ?? 0)
            packed.add(problem.column ?? 0)
            packed.add(problem.what)
            packed.add(problem.advice)
        }
    }

    init?(_ packed: inout PackedReader, path: (String) -> String) {
        guard let name = packed.text(), let inode = packed.number(), let consumed = packed.number(),
            let lines = packed.number(), let anchor = packed.some(), let samples = packed.number(),
            let problems = packed.count(), consumed >= anchor.count
        else { return nil }
        self.init(path: path(name), name: name)
        self.inode = UInt64(truncatingIfNeeded: inode)
        (self.consumed, self.lines, self.anchor) = (consumed, lines, Array(anchor))
        self.samples = UInt64(truncatingIfNeeded: samples)
        for _ in 0..<problems {
            guard let line = packed.number(), let column = packed.number(), let what = packed.text(),
                let advice = packed.text()
            else { return nil }
            problemsOfWholeLines.append(
                Problem(
                    file: name, line: line == 0 ? nil : line, column: column == 0 ? nil : column, what: what,
                    advice: advice))
        }
    }

    /// A checksum of sixteen pieces of the first `length` bytes: a file that was written over in place is told, without
    /// reading all of it.
    private static func samples(of file: borrowing Descriptor, in length: Int) throws(SystemFailure) -> UInt64 {
        let size = 4_096
        var sum: UInt64 = 0
        for piece in 0..<16 {
            let start = length / 16 * piece
            let room = min(size, length - start)
            let bytes = try file.read(from: start, expecting: room, limit: room)
            sum = sum &* 31 &+ PackedBytes.checksum(bytes[...])
        }
        return sum
    }
}

import Glibc

/// What file system a folder lies on, by the kernel's list of mounts (`proc(5)`, `mountinfo`).
struct MountTable: Sendable {
    private var mounts: [(point: [UInt8], type: String)] = []

    /// The mounts of this process; none where the system does not tell.
    static func current() -> MountTable {
        guard let file = try? Descriptor("/proc/self/mountinfo", O_RDONLY),
            let bytes = try? file.read(from: 0, expecting: 65_536, limit: 16 * 1_048_576)
        else { return MountTable([]) }
        return MountTable(bytes)
    }

    /// Reads such a list. Lines that are something else are passed over.
    init(_ bytes: [UInt8]) {
        for line in bytes.split(separator: 0x0A) {
            let words = line.split(separator: 0x20)
            guard words.count > 5, let dash = words.dropFirst(5).firstIndex(of: [0x2D]), dash + 1 < words.count else {
                continue
            }
            mounts.append((MountTable.unescaped(words[4]), String(decoding: words[dash + 1], as: UTF8.self)))
        }
    }

    /// The type of the file system below which a path without links lies: the deepest mount, of several at one place
    /// the last.
    func type(of path: String) -> String? {
        let path = Array(path.utf8)
        var best: (length: Int, type: String)?
        for (point, type) in mounts where MountTable.holds(point, path) && point.count >= best?.length ?? 0 {
            best = (point.count, type)
        }
        return best?.type
    }

    /// Whether changes made on another machine, or on the host of this one, reach files of a type without the kernel
    /// noticing.
    static func isRemote(_ type: String) -> Bool {
        if type.hasPrefix("fuse.") || type.hasPrefix("nfs") || type.hasPrefix("smb") { return true }
        return [
            "fuse", "cifs", "9p", "v9fs", "afs", "ceph", "coda", "ncpfs", "ncp", "lustre", "gfs", "gfs2", "ocfs2",
            "gpfs",
            "beegfs", "pvfs2", "orangefs", "virtiofs", "vboxsf", "vmhgfs", "prl_fs", "drvfs", "davfs",
        ].contains(type)
    }

    private static func holds(_ point: [UInt8], _ path: [UInt8]) -> Bool {
        if point == [0x2F] { return true }
        return path.starts(with: point) && (path.count == point.count || path[point.count] == 0x2F)
    }

    /// `\040` is a space.
    private static func unescaped(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        var index = word.startIndex
        while index < word.endIndex {
            let digits = word[index...].dropFirst().prefix(3)
            if word[index] == 0x5C, digits.count == 3, digits.allSatisfy({ (0x30...0x37).contains($0) }) {
                text.append(digits.reduce(0) { $0 &* 8 &+ ($1 - 0x30) })
                index += 4
            } else {
                text.append(word[index])
                index += 1
            }
        }
        return text
    }
}

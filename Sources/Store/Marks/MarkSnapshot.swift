import Briefs

/// The folded marks as they were once, and how far each journal had been read then: a cache, so that a start reads only
/// what came after. One that is damaged, or of journals that are not what they were, is as good as none.
enum MarkSnapshot {
    /// Goes up when the bytes, or what a line of a journal means, become others.
    static let version = 3
    private static let magic = Array("dateline marks 3".utf8)

    /// Beside the library's index.
    static func path(library: String, cacheHome: String) -> String {
        "\(cacheHome)/\(LibraryPaths.hash(ofLibrary: library))-marks-v\(version)"
    }

    /// `path(of:)` gives where a journal lies that is named so in problems.
    static func load(_ file: String, path: (String) -> String) -> (fold: MarkFold, files: [JournalFile])? {
        guard let bytes = try? FileContents.read(file).bytes, bytes.count > magic.count + 8,
            bytes.starts(with: magic)
        else { return nil }
        let content = bytes[(magic.count + 8)...]
        let sum = bytes[magic.count..<magic.count + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard sum == PackedBytes.checksum(content) else { return nil }
        var packed = PackedReader(content)
        guard let count = packed.count() else { return nil }
        var files: [JournalFile] = []
        for _ in 0..<count {
            guard let file = JournalFile(&packed, path: path), file.isContinued else { return nil }
            files.append(file)
        }
        guard let fold = MarkFold(&packed), packed.isAtEnd else { return nil }
        return (fold, files)
    }

    static func save(_ fold: MarkFold, _ files: [JournalFile], to file: String) throws(StoreError) {
        var packed = PackedBytes()
        packed.add(files.count)
        for file in files { file.pack(into: &packed) }
        fold.pack(into: &packed)
        let sum = PackedBytes.checksum(packed.bytes[...])
        let head = magic + stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: sum >> UInt64($0)) }
        try SafeFile.makeFolder(Path.folder(of: file))
        try SafeFile.replace(file, head + packed.bytes)
    }
}

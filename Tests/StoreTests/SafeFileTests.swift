import Glibc
import Testing

@testable import Store

@Suite("Writing whole files")
struct SafeFileTests {
    @Test("A file is replaced, its mode stays, and nothing else is left in the folder")
    func replace() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.json", "old")
        chmod(path, 0o640)
        try SafeFile.replace(path, Array("new text".utf8))
        #expect(try folder.text("a.json") == "new text")
        #expect(try FileStatus.at(path).st_mode & 0o7777 == 0o640)
        #expect(folder.names() == ["a.json"])
    }

    @Test("A link stays a link and what it leads to is replaced")
    func link() throws {
        let folder = try TemporaryFolder()
        try folder.write("real/a.json", "old")
        symlink("real/a.json", folder.path + "/a.json")
        try SafeFile.replace(folder.path + "/a.json", Array("new".utf8))
        #expect(try folder.text("real/a.json") == "new")
        #expect(try FolderEntry.all(of: folder.path).first { $0.name == "a.json" }?.kind == .link)
    }

    @Test("A file that somebody changed meanwhile is left alone")
    func changedMeanwhile() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.json", "old")
        let stamp = try FileContents.read(path).stamp
        try folder.write("a.json", "edited by hand")
        #expect(throws: StoreError.changedMeanwhile(file: path)) {
            try SafeFile.replace(path, [1], expecting: .stamp(stamp))
        }
        #expect(throws: StoreError.changedMeanwhile(file: path)) {
            try SafeFile.replace(path, [1], expecting: .absent)
        }
        #expect(try folder.text("a.json") == "edited by hand")
        #expect(folder.names() == ["a.json"])
    }

    @Test("A full disk is called that, and nothing is changed")
    func fullDisk() throws {
        #expect(throws: StoreError.diskFull(file: "/dev/full")) {
            try AppendFull.write()
        }
    }

    @Test("A folder that is none, or is not there, is said in a sentence")
    func unwritable() throws {
        let folder = try TemporaryFolder()
        try folder.write("file", "x")
        let inside = folder.path + "/file/a.json"
        let error = #expect(throws: StoreError.self) { try SafeFile.replace(inside, [1]) }
        #expect(error?.saysUnwritable == true)
        #expect(error?.description.hasPrefix("\(inside) cannot be written: not a directory.") == true)
        #expect(throws: StoreError.self) { try SafeFile.makeFolder(inside) }
        #expect(throws: StoreError.self) { try SafeFile.replace(folder.path + "/a\0b", [1]) }
        #expect(folder.names() == ["file"])
    }

    @Test("Many writers at once leave one whole text")
    func manyWriters() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a", "")
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<16 {
                group.addTask { try? SafeFile.replace(path, [UInt8](repeating: UInt8(number), count: 70_000)) }
            }
        }
        let bytes = try folder.bytes("a")
        #expect(bytes.count == 70_000)
        #expect(Set(bytes).count == 1)
        #expect(folder.names() == ["a"])
    }

    @Test("A pipe is refused without waiting for it")
    func pipe() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.json"
        mkfifo(path, 0o600)
        #expect(throws: StoreError.noRegularFile(file: path)) { try FileContents.read(path) }
        #expect(throws: StoreError.noRegularFile(file: folder.path)) { try FileContents.read(folder.path) }
        #expect(throws: StoreError.noRegularFile(file: "/dev/zero")) { try FileContents.read("/dev/zero") }
    }

    @Test("A file that is too large is refused")
    func tooLarge() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a", "")
        truncate(path, off_t(FileContents.limit + 1))
        #expect(throws: StoreError.tooLarge(file: path, limit: FileContents.limit)) { try FileContents.read(path) }
    }
}

/// `/dev/full` takes no byte.
private enum AppendFull {
    static func write() throws(StoreError) {
        do throws(SystemFailure) {
            let file = try Descriptor("/dev/full", O_WRONLY)
            try file.writeAll([1])
        } catch {
            throw error.writing("/dev/full")
        }
    }
}

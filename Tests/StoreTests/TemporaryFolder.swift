import Glibc

@testable import Store

/// A folder of a test's own, gone with the test.
final class TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/dateline-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw SystemFailure.current }
        path = String(cString: made)
    }

    deinit { TemporaryFolder.remove(path) }

    /// Writes a file below the folder, making what folders it needs.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let whole = path + "/" + name
        try SafeFile.makeFolder(Path.folder(of: whole))
        let file = try Descriptor(whole, O_WRONLY | O_CREAT | O_TRUNC)
        try file.writeAll(bytes)
        return whole
    }

    func append(_ name: String, _ text: String) throws {
        let file = try Descriptor(path + "/" + name, O_WRONLY | O_CREAT | O_APPEND)
        try file.writeAll(Array(text.utf8))
    }

    func bytes(_ name: String) throws -> [UInt8] { try FileContents.read(path + "/" + name).bytes }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    func exists(_ name: String) -> Bool { FileStamp.of(path + "/" + name) != nil }

    /// The names in a folder below this one.
    func names(_ folder: String = "") -> [String] {
        ((try? FolderEntry.all(of: path + "/" + folder)) ?? []).map(\.name)
    }

    private static func remove(_ path: String) {
        for entry in (try? FolderEntry.all(of: path)) ?? [] {
            let child = path + "/" + entry.name
            if entry.kind == .folder {
                chmod(child, 0o700)
                remove(child)
            } else {
                unlink(child)
            }
        }
        rmdir(path)
    }
}

import Glibc

/// The files that come with the program: found from where its binary lies, in a checkout or installed.
enum SharedFiles {
    /// A folder of a checkout, or of `share/dateline` where the program is installed; nil where neither is there.
    static func folder(_ name: String, installed: String) -> String? {
        guard let binary = binary() else { return nil }
        var ancestors: [String] = []
        var path = binary
        while let slash = path.lastIndex(of: "/"), ancestors.count < 6 {
            path = String(path[..<slash])
            ancestors.append(path)
        }
        // <prefix>/bin/dateline goes with <prefix>/share/dateline; a checkout's binary lies below .build.
        let places =
            ancestors.dropFirst().prefix(1).map { $0 + "/share/dateline/" + installed }
            + ancestors.filter { access($0 + "/Package.swift", R_OK) == 0 }.map { $0 + "/" + name }
        return places.first { access($0, R_OK | X_OK) == 0 }
    }

    private static func binary() -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let length = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
        guard length > 0 else { return nil }
        return String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The names in a folder, sorted; none where it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// A small file's text; nil where it cannot be read. At most a megabyte.
    static func text(of path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < 1 << 20 {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 {
                if errno == EINTR { continue }
                return nil
            }
            if count == 0 { break }
            bytes += chunk.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

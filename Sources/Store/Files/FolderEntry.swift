import Glibc

/// A name in a folder.
struct FolderEntry: Hashable {
    enum Kind {
        case folder, link, other, unknown
    }
    var name: String
    var isUTF8: Bool
    var kind: Kind

    /// The names in a folder but `.` and `..`, sorted. `butFiles` leaves out what is known to be an ordinary file.
    static func all(of folder: String, butFiles: Bool = false) throws(SystemFailure) -> [FolderEntry] {
        guard let stream = opendir(folder) else { throw .current }
        defer { closedir(stream) }
        var entries: [FolderEntry] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw .current }
                break
            }
            if butFiles, Int(entry.pointee.d_type) == Int(DT_REG) { continue }
            guard let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) else { break }
            let text = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
            let valid = String(validatingCString: text)
            let name = valid ?? String(cString: text)
            if name == "." || name == ".." { continue }
            let kind: Kind
            switch Int(entry.pointee.d_type) {
            case Int(DT_DIR): kind = .folder
            case Int(DT_LNK): kind = .link
            case Int(DT_UNKNOWN): kind = .unknown
            default: kind = .other
            }
            entries.append(FolderEntry(name: name, isUTF8: valid != nil, kind: kind))
        }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}

import Glibc

/// Paths as text.
package enum Path {
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    package static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// The path without links; nil where it leads nowhere.
    package static func real(_ path: String) -> String? {
        guard !path.utf8.contains(0), let text = realpath(path, nil) else { return nil }
        defer { free(text) }
        return String(validatingCString: text)
    }

    /// Something that no other process and no other call has.
    static func unique() -> String { "\(getpid())-" + String(UInt64.random(in: .min ... .max), radix: 36) }
}

import Glibc

/// A failed call of the system, not yet told as a story.
struct SystemFailure: Error, Hashable, Sendable {
    var code: Int32

    /// What `errno` says now.
    static var current: SystemFailure { SystemFailure(code: errno) }

    var reason: String {
        guard let text = strerror(code) else { return "error \(code)" }
        return String(cString: text).lowercasedFirst
    }

    func reading(_ file: String) -> StoreError { .cannotRead(file: file, reason: reason) }

    func writing(_ file: String) -> StoreError {
        switch code {
        case ENOSPC, EDQUOT: .diskFull(file: file)
        case EACCES, EPERM, EROFS, ENOENT, ENOTDIR: .readOnly(file: file, reason: reason)
        default: .cannotWrite(file: file, reason: reason)
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

import CSQLite

/// Why the index could not be read or written. Nothing of the library is lost by any of these: the index is made
/// from it again.
package enum IndexError: Error, Hashable, Sendable, CustomStringConvertible {
    /// It is no index, or one whose bytes make no sense.
    case damaged(file: String, reason: String)
    /// A newer Dateline made it.
    case newer(file: String)
    /// Another process is writing it.
    case busy(file: String)
    case diskFull(file: String)
    case failed(file: String, reason: String)

    package var description: String {
        switch self {
        case .damaged(let file, let reason):
            "The index \(file) is damaged: \(reason). It is made anew from the library; there is nothing to do."
        case .newer(let file):
            """
            The index \(file) was made by a newer Dateline and has been left alone. Use that version, or delete the \
            file.
            """
        case .busy(let file):
            "Another Dateline is writing the index \(file). It is read as it stands; try again when that one is done."
        case .diskFull(let file):
            "The index \(file) cannot be written: there is no room on the disk. Make room and start again."
        case .failed(let file, let reason):
            "The index \(file) cannot be used: \(reason). Look at its folder's permissions, or delete the file."
        }
    }

    /// From a result code of SQLite.
    init(code: Int32, reason: String, file: String) {
        switch code & 0xFF {
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_SCHEMA, SQLITE_FORMAT, SQLITE_ERROR, SQLITE_MISMATCH,
            SQLITE_CONSTRAINT, SQLITE_RANGE, SQLITE_TOOBIG:
            self = .damaged(file: file, reason: reason)
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(file: file)
        case SQLITE_FULL: self = .diskFull(file: file)
        default: self = .failed(file: file, reason: reason)
        }
    }
}

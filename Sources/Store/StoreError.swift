/// Why something of the library could not be read or written.
package enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    case cannotRead(file: String, reason: String)
    /// A folder, a pipe, a device.
    case noRegularFile(file: String)
    case tooLarge(file: String, limit: Int)
    case cannotWrite(file: String, reason: String)
    case diskFull(file: String)
    case readOnly(file: String, reason: String)
    /// Somebody else wrote the file between reading and writing.
    case changedMeanwhile(file: String)
    /// Another process holds the lock.
    case busy(file: String)
    case noLibrary(folder: String)
    case noHome(variable: String)

    package var description: String {
        switch self {
        case .cannotRead(let file, let reason):
            "\(file) cannot be read: \(reason). Look at the file's permissions and at the disk."
        case .noRegularFile(let file):
            "\(file) is no ordinary file, so it is not read. Put a file in its place or move it away."
        case .tooLarge(let file, let limit):
            "\(file) is larger than \(limit / 1_048_576) MB, so it is not read. Split it into several files."
        case .cannotWrite(let file, let reason):
            "\(file) cannot be written: \(reason). Nothing was changed in it."
        case .diskFull(let file):
            "\(file) cannot be written: there is no room on the disk. Make room and try again; nothing was changed in it."
        case .readOnly(let file, let reason):
            "\(file) cannot be written: \(reason). Look at the permissions of its folder; nothing was changed in it."
        case .changedMeanwhile(let file):
            "\(file) was changed by another program meanwhile and has been left alone. Try again."
        case .busy(let file):
            "Another Dateline is writing: \(file) is locked. Try again when it is done."
        case .noLibrary(let folder):
            "There is no library at \(folder). dateline import makes one; --library names another."
        case .noHome(let variable):
            "Neither \(variable) nor HOME is set, so there is no place to keep anything. Set one of them."
        }
    }

    /// Whether the place can never be written as things stand, so that another place is wanted.
    package var saysUnwritable: Bool {
        if case .readOnly = self { true } else { false }
    }
}

import Glibc

/// A file of its own in `$TMPDIR`, for a text that goes to another program. Only the person may read it.
enum TemporaryFile {
    /// Makes one that holds a text. Whoever asks closes the descriptor and takes the file away.
    static func make(
        _ text: String, environment: [String: String]
    ) throws(OutsideError) -> (descriptor: Int32, path: String) {
        let folder = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array("\(folder)/dateline-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw OutsideError(text: "No file can be made in \(folder): \(String(cString: strerror(errno)))")
        }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        guard write(text, to: descriptor) else {
            close(descriptor)
            unlink(template)
            throw OutsideError(text: "The text could not be written to \(folder)")
        }
        return (descriptor, String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    /// Writes all of a text; false where that fails.
    static func write(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return false }
        }
        return true
    }
}

import Briefs
import Glibc

/// Standard output and standard error, written whole, without buffers of the C library. Whatever is said goes out as
/// safe text: names of files and values in them may hold anything, and a terminal may be listening.
enum Console {
    /// Results. A reader that went away (`| head`) ends the program quietly.
    static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    static func write(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// Everything else.
    static func complain(_ text: String) { write("dateline: \(text)\n", to: STDERR_FILENO) }

    /// Writes over the line on standard error that the cursor stands in, and leaves it there.
    static func line(_ text: String) {
        write(text, to: STDERR_FILENO)
        // A carriage return is no safe text: it goes out by itself.
        var back: UInt8 = 0x0D
        _ = Glibc.write(STDERR_FILENO, &back, 1)
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = SafeText(text).string
        text.withUTF8 { bytes in
            var offset = 0
            while offset < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
                if count < 0 {
                    if errno == EINTR { continue }
                    return
                }
                offset += count
            }
        }
    }
}

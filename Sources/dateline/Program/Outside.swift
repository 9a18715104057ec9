import Glibc
import Reader

/// Why another program could not be used.
struct OutsideError: Error {
    /// A sentence.
    let text: String
}

/// Programs of the person's own that the reader hands something to: a browser, a mail program.
struct Outside: Sendable {
    let environment: [String: String]

    /// Opens an address in the browser. A sentence where that did not work.
    func browse(_ address: String) -> String? {
        guard WebAddress.isWeb(address) else { return "That is no web address: \(address)" }
        if let browser = environment["BROWSER"], !browser.isEmpty,
            Outside.start(browser.split(separator: " ").map(String.init) + [address]) != nil
        {
            return nil
        }
        guard hasDisplay, Outside.start(["xdg-open", address]) != nil else {
            return "No browser can be started here; the address is \(address)"
        }
        return nil
    }

    /// Begins a letter in the mail program.
    func mail(_ address: String, subject: String) -> String? {
        guard
            address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x27 && $0 != 0x3F && $0 != 0x26 }),
            address.contains("@"), !address.hasPrefix("-")
        else { return "That is no mail address: \(address)" }
        let link = "mailto:\(address)?subject=\(Outside.escaped(subject))"
        if let mailer = environment["DATELINE_MAILER"], !mailer.isEmpty,
            Outside.start(mailer.split(separator: " ").map(String.init) + [link]) != nil
        {
            return nil
        }
        guard hasDisplay, Outside.start(["xdg-open", link]) != nil else {
            return "No mail program can be started here; write to \(address)"
        }
        return nil
    }

    /// A file of its own that holds a text, and the command that edits it: `$VISUAL`, then `$EDITOR`, then `vi`.
    func editing(_ text: String) throws(OutsideError) -> (command: [String], file: String) {
        let (descriptor, file) = try TemporaryFile.make(text + "\n", environment: environment)
        close(descriptor)
        let editor = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first { !$0.isEmpty } ?? "vi"
        return (editor.split(separator: " ").map(String.init) + [file], file)
    }

    /// What an editor left in the file, its lines joined.
    func edited(_ file: String) throws(OutsideError) -> String {
        guard let text = SharedFiles.text(of: file) else { throw OutsideError(text: "\(file) cannot be read") }
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private var hasDisplay: Bool {
        !(environment["DISPLAY"] ?? "").isEmpty || !(environment["WAYLAND_DISPLAY"] ?? "").isEmpty
    }

    /// Percent encoding (RFC 3986) of all but unreserved characters.
    static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
            if isPlain {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                result += "%" + (hex.count == 1 ? "0" : "") + hex
            }
        }
        return result
    }

    /// Starts a program in a session of its own, its output nowhere, its input nowhere or a file that is open: it cannot
    /// touch the screen, and it outlives the reader. Nil where it cannot be started.
    static func start(_ arguments: [String], input: Int32? = nil) -> pid_t? {
        guard let program = arguments.first else { return nil }
        // Those that were started before and have ended are let go of.
        var status: Int32 = 0
        while waitpid(-1, &status, WNOHANG) > 0 {}
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, flags) in [(STDIN_FILENO, O_RDONLY), (STDOUT_FILENO, O_WRONLY), (STDERR_FILENO, O_WRONLY)] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", flags, 0)
        }
        if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // POSIX_SPAWN_SETSID, and signals as a new program expects them.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var ours = sigset_t()
        sigemptyset(&ours)
        sigaddset(&ours, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &ours)
        posix_spawnattr_setflags(&attributes, Int16(0x80 | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var process = pid_t()
        return posix_spawnp(&process, program, &actions, &attributes, &pointers, environ) == 0 ? process : nil
    }
}

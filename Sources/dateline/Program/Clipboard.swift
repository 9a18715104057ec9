import Glibc

/// The clipboard of the desktop, by whatever program puts text there.
struct Clipboard: Sendable {
    let environment: [String: String]

    /// The longest text that terminals are known to take by OSC 52, in bytes.
    static let terminalLimit = 74_000

    /// Whether the desktop is where the terminal is: its clipboard is the person's own.
    var isLocal: Bool { ["SSH_CONNECTION", "SSH_TTY"].allSatisfy { (environment[$0] ?? "").isEmpty } }

    /// The command that takes a text on its standard input; nil where there is none. `DATELINE_CLIPBOARD` names one.
    var command: [String]? {
        if let own = environment["DATELINE_CLIPBOARD"], !own.isEmpty {
            return own.split(separator: " ").map(String.init)
        }
        func has(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
        var known: [[String]] = []
        if has("WAYLAND_DISPLAY") { known.append(["wl-copy"]) }
        if has("DISPLAY") {
            known += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
        }
        if has("WSL_DISTRO_NAME") { known.append(["clip.exe"]) }
        known += [["pbcopy"], ["termux-clipboard-set"]]
        return known.first { isInstalled($0[0]) }
    }

    private func isInstalled(_ program: String) -> Bool {
        (environment["PATH"] ?? "").split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
    }

    /// Puts a text there; false where that did not work.
    func put(_ text: String) -> Bool {
        guard let command, let input = input(text) else { return false }
        defer { close(input) }
        guard let process = Outside.start(command, input: input) else { return false }
        // A program that cannot reach the desktop says so at once; one that stays has the text.
        var status: Int32 = 0
        for _ in 0..<30 {
            if waitpid(process, &status, WNOHANG) == process { return status == 0 }
            poll(nil, 0, 10)
        }
        return true
    }

    /// A file without a name that holds the text, to be read from its beginning: no pipe fills up.
    private func input(_ text: String) -> Int32? {
        let folder = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array("\(folder)/dateline-XXXXXX".utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { return nil }
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        unlink(template)
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            guard count > 0 else {
                close(file)
                return nil
            }
            rest = rest.dropFirst(count)
        }
        lseek(file, 0, SEEK_SET)
        return file
    }

    /// Writes a text to a new file in the working folder, else in the person's own; its path. Nothing is overwritten.
    func save(_ text: String) throws(OutsideError) -> String {
        let folders = [".", environment["HOME"] ?? ""].filter { !$0.isEmpty }
        for folder in folders {
            for number in 1...999 {
                let path = (folder == "." ? "" : folder + "/") + "dateline-copy\(number == 1 ? "" : "-\(number)").txt"
                let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
                if file < 0, errno == EEXIST { continue }
                guard file >= 0 else { break }
                var rest = Array(text.utf8)[...]
                var isWhole = true
                while !rest.isEmpty, isWhole {
                    let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
                    if count > 0 { rest = rest.dropFirst(count) } else { isWhole = errno == EINTR }
                }
                isWhole = close(file) == 0 && isWhole
                if isWhole { return path }
                unlink(path)
                break
            }
        }
        throw OutsideError(text: "No file can be written in \(folders.joined(separator: " or "))")
    }
}

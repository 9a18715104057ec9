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
        guard let file = try? TemporaryFile.make(text, environment: environment) else { return nil }
        unlink(file.path)
        lseek(file.descriptor, 0, SEEK_SET)
        return file.descriptor
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
                let isWritten = TemporaryFile.write(text, to: file)
                if close(file) == 0, isWritten { return path }
                unlink(path)
                break
            }
        }
        throw OutsideError(text: "No file can be written in \(folders.joined(separator: " or "))")
    }
}

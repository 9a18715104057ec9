import Glibc

/// The files that a command line names.
enum InputFiles {
    /// Files as named, those of folders in the order of their names; hidden ones are left out, links to folders are
    /// not followed.
    static func gather(_ words: [String]) -> (paths: [String], complaints: [String]) {
        var paths: [String] = []
        var complaints: [String] = []
        for word in words {
            if word == "-" {
                paths.append(word)
                continue
            }
            var status = stat()
            guard stat(word, &status) == 0 else {
                complaints.append("\(word) cannot be read: \(String(cString: strerror(errno)).lowercased())")
                continue
            }
            if status.st_mode & S_IFMT == S_IFDIR { add(folder: word, to: &paths) } else { paths.append(word) }
        }
        return (paths, complaints)
    }

    private static func add(folder: String, to paths: inout [String]) {
        var pending = [folder]
        while let next = pending.popLast() {
            var below: [String] = []
            for name in SharedFiles.names(in: next) {
                let path = next + "/" + name
                var status = stat()
                guard lstat(path, &status) == 0 else { continue }
                if status.st_mode & S_IFMT == S_IFDIR { below.append(path) }
                if status.st_mode & S_IFMT == S_IFREG { paths.append(path) }
            }
            pending += below.reversed()
        }
    }

    /// All of standard input, up to 256 MB.
    static func standardInput() -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < 256 << 20 {
            let count = read(STDIN_FILENO, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += chunk.prefix(count)
        }
        return bytes
    }
}

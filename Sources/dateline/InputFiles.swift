import Glibc

/// The files that a command line names.
enum InputFiles {
    /// A file to be read.
    struct Input: Hashable, Sendable {
        var path: String
        /// Whether it was named itself, and not found in a folder.
        var isNamed: Bool
    }

    /// Files as named, those of folders in the order of their names; hidden ones are left out, links to folders are
    /// not followed. Of a saved page what lies beside it for show is left out: scripts, styles, pictures, and the
    /// folder of them.
    static func gather(_ words: [String]) -> (inputs: [Input], complaints: [String]) {
        var inputs: [Input] = []
        var complaints: [String] = []
        for word in words {
            if word == "-" {
                inputs.append(Input(path: word, isNamed: true))
                continue
            }
            var status = stat()
            guard stat(word, &status) == 0 else {
                complaints.append("\(word) cannot be read: \(String(cString: strerror(errno)).lowercased())")
                continue
            }
            if status.st_mode & S_IFMT == S_IFDIR {
                add(folder: word, to: &inputs)
            } else {
                inputs.append(Input(path: word, isNamed: true))
            }
        }
        return (inputs, complaints)
    }

    private static func add(folder: String, to inputs: inout [Input]) {
        var pending = [folder]
        while let next = pending.popLast() {
            var below: [String] = []
            let names = SharedFiles.names(in: next)
            let pages = Set(names.compactMap(stemOfPage))
            for name in names {
                let path = next + "/" + name
                var status = stat()
                guard lstat(path, &status) == 0 else { continue }
                if status.st_mode & S_IFMT == S_IFDIR, !isOfPage(name, pages) { below.append(path) }
                if status.st_mode & S_IFMT == S_IFREG, !isForShow(name) {
                    inputs.append(Input(path: path, isNamed: false))
                }
            }
            pending += below.reversed()
        }
    }

    /// What browsers put before the ending of the folder that they save with a page.
    private static func stemOfPage(_ name: String) -> String? {
        guard let point = name.lastIndex(of: "."), point != name.startIndex else { return nil }
        let ending = name[name.index(after: point)...].lowercased()
        return ["html", "htm", "xhtml", "xht", "php", "asp", "aspx"].contains(ending) ? String(name[..<point]) : nil
    }

    private static func isOfPage(_ name: String, _ pages: Set<String>) -> Bool {
        for ending in ["_files", "-files", ".files", "_archivos", "_arquivos", "_fichiers", "-Dateien"]
        where name.hasSuffix(ending) {
            return pages.contains(String(name.dropLast(ending.count)))
        }
        return false
    }

    private static func isForShow(_ name: String) -> Bool {
        guard let point = name.lastIndex(of: ".") else { return false }
        return forShow.contains(name[name.index(after: point)...].lowercased())
    }

    private static let forShow: Set<String> = [
        "css", "js", "mjs", "map", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "bmp", "tif", "tiff",
        "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "m4a", "ogg", "webm", "mov", "swf",
    ]

    /// All of standard input, up to 256 MB and a byte, by which it is known that there is more.
    static func standardInput() -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= 256 << 20 {
            let count = read(STDIN_FILENO, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += chunk.prefix(count)
        }
        return bytes
    }
}

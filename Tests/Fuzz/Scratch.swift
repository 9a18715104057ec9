import Glibc

/// Files for what reads files.
enum Scratch {
    static func write(_ bytes: [UInt8], to path: String, below folder: String) {
        let whole = folder + "/" + path
        var parts = ""
        for part in whole.split(separator: "/").dropLast() {
            parts += "/" + part
            mkdir(parts, 0o755)
        }
        guard let file = fopen(whole, "w") else { return }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }
}

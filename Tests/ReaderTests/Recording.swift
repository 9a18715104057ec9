import Glibc
import Page
import Reader
import Testing

/// Screens kept as files beside the tests.
enum Recording {
    private static let folder = String(describing: #filePath).parent + "/Screens"

    /// Compares with what was recorded, or records.
    static func check(_ name: String, _ seen: String) throws {
        let path = "\(folder)/\(name).screen"
        let recorded = read(path)
        if getenv("DATELINE_RECORD") != nil {
            write(seen, to: path)
        } else if let recorded {
            #expect(seen == recorded, "the screen \(name) is another than the recorded one")
        } else {
            write(seen, to: path)
            Issue.record("the screen \(name) had never been recorded; it has been now, look at it")
        }
    }

    /// The screen as text, its roles as letters below, and the cursor.
    static func describe(_ player: Player, keys: String) -> String {
        let frame = player.frame
        var text =
            "keys \(keys)\n"
            + player.screen.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "|" + $0 }.joined(separator: "\n").dropLast() + "roles\n"
        var legend: [String: Character] = [:]
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        for row in 0..<frame.grid.size.rows {
            var line = "|"
            for cell in frame.grid.row(row) {
                if cell.ink == Ink(.text), cell.glyph == 0x20 {
                    line += " "
                    continue
                }
                let name = cell.ink.role.rawValue + (cell.ink.overlay == .none ? "" : "+\(cell.ink.overlay)")
                let letter = legend[name] ?? letters[min(legend.count, letters.count - 1)]
                legend[name] = letter
                line.append(letter)
            }
            while line.last == " " { line.removeLast() }
            text += line + "\n"
        }
        for (name, letter) in legend.sorted(by: { String($0.value) < String($1.value) }) {
            text += "\(letter) \(name)\n"
        }
        text += "cursor " + (frame.cursor.map { "\($0.column),\($0.row)" } ?? "hidden") + "\n"
        return text
    }

    static func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { break }
            bytes += chunk.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func write(_ text: String, to path: String) {
        guard let file = fopen(path, "w") else { return }
        defer { fclose(file) }
        fputs(text, file)
    }
}

import Glibc
import Page
import Testing

/// The file that comes with UAX #14, as Debian's `unicode-data` has it, against what lines are broken with.
@Suite struct UnicodeLineBreakTests {
    private static let source = "/usr/share/unicode/auxiliary/LineBreakTest.txt"

    @Test("Lines break as the Unicode test says, but for what is listed with a reason")
    func follows() throws {
        let tests = try Self.lines(of: Self.source)
        #expect(tests.count > 7_000)
        let listed = try Self.differences()
        var unlisted: [String] = []
        var met: Set<String> = []
        for test in tests {
            let ours = Self.ours(test)
            guard ours != test else { continue }
            if listed[test] == ours { met.insert(test) } else { unlisted.append("\(test) > \(ours)") }
        }
        #expect(unlisted.isEmpty, "not in the list:\n\(unlisted.joined(separator: "\n"))")
        let mended = listed.keys.filter { !met.contains($0) }.sorted()
        #expect(mended.isEmpty, "differs no more, or in another way:\n\(mended.joined(separator: "\n"))")
    }

    /// A test with the breaks that we make: `× 0061 × 0020 ÷ 0062 ÷`.
    private static func ours(_ test: String) -> String {
        var bytes: [UInt8] = []
        var starts: [(offset: Int, code: Substring)] = []
        for code in test.split(separator: " ") where code != "×" && code != "÷" {
            starts.append((bytes.count, code))
            bytes += UInt32(code, radix: 16).flatMap(Unicode.Scalar.init).map { Array(String($0).utf8) } ?? []
        }
        let breaks = Set(LineBreaker.opportunities(in: bytes))
        return starts.map { breaks.contains($0.offset) ? "÷ \($0.code) " : "× \($0.code) " }.joined() + "÷"
    }

    /// What is known to differ, each under the reason of its group: their line, `>`, ours.
    private static func differences() throws -> [String: String] {
        let path = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined()
        var listed: [String: String] = [:]
        for line in try lines(of: path + "/Fixtures/LineBreakDifferences.txt") {
            let sides = line.split(separator: ">").map { $0.filter { $0 != "\t" } }
            try #require(sides.count == 2, "\(line)")
            let trimmed = sides.map { $0.split(separator: " ").joined(separator: " ") }
            #expect(listed.updateValue(trimmed[1], forKey: trimmed[0]) == nil, "listed twice: \(line)")
        }
        return listed
    }

    /// The lines of a file without comments.
    private static func lines(of path: String) throws -> [String] {
        let file = try #require(fopen(path, "r"), "\(path) is missing: install unicode-data")
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk.prefix(count) }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
            return words.isEmpty ? nil : words.joined(separator: " ")
        }
    }
}

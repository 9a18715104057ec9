import FoundationEssentials
import Testing

/// The sources, held against the table of rooms and the rules of the house.
@Suite("The rooms") struct RoomTests {
    private struct Source {
        /// Below the repository.
        var path: String
        var lines: [String]

        /// The target that it belongs to: `Sources/Page/…`, `Tests/PageTests/…`.
        var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

        /// One long text, made by a script from public names.
        var isGenerated: Bool { path.hasSuffix("/RegionData.swift") }

        /// Lines with what follows `//` cut off and what stands in quotes left out.
        var code: [(number: Int, text: String)] {
            lines.enumerated().map { index, line in (index + 1, Source.withoutWords(line)) }
        }

        var imports: [String] {
            code.compactMap { _, line in
                var words = line.split(separator: " ").map(String.init)[...]
                while let first = words.first, first.hasPrefix("@") || first == "package" || first == "private" {
                    words.removeFirst()
                }
                guard words.first == "import", words.count >= 2 else { return nil }
                let name = words.dropFirst().first { !["struct", "enum", "class", "func", "protocol"].contains($0) }
                return name.map { String($0.prefix { $0 != "." && $0 != ";" }) }
            }
        }

        private static func withoutWords(_ line: String) -> String {
            var text = ""
            var isQuoted = false
            var previous: Character = " "
            for character in line {
                if character == "\"", previous != "\\" { isQuoted.toggle() }
                if !isQuoted { text.append(character) }
                if text.hasSuffix("//") { return String(text.dropLast(2)) }
                previous = character
            }
            return text
        }
    }

    private static func sources(_ folder: String) throws -> [Source] {
        let root = Sandbox.repository + "/" + folder
        return try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }.sorted().map
        {
            let text = String(decoding: try Data(contentsOf: URL(filePath: root + "/" + $0)), as: UTF8.self)
            return Source(
                path: folder + "/" + $0,
                lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        }
    }

    /// What each room may import, from the design page.
    private static func table() throws -> [String: Set<String>] {
        let url = URL(filePath: Sandbox.repository + "/docs/design.md")
        let lines = String(decoding: try Data(contentsOf: url), as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0.hasPrefix("<!-- rooms") }) + 1
        var rooms: [String: Set<String>] = [:]
        for line in lines[start...].prefix(while: { $0.hasPrefix("|") }) {
            let cells = line.split(separator: "|").map(String.init)
            let names = cells.map { cell in
                cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
                    .map { String($0.element) }
            }
            guard names.count == 3, let room = names[0].first else { continue }
            rooms[room] = Set(names[2])
        }
        return rooms
    }

    private static let free: Set = ["FoundationEssentials", "Glibc", "Synchronization"]

    @Test("Each room imports what the table gives it, and nothing else")
    func rooms() throws {
        let table = try Self.table()
        #expect(table.count >= 9)
        let sources = try Self.sources("Sources")
        #expect(sources.count > 100)
        #expect(Set(sources.map(\.room)) == Set(table.keys), "rooms of the table and folders of Sources")
        for source in sources {
            let allowed = Self.free.union(table[source.room] ?? [])
            for name in source.imports { #expect(allowed.contains(name), "\(source.path) imports \(name)") }
        }
    }

    @Test("Tests import rooms, and what is free to tests")
    func testRooms() throws {
        let table = try Self.table()
        let libraries = table.values.reduce(Set<String>()) { $0.union($1) }.filter { $0.hasPrefix("C") }
        let allowed = Self.free.union(table.keys).union(libraries).union(["Testing", "CVTerm", "PTY"])
        for source in try Self.sources("Tests") {
            for name in source.imports { #expect(allowed.contains(name), "\(source.path) imports \(name)") }
        }
    }

    @Test("What the house does not write stands nowhere in the sources")
    func forbidden() throws {
        let words = [
            "try!", "as!", "@unchecked Sendable", "nonisolated(unsafe)", "fatalError(", "preconditionFailure(",
            "public ",
            "unsafeBitCast", "TODO", "FIXME",
        ]
        for source in try Self.sources("Sources") where !source.isGenerated {
            for (number, line) in source.code {
                for word in words where line.contains(word) {
                    Issue.record("\(source.path):\(number) has \(word)")
                }
                // A computed one opens a brace on its line and is no state.
                if line.contains("static var "), !line.contains("{") || line.contains("= ") {
                    Issue.record("\(source.path):\(number) has a static var that is stored")
                }
            }
        }
    }

    @Test("A file stays below 400 lines")
    func lengths() throws {
        for source in try Self.sources("Sources") + Self.sources("Tests")
        where !source.isGenerated {
            #expect(source.lines.count <= 400, "\(source.path) has \(source.lines.count) lines")
        }
    }

    @Test("No outlet is named in the sources")
    func outlets() throws {
        let folder = Sandbox.repository + "/sample-data"
        var names: Set<String> = ["insight crime", "insightcrime"]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path.hasSuffix(".json") {
            let feed = try Feed(Array(Data(contentsOf: URL(filePath: folder + "/" + path))))
            for title in [feed.title ?? ""] + feed.items.compactMap({ $0._brief?.source }) {
                let name = title.prefix { $0 != "(" }.split(separator: " ").joined(separator: " ").lowercased()
                if !name.isEmpty {
                    names.formUnion([name, name.replacing(" ", with: ""), name.replacing(" ", with: "-")])
                }
            }
        }
        #expect(names.count >= 8)
        for source in try Self.sources("Sources") where !source.isGenerated {
            for (index, line) in source.lines.enumerated() {
                let line = line.lowercased()
                for name in names where line.contains(name) {
                    Issue.record("\(source.path):\(index + 1) names \(name)")
                }
            }
        }
    }
}

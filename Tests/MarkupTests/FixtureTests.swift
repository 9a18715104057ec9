import Glibc
import Markup
import Testing

/// Pages of one difficulty each, with the blocks that they come to beside them as lines. `RECORD=1` writes the lines
/// anew; a missing file records and fails. Read the difference before keeping it.
@Suite struct FixtureTests {
    @Test("Each difficulty comes to the blocks that a reader would want", arguments: Fixture.names)
    func reads(name: String) throws {
        let html = try #require(Fixture.read(name + ".html"))
        let found = outlineLines(MarkupReader.document(html: html, base: Fixture.base, language: "en"))
        let wanted = Fixture.read(name + ".txt")
        if wanted == nil || getenv("RECORD") != nil {
            Fixture.write(found, name + ".txt")
            #expect(wanted != nil, "\(name).txt was missing and has been recorded")
        } else {
            #expect(found == wanted)
        }
    }

    @Test("There are as many pages as the task of reading HTML has difficulties")
    func count() { #expect(Fixture.names.count >= 65) }
}

enum Fixture {
    static let base = "https://desk.example/news/2013/a.html"

    private static let folder =
        "/" + String(describing: #filePath).split(separator: "/").dropLast().joined(separator: "/") + "/Fixtures/"

    /// The pages by name, without their endings.
    static let names: [String] = {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".html") { names.append(String(name.dropLast(5))) }
        }
        return names.sorted()
    }()

    static func read(_ name: String) -> String? {
        guard let file = fopen(folder + name, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk.prefix(count) }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func write(_ text: String, _ name: String) {
        guard let file = fopen(folder + name, "w") else { return }
        defer { fclose(file) }
        fputs(text, file)
    }
}

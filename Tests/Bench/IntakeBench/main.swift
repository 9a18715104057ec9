import Briefs
import Glibc
import Intake
import Markup

// IntakeBench [--rounds N] [--text] FILE…: what reading each of these files costs without starting a program: file,
// items, milliseconds (the best of the rounds). With --text a line of JSON for each file, which has the texts, too.
TextLocale.establish()
var rounds = 5
var isText = false
var paths: [String] = []
var words = CommandLine.arguments.dropFirst()[...]
while let word = words.popFirst() {
    switch word {
    case "--rounds": rounds = max(1, words.popFirst().flatMap { Int($0) } ?? rounds)
    case "--text": isText = true
    default: paths.append(word)
    }
}
for path in paths {
    guard let bytes = IntakeBench.bytes(of: path) else {
        print("\(path) cannot be read")
        exit(1)
    }
    print(IntakeBench.line(path, bytes, rounds: rounds, isText: isText))
}

/// Reads files as the importer does, with the regions of the gazetteer.
enum IntakeBench {
    static func line(_ path: String, _ bytes: [UInt8], rounds: Int, isText: Bool) -> String {
        let regions = RegionTree()
        let options = IntakeOptions(
            places: PlaceNames(lookup: { regions.lookup($0) }, countries: { regions.countries(namedIn: $0) }))
        var times: [Double] = []
        var drafts: [Draft] = []
        for _ in 0..<rounds {
            let start = now()
            drafts = (try? Intake.read(bytes: bytes, name: path, options: options))?.drafts ?? []
            times.append(now() - start)
        }
        let best = ((times.min() ?? 0) * 1_000).rounded() / 1_000
        guard isText else { return "\(path) \(drafts.count) \(best)" }
        let texts = drafts.map { draft in
            JSONValue.object([
                JSONValue.Member("title", .string(draft.brief.title)),
                JSONValue.Member("text", .string(MarkupReader.document(of: draft.brief).plainText)),
            ])
        }
        let value = JSONValue.object([
            JSONValue.Member("file", .string(path)), JSONValue.Member("ms", .number("\(best)")),
            JSONValue.Member("items", .array(texts)),
        ])
        return String(decoding: JSONWriter.bytes(value, style: .compact), as: UTF8.self)
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }

    static func bytes(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk.prefix(count) }
        return bytes
    }
}

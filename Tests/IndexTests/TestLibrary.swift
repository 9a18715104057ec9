import Briefs
import Glibc
import Store

/// A library in a folder of a test's own, whose files can be changed at random.
final class TestLibrary {
    static let vocabulary = [
        "radar", "Radar", "pilot", "fuel", "México", "mexico", "strip", "air", "bridge", "10,000", "O'Brien", "año",
        "ano", "airline", "port", "ports", "cattle", "the", "and", "Quisbert", "Matucaré", "日本", "ñu", "a", "ab",
    ]

    let path: String
    let cache: String
    private var numbers: SeededNumbers
    /// What each file holds, by path.
    private(set) var files: [String: [JSONValue]] = [:]
    private var clock: Int

    init(seed: UInt64) throws {
        var template = Array("/tmp/dateline-index-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw TestFailure() }
        let folder = String(cString: made)
        (path, cache) = (folder + "/library", folder + "/cache")
        numbers = SeededNumbers(seed)
        clock = Int(time(nil)) - 1_000_000
        mkdir(path, 0o755)
    }

    deinit { TestLibrary.remove(String(path.dropLast("/library".count))) }

    /// Paths that own and foreign files have; the same item may stand in several.
    private static let names = [
        "briefs/farol/2020-01.json", "briefs/farol/2020-02.json", "briefs/farol/undated.json", "dropped.json",
        "more/feed.json", "a.json",
    ]

    private func words(_ count: Int) -> String {
        (0..<count).map { _ in numbers.pick(TestLibrary.vocabulary) }.joined(separator: numbers.pick([" ", " ", ", "]))
    }

    private func id() -> String {
        let number = Int.random(in: 0..<60, using: &numbers)
        return numbers.pick(["urn:test:\(number)", "urn:test:\(number)", "urn:prueba:\(number % 9)é", "\(number % 7)"])
    }

    func item() -> JSONValue {
        var value: JSONValue = ["id": .string(id()), "title": .string(words(Int.random(in: 0..<4, using: &numbers)))]
        let body = words(Int.random(in: 0..<14, using: &numbers))
        if numbers.next() % 3 == 0 {
            let analysis = numbers.next() % 2 == 0 ? "<h2>Analysis</h2><p>\(words(4))</p>" : ""
            let link = numbers.next() % 2 == 0 ? "<a href=\"https://example.org/x\">\(words(1))</a>" : ""
            value.set("content_html", .string("<p>\(body) \(link)</p>\(analysis)"))
        } else {
            value.set("content_text", .string(body))
        }
        if numbers.next() % 3 == 0 { value.set("language", .string(numbers.pick(["en", "es", "es-MX", "pt_BR"]))) }
        if numbers.next() % 3 == 0 {
            value.set(
                "date_published", .string(numbers.pick(["2020-01-01T10:00:00Z", "2020-01-01T10:00:00-05:00", "x"])))
        }
        if numbers.next() % 4 == 0 { value.set("date_modified", "2020-03-05T10:00:00Z") }
        value.set(
            "tags", .array(numbers.pick([[], ["Gold Mining"], ["gold mining", "cocaine", "Cocaine"], ["c++", "c#"]])))
        if numbers.next() % 2 == 0 {
            value.set(
                "authors",
                .array([["name": .string(numbers.pick(["Ana María Pérez", "ANA MARIA PEREZ", "J. O'Brien"]))]]))
        }
        value.set("_brief", extensionObject())
        return value
    }

    private func extensionObject() -> JSONValue {
        var value: JSONValue = ["kind": .string(numbers.pick(["brief", "news", "analysis", "organization"]))]
        if numbers.next() % 5 != 0 {
            value.set(
                "day", .string(numbers.pick(["2020-01-01", "2020-01-01", "2020-02-11", "2019-12-31", "2021-06-30"])))
        }
        func codes(_ all: [String]) -> JSONValue {
            .array(all.filter { _ in numbers.next() % 4 == 0 }.map { .string($0) })
        }
        value.set("regions", codes(["BO", "BO-B", "PE", "VE-F", "GT", "005", "ZZ"]))
        value.set("suggested_regions", codes(["CO", "GT"]))
        if numbers.next() % 3 == 0 {
            value.set("source", .string(numbers.pick(["El Farol", "EL FAROL", "Windward Wire"])))
        }
        if numbers.next() % 5 == 0 { value.set("translations", [["language": "es", "id": .string(id())]]) }
        if numbers.next() % 5 == 0 {
            value.set("same_as", [.string(id()), .string("urn:other:\(numbers.next() % 9)")])
        }
        if numbers.next() % 5 == 0 { value.set("related", [["label": "x", "teaser": "y", "id": .string(id())]]) }
        if numbers.next() % 5 == 0 {
            value.set("provenance", ["importer": "x", "source": "y", "retrieved": "2022-02-02T00:00:00Z"])
        }
        return value
    }

    /// Adds, edits, moves and takes out items and whole files.
    func change() throws {
        for _ in 0..<Int.random(in: 1..<5, using: &numbers) {
            let name = numbers.pick(TestLibrary.names)
            switch numbers.next() % 10 {
            case 0: files[name] = nil
            case 1:
                let other = numbers.pick(TestLibrary.names)
                if let moved = files[name]?.popLast() { files[other, default: []].append(moved) }
            case 2: files[name]?.reverse()
            case 3: if files[name]?.isEmpty == false { files[name]?[0] = item() }
            case 4: _ = files[name]?.popLast()
            case 5:
                if let first = files[name]?.first { files[numbers.pick(TestLibrary.names), default: []].append(first) }
            default: files[name, default: []] += (0..<Int.random(in: 1..<6, using: &numbers)).map { _ in item() }
            }
        }
        try write()
        if numbers.next() % 3 == 0 {
            try write("history/farol/2020-01.jsonl", (0..<12).map { _ in historyLine() }.joined())
            try write("history/windward/x.jsonl", (0..<5).map { _ in historyLine() }.joined())
        }
    }

    /// An earlier text; some lines are damaged.
    private func historyLine() -> String {
        let item = item()
        let day = "2023-01-0\(1 + numbers.next() % 9)"
        let changed = numbers.pick([day, day + "T10:00:00Z", day + "T10:00:00.500Z", day + "T22:30:00-05:00", "x"])
        let line: JSONValue = [
            "changed": .string(changed), "id": item["id"] ?? "x", "item": numbers.next() % 8 == 0 ? "torn" : item,
        ]
        let text = JSONWriter.string(line, style: .compact)
        return (numbers.next() % 8 == 0 ? String(text.dropLast(3)) : text) + "\n"
    }

    private func write() throws {
        for name in TestLibrary.names {
            guard let items = files[name] else {
                unlink(path + "/" + name)
                continue
            }
            let document: JSONValue = .object([
                "title": name == "a.json" ? nil : .string("Feed of \(name.prefix(5))"), "language": "es",
                "authors": [["name": "The Desk"]], "items": .array(items),
            ])
            try write(name, JSONWriter.string(document))
        }
    }

    /// Writes a file, and gives it a time of its own that is long past.
    func write(_ name: String, _ text: String) throws {
        let whole = path + "/" + name
        try SafeFile.makeFolder(Path.folder(of: whole))
        if let old = try? FileContents.read(whole), old.bytes == Array(text.utf8) { return }
        guard let file = fopen(whole, "w") else { throw TestFailure() }
        fputs(text, file)
        fclose(file)
        clock += 10
        var times = [timeval(tv_sec: clock, tv_usec: 0), timeval(tv_sec: clock, tv_usec: 0)]
        utimes(whole, &times)
    }

    static func remove(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR {
            chmod(path, 0o700)
            if let stream = opendir(path) {
                var names: [String] = []
                while let entry = readdir(stream) {
                    withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                        names.append(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
                    }
                }
                closedir(stream)
                for name in names where name != "." && name != ".." { remove(path + "/" + name) }
            }
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}

struct TestFailure: Error {}

/// Numbers that are the same at every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }
}

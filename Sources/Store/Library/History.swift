import Briefs

/// Earlier texts of changed briefs: `history/<source>/<yyyy-mm>.jsonl`, one a line.
///
/// A line says when the text was changed, to the millisecond. What an older version or somebody else wrote may say the
/// second or only the day: it counts as the beginning of that, so a brief that was read on the very day of such a change
/// does not count as changed since.
package enum History {
    /// The file that keeps the earlier texts of a library file's items.
    static func file(for path: String) -> String {
        "history/" + path.split(separator: "/").dropFirst().joined(separator: "/").dropLast(5) + ".jsonl"
    }

    /// A line: the item as it stood, but for the white space between its tokens.
    static func line(item: ArraySlice<UInt8>, id: BriefID, changed: String) -> [UInt8] {
        let head: JSONValue = ["changed": .string(changed), "id": .string(id.rawValue)]
        return JSONWriter.bytes(head, style: .compact).dropLast() + Array(",\"item\":".utf8)
            + JSONWriter.compacted(item) + Array("}\n".utf8)
    }

    /// What a line says of itself, and where it stands in its file.
    package struct Entry: Hashable, Sendable {
        package var id: BriefID
        package var day: Day
        /// Milliseconds since 1970.
        package var moment: Int
        package var range: Range<Int>
    }

    /// When a brief last changed. The newest day and the newest moment may be of two lines that name the zone otherwise.
    struct Change: Hashable {
        var day: Day
        var moment: Int
    }

    /// Each brief's newest entry. Lines that cannot be read are passed over: nothing is shown of them.
    static func changes(in folder: String) -> [BriefID: Change] {
        var changes: [BriefID: Change] = [:]
        for path in files(of: folder) {
            guard let file = try? FileContents.read(folder + "/" + path) else { continue }
            for entry in entries(among: file.bytes) {
                let known = changes[entry.id] ?? Change(day: entry.day, moment: entry.moment)
                changes[entry.id] = Change(day: max(known.day, entry.day), moment: max(known.moment, entry.moment))
            }
        }
        return changes
    }

    /// The paths of all such files, below the library.
    package static func files(of folder: String) -> [String] {
        var paths: [String] = []
        for source in (try? FolderEntry.all(of: folder + "/history")) ?? [] where source.kind == .folder {
            let path = "history/" + source.name
            for entry in (try? FolderEntry.all(of: folder + "/" + path)) ?? [] where entry.name.hasSuffix(".jsonl") {
                paths.append(path + "/" + entry.name)
            }
        }
        return paths
    }

    /// The lines in the bytes of one file, in order.
    package static func entries(among bytes: [UInt8]) -> [Entry] {
        var entries: [Entry] = []
        for line in bytes.split(separator: 0x0A) {
            guard let value = try? JSONParser.parse(Array(line)), let entry = entry(value, line.indices) else {
                continue
            }
            entries.append(entry)
        }
        return entries
    }

    private static func entry(_ value: JSONValue, _ range: Range<Int>) -> Entry? {
        guard let id = value["id"]?.string, let changed = value["changed"]?.string, let day = Day(iso: changed),
            let moment = PublishedTime.milliseconds(changed)
        else { return nil }
        return Entry(id: BriefID(id), day: day, moment: moment, range: range)
    }
}

/// Reading earlier texts.
extension History {
    /// Where a line stands.
    package struct Place: Hashable, Sendable {
        /// Below the library.
        package var path: String
        package var entry: Entry

        package init(path: String, id: BriefID, day: Day, moment: Int, range: Range<Int>) {
            self.path = path
            entry = Entry(id: id, day: day, moment: moment, range: range)
        }
    }

    /// So many texts are read of one brief, and so many bytes of them.
    private static let mostTexts = 100
    private static let mostBytes = 1 << 25

    /// All lines that tell of a brief, for whoever keeps no index.
    package static func places(of id: BriefID, in library: String) -> [Place] {
        files(of: library).flatMap { path -> [Place] in
            guard let file = try? FileContents.read(library + "/" + path) else { return [] }
            return entries(among: file.bytes).filter { $0.id == id }.map {
                Place(path: path, id: $0.id, day: $0.day, moment: $0.moment, range: $0.range)
            }
        }
    }

    /// The earlier texts that stand at some places, the newest first and the newest only where they are very many. A
    /// place where something else stands now is passed over.
    package static func texts(at places: [Place], in library: String) -> [EarlierText] {
        texts(at: places, in: library, mostBytes: mostBytes)
    }

    static func texts(at places: [Place], in library: String, mostBytes: Int) -> [EarlierText] {
        let newest = places.sorted {
            ($0.entry.moment, $0.path, $0.entry.range.lowerBound)
                > ($1.entry.moment, $1.path, $1.entry.range.lowerBound)
        }
        var left = mostBytes
        return newest.prefix(mostTexts).compactMap { place in
            left -= place.entry.range.count
            return left < 0 ? nil : text(at: place, in: library)
        }
    }

    private static func text(at place: Place, in library: String) -> EarlierText? {
        guard let line = try? FileContents.bytes(of: library + "/" + place.path, in: place.entry.range),
            let value = try? JSONParser.parse(line), let found = entry(value, place.entry.range),
            found == place.entry, let item = value["item"]
        else { return nil }
        let source = place.path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
        let document = JSONWriter.bytes(FeedWriter.document(title: source, items: [item]), style: .compact)
        let reading = FeedReader.read(document, file: place.path, fallbackSource: source)
        guard var brief = reading.items.first?.brief else { return nil }
        // An item whose own id is no address has its id of the feed that it stood in.
        brief.id = found.id
        return EarlierText(moment: found.moment, day: found.day, brief: brief)
    }
}

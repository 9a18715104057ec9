import Briefs

/// Earlier texts of changed briefs: `history/<source>/<yyyy-mm>.jsonl`, one a line.
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

    /// The day of each brief's newest entry. Lines that cannot be read are passed over: nothing is shown of them.
    static func changes(in folder: String) -> [BriefID: Day] {
        var changes: [BriefID: Day] = [:]
        for path in files(of: folder) {
            guard let file = try? FileContents.read(folder + "/" + path) else { continue }
            changes.merge(self.changes(among: file.bytes), uniquingKeysWith: max)
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

    /// The day of each brief's newest entry in the bytes of one file.
    package static func changes(among bytes: [UInt8]) -> [BriefID: Day] {
        var changes: [BriefID: Day] = [:]
        for line in bytes.split(separator: 0x0A) {
            guard let value = try? JSONParser.parse(Array(line)), let id = value["id"]?.string,
                let day = value["changed"]?.string.flatMap({ Day(iso: $0) })
            else { continue }
            let brief = BriefID(id)
            changes[brief] = max(changes[brief] ?? day, day)
        }
        return changes
    }
}

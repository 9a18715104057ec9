import Briefs

/// Earlier texts of changed briefs: `history/<source>/<yyyy-mm>.jsonl`, one a line.
enum History {
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
        for source in (try? FolderEntry.all(of: folder + "/history")) ?? [] where source.kind == .folder {
            let path = folder + "/history/" + source.name
            for entry in (try? FolderEntry.all(of: path)) ?? [] where entry.name.hasSuffix(".jsonl") {
                guard let file = try? FileContents.read(path + "/" + entry.name) else { continue }
                for line in file.bytes.split(separator: 0x0A) {
                    guard let value = try? JSONParser.parse(Array(line)), let id = value["id"]?.string,
                        let day = value["changed"]?.string.flatMap({ Day(iso: $0) })
                    else { continue }
                    let brief = BriefID(id)
                    changes[brief] = max(changes[brief] ?? day, day)
                }
            }
        }
        return changes
    }
}

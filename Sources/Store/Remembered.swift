import Briefs
import Glibc

/// What the reader program keeps from one run to the next: the layout for all libraries, the last place for each.
/// Lives in one JSON file of which unknown keys are kept.
package struct Remembered: Hashable, Sendable {
    package var theme: String?
    package var listWidth: Int?
    package var relatedWidth: Int?
    package var listHeight: Int?
    /// The width of the article's lines.
    package var measure: Int?
    /// The last query in this library.
    package var query: String?
    /// The brief that was selected in it.
    package var brief: BriefID?
    package var isZoomed: Bool?
    /// Lines at the left of their pane; links that the terminal is told of.
    package var isCentred: Bool?
    package var hasHyperlinks: Bool?
    /// The process that reads there now, or was reading when it was cut off.
    package var process: Int?
    /// Whether the brief was open.
    package var isReading: Bool?

    package init() {}

    /// Reads what is kept for a library; nothing where the file is absent or damaged.
    package static func load(stateHome: String, library: String) -> Remembered {
        guard let file = try? FileContents.read(path(stateHome)), let value = try? JSONParser.parse(file.bytes) else {
            return Remembered()
        }
        var remembered = Remembered()
        remembered.theme = value["theme"]?.string
        remembered.listWidth = value["list_width"]?.integer
        remembered.relatedWidth = value["related_width"]?.integer
        remembered.listHeight = value["list_height"]?.integer
        remembered.measure = value["measure"]?.integer
        remembered.isZoomed = value["zoomed"]?.bool
        remembered.isCentred = value["centred"]?.bool
        remembered.hasHyperlinks = value["hyperlinks"]?.bool
        let place = value["libraries"]?[LibraryPaths.hash(ofLibrary: library)]
        remembered.query = place?["query"]?.string
        remembered.brief = place?["brief"]?.string.map { BriefID($0) }
        remembered.isReading = place?["reading"]?.bool
        remembered.process = place?["process"]?.integer
        return remembered
    }

    /// Keeps it. What other programs and other libraries put into the file stays; a file that is no JSON is moved
    /// aside.
    package func save(stateHome: String, library: String) throws(StoreError) {
        try SafeFile.makeFolder(stateHome)
        let path = Remembered.path(stateHome)
        var value = JSONValue.object([])
        if let file = try? FileContents.read(path) {
            if let known = try? JSONParser.parse(file.bytes), known.members != nil {
                value = known
            } else {
                rename(path, path + ".damaged")
            }
        }
        value.set("theme", theme.map { .string($0) })
        value.set("list_width", listWidth.map { .number(String($0)) })
        value.set("related_width", relatedWidth.map { .number(String($0)) })
        value.set("list_height", listHeight.map { .number(String($0)) })
        value.set("measure", measure.map { .number(String($0)) })
        value.set("zoomed", isZoomed.map { .bool($0) })
        value.set("centred", isCentred.map { .bool($0) })
        value.set("hyperlinks", hasHyperlinks.map { .bool($0) })
        var libraries = value["libraries"] ?? .object([])
        if libraries.members == nil { libraries = .object([]) }
        let hash = LibraryPaths.hash(ofLibrary: library)
        var place = libraries[hash] ?? .object([])
        if place.members == nil { place = .object([]) }
        place.set("query", query.map { .string($0) })
        place.set("brief", brief.map { .string($0.rawValue) })
        place.set("reading", isReading.map { .bool($0) })
        place.set("process", process.map { .number(String($0)) })
        libraries.set(hash, place)
        value.set("libraries", libraries)
        try SafeFile.replace(path, JSONWriter.bytes(value) + [0x0A])
    }

    private static func path(_ stateHome: String) -> String { stateHome + "/reader.json" }
}

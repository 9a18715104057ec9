import Briefs

/// When a mark was made and where: larger stamps win, ties go by device.
struct MarkStamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970, or one more than the largest seen.
    var time: Int
    var device: String

    /// What JSON readers everywhere keep exact.
    static let limit = 9_007_199_254_740_991

    static func < (left: MarkStamp, right: MarkStamp) -> Bool {
        (left.time, left.device) < (right.time, right.device)
    }
}

/// One line of a journal: a mark on some briefs.
struct MarkEntry: Hashable, Sendable {
    var stamp: MarkStamp
    var ids: [BriefID]
    var mark: Mark
    /// Of a note: the notes that its writer saw and that it stands for now. Notes that it did not see stay.
    var over: [MarkStamp]?

    /// The version of the line's format.
    static let version = 1

    /// The line, its break included.
    var line: [UInt8] {
        var value: JSONValue = [
            "v": .number(String(MarkEntry.version)), "stamp": .number(String(stamp.time)),
            "device": .string(stamp.device), "ids": .array(ids.map { .string($0.rawValue) }),
            "field": .string(MarkEntry.name(of: mark.field)), "value": MarkEntry.json(mark.value),
        ]
        if let over {
            value.set("over", .array(over.map { [.number(String($0.time)), .string($0.device)] }))
        }
        return JSONWriter.bytes(value, style: .compact) + [0x0A]
    }

    /// What a line says; nil where it is of a kind that this version does not know. Throws a sentence.
    static func read(_ line: [UInt8]) throws(Unreadable) -> MarkEntry? {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONParser.parse(line)
        } catch {
            throw Unreadable(column: error.column, reason: error.reason)
        }
        return try read(value)
    }

    /// The same of the line's JSON.
    static func read(_ value: JSONValue) throws(Unreadable) -> MarkEntry? {
        guard let version = value["v"]?.integer else { throw Unreadable(reason: "it has no version") }
        guard version == MarkEntry.version else {
            throw Unreadable(reason: "it was written by a newer version of the program")
        }
        guard let name = value["field"]?.string else { throw Unreadable(reason: "it names no field") }
        guard let field = field(name) else { return nil }
        guard let time = value["stamp"]?.integer, (0...MarkStamp.limit).contains(time) else {
            throw Unreadable(reason: "it has no stamp")
        }
        guard let device = value["device"]?.string, !device.isEmpty else {
            throw Unreadable(reason: "it names no device")
        }
        guard let ids = value["ids"]?.array?.compactMap(\.string), !ids.isEmpty else {
            throw Unreadable(reason: "it names no brief")
        }
        let over = value["over"]?.array?.compactMap { pair -> MarkStamp? in
            guard let time = pair.array?.first?.integer, let device = pair.array?.last?.string else { return nil }
            return MarkStamp(time: time, device: device)
        }
        return MarkEntry(
            stamp: MarkStamp(time: time, device: device), ids: ids.map { BriefID($0) },
            mark: Mark(field, markValue(value["value"])), over: over)
    }

    /// Why a line cannot be read.
    struct Unreadable: Error, Hashable {
        var column: Int?
        var reason: String

        init(column: Int? = nil, reason: String) {
            self.column = column
            self.reason = reason
        }
    }

    private static let plainFields: [(String, Mark.Field)] = [
        ("read", .read), ("bookmark", .bookmark), ("helpful", .helpful), ("note", .note), ("place", .place),
        ("region", .region),
    ]

    private static let translation = "translation:"

    private static func name(of field: Mark.Field) -> String {
        if case .tag(let name) = field { return "tag:" + name }
        if case .translation(let id) = field { return translation + id.rawValue }
        return plainFields.first { $0.1 == field }?.0 ?? ""
    }

    private static func field(_ name: String) -> Mark.Field? {
        if name.hasPrefix("tag:") { return .tag(String(name.dropFirst(4))) }
        if name.hasPrefix(translation) { return .translation(BriefID(String(name.dropFirst(translation.count)))) }
        return plainFields.first { $0.0 == name }?.1
    }

    private static func json(_ value: Mark.Value) -> JSONValue {
        switch value {
        case .flag(let flag): .bool(flag)
        case .text(let text): .string(text)
        case .moment(let moment): .number(String(moment))
        case .none: .null
        }
    }

    private static func markValue(_ value: JSONValue?) -> Mark.Value {
        switch value {
        case .bool(let flag): .flag(flag)
        case .string(let text): .text(text)
        case .number: value?.integer.flatMap { (0...MarkStamp.limit).contains($0) ? .moment($0) : nil } ?? .none
        default: .none
        }
    }
}

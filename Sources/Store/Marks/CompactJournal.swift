import Briefs

/// Which lines of a journal still say something: those that no later line of the same journal has made void.
enum CompactJournal {
    /// The lines that are needed, byte for byte and in order. A mark that was taken back is one of them: in another
    /// journal an older line may set it. So are all notes, as each says which notes it stands for, and whatever this
    /// version does not know or cannot read. Nil where the bytes are mostly such.
    static func needed(of bytes: [UInt8]) -> [UInt8]? {
        var lines: [Line] = []
        var winners: [BriefID: [(register: MarkFold.Register, line: Int)]] = [:]
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            let line = Line(range: start..<end, isNeeded: true)
            lines.append(line)
            start = end
            guard let entry = plainEntry(bytes[line.range]) else { continue }
            let number = lines.count - 1
            lines[number].isNeeded = false
            let register = MarkFold.Register(field: entry.mark.field, stamp: entry.stamp, value: entry.mark.value)
            for id in entry.ids { note(register, number, &winners[id, default: []]) }
        }
        for winner in winners.values.joined() { lines[winner.line].isNeeded = true }
        let left = lines.reduce(0) { $0 + ($1.isNeeded ? $1.range.count : 0) }
        guard left < bytes.count / 2 else { return nil }
        var kept: [UInt8] = []
        kept.reserveCapacity(left)
        for line in lines where line.isNeeded { kept += bytes[line.range] }
        return kept
    }

    private struct Line {
        var range: Range<Int>
        var isNeeded: Bool
    }

    /// What a line says, if it is a whole line that says nothing but that.
    private static func plainEntry(_ line: ArraySlice<UInt8>) -> MarkEntry? {
        guard line.last == 0x0A, let value = try? JSONParser.parse(Array(line)),
            let entry = try? MarkEntry.read(value), entry.mark.field != .note, entry.isAll(of: value)
        else { return nil }
        return entry
    }

    private static func note(
        _ register: MarkFold.Register, _ line: Int, _ fields: inout [(register: MarkFold.Register, line: Int)]
    ) {
        guard let place = fields.firstIndex(where: { $0.register.field == register.field }) else {
            return fields.append((register, line))
        }
        if register.wins(over: fields[place].register) { fields[place] = (register, line) }
    }
}

extension MarkEntry {
    /// Whether a line's JSON says nothing but this entry: no key, and no kind of value, of a later version.
    fileprivate func isAll(of value: JSONValue) -> Bool {
        let known: Set<String> = ["v", "stamp", "device", "ids", "field", "value"]
        guard let members = value.members, members.count == known.count, members.allSatisfy({ known.contains($0.key) }),
            value["ids"]?.array?.count == ids.count
        else { return false }
        switch value["value"] {
        case .bool, .string, .null: return true
        case .number: return mark.value != .none
        default: return false
        }
    }
}

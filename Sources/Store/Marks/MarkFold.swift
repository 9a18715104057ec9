import Briefs

/// All entries of all journals, folded. The order in which they come does not matter, and one that comes twice counts
/// once: so folders that were merged in any way agree.
struct MarkFold: Sendable {
    /// The largest stamp seen.
    private(set) var largest = 0
    private var registers: [BriefID: [Mark.Field: Register]] = [:]
    private var notes: [BriefID: Notes] = [:]

    private struct Register: Sendable {
        var stamp: MarkStamp
        var value: Mark.Value
    }

    private struct Notes: Sendable {
        var all: [MarkStamp: String] = [:]
        var replaced: Set<MarkStamp> = []
        /// The newest note of each device that does not say what it replaces.
        var newest: [String: MarkStamp] = [:]

        mutating func merge(_ other: Notes) {
            all.merge(other.all) { first, _ in first }
            replaced.formUnion(other.replaced)
            newest.merge(other.newest) { max($0, $1) }
        }

        /// The notes that stand, oldest first.
        var standing: [(stamp: MarkStamp, text: String)] {
            all.filter { stamp, _ in
                !replaced.contains(stamp) && !(newest[stamp.device].map { stamp < $0 } ?? false)
            }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
    }

    /// Takes an entry; the ids for which it changed anything.
    mutating func take(_ entry: MarkEntry) -> [BriefID] {
        largest = max(largest, entry.stamp.time)
        if entry.mark.field == .note {
            for id in entry.ids { takeNote(entry, on: id) }
            return entry.ids
        }
        return entry.ids.filter { id in
            if let register = registers[id]?[entry.mark.field] {
                guard MarkFold.wins(entry, over: register) else { return false }
            }
            registers[id, default: [:]][entry.mark.field] = Register(stamp: entry.stamp, value: entry.mark.value)
            return true
        }
    }

    /// The ids that any entry names.
    var ids: Set<BriefID> { Set(registers.keys).union(notes.keys) }

    /// What is remembered of a brief, under all its names.
    func state(of names: [BriefID]) -> MarkState {
        var fields: [Mark.Field: Register] = [:]
        for name in names {
            for (field, register) in registers[name] ?? [:]
            where fields[field].map({ $0.stamp < register.stamp }) ?? true {
                fields[field] = register
            }
        }
        var state = MarkState()
        for (field, register) in fields { state.apply(Mark(field, register.value)) }
        state.notes = standingNotes(on: names).map(\.text)
        return state
    }

    /// The stamps of the notes that a new note on a brief stands for.
    func noteStamps(on names: [BriefID]) -> [MarkStamp] { standingNotes(on: names).map(\.stamp) }

    /// A note under one name may stand for notes under another.
    private func standingNotes(on names: [BriefID]) -> [(stamp: MarkStamp, text: String)] {
        var those = Notes()
        for name in names { notes[name].map { those.merge($0) } }
        return those.standing
    }

    private mutating func takeNote(_ entry: MarkEntry, on id: BriefID) {
        var those = notes[id] ?? Notes()
        if case .text(let text) = entry.mark.value { those.all[entry.stamp] = text }
        if let over = entry.over {
            those.replaced.formUnion(over.filter { $0 != entry.stamp })
        } else {
            let device = entry.stamp.device
            those.newest[device] = max(those.newest[device] ?? entry.stamp, entry.stamp)
        }
        notes[id] = those
    }

    /// By stamp; two entries of one stamp, which no honest device writes, are told apart by their values so that every
    /// reader decides alike.
    private static func wins(_ entry: MarkEntry, over register: Register) -> Bool {
        if entry.stamp != register.stamp { return register.stamp < entry.stamp }
        return rank(register.value) < rank(entry.mark.value)
    }

    private static func rank(_ value: Mark.Value) -> String {
        switch value {
        case .none: ""
        case .flag(let flag): flag ? "2" : "1"
        case .text(let text): "3" + text
        }
    }
}

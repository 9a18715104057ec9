import Briefs

/// All entries of all journals, folded. The order in which they come does not matter, and one that comes twice counts
/// once: so folders that were merged in any way agree.
struct MarkFold: Sendable {
    /// The largest stamp seen.
    var largest = 0
    /// Of each brief one a field; a brief has few.
    var registers: [BriefID: [Register]] = [:]
    var notes: [BriefID: Notes] = [:]

    struct Register: Hashable, Sendable {
        var field: Mark.Field
        var stamp: MarkStamp
        var value: Mark.Value

        /// By stamp; two entries of one stamp, which no honest device writes, are told apart by their values so that
        /// every reader decides alike.
        func wins(over other: Register) -> Bool {
            if stamp != other.stamp { return other.stamp < stamp }
            return other.rank < rank
        }

        private var rank: String {
            switch value {
            case .none: ""
            case .flag(let flag): flag ? "2" : "1"
            case .text(let text): "3" + text
            case .moment(let moment): "4\(moment)"
            }
        }
    }

    struct Notes: Hashable, Sendable {
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
        if entry.mark.field == .note { return entry.ids.filter { takeNote(entry, on: $0) } }
        let new = Register(field: entry.mark.field, stamp: entry.stamp, value: entry.mark.value)
        return entry.ids.filter { MarkFold.take(new, into: &registers[$0, default: []]) }
    }

    /// The ids that any entry names.
    var ids: Set<BriefID> { Set(registers.keys).union(notes.keys) }

    /// What is remembered of a brief, under its id and all its other names.
    func state(of id: BriefID, and others: [BriefID] = []) -> MarkState {
        var fields = registers[id] ?? []
        for name in others {
            for register in registers[name] ?? [] {
                if let place = fields.firstIndex(where: { $0.field == register.field }) {
                    if fields[place].stamp < register.stamp { fields[place] = register }
                } else {
                    fields.append(register)
                }
            }
        }
        var state = MarkState()
        var tags: [String] = []
        for register in fields {
            if case .tag(let name) = register.field {
                if Mark(register.field, register.value).isSet { tags.append(name) }
            } else {
                state.apply(Mark(register.field, register.value), at: register.stamp.time)
            }
        }
        state.tags = tags.sorted()
        state.notes = standingNotes(on: [id] + others).map(\.text)
        return state
    }

    /// The stamps of the notes that a new note on a brief stands for.
    func noteStamps(on names: [BriefID]) -> [MarkStamp] { standingNotes(on: names).map(\.stamp) }

    /// A note under one name may stand for notes under another.
    private func standingNotes(on names: [BriefID]) -> [(stamp: MarkStamp, text: String)] {
        if notes.isEmpty { return [] }
        var those = Notes()
        for name in names { notes[name].map { those.merge($0) } }
        return those.standing
    }

    private static func take(_ new: Register, into fields: inout [Register]) -> Bool {
        guard let place = fields.firstIndex(where: { $0.field == new.field }) else {
            fields.append(new)
            return true
        }
        guard new.wins(over: fields[place]) else { return false }
        fields[place] = new
        return true
    }

    private mutating func takeNote(_ entry: MarkEntry, on id: BriefID) -> Bool {
        let before = notes[id]
        var those = before ?? Notes()
        if case .text(let text) = entry.mark.value { those.all[entry.stamp] = text }
        if let over = entry.over {
            those.replaced.formUnion(over.filter { $0 != entry.stamp })
        } else {
            let device = entry.stamp.device
            those.newest[device] = max(those.newest[device] ?? entry.stamp, entry.stamp)
        }
        notes[id] = those
        return those != before
    }
}

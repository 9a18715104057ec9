/// All marks of a library, folded: what each brief's reader remembers of it. A value; whoever keeps the
/// journal applies its entries here in order of their stamps.
package struct MarkBook: Sendable {
    private var states: [BriefID: MarkState] = [:]

    package init() {}

    /// With room for the marks of so many briefs.
    package init(capacity: Int) { states.reserveCapacity(capacity) }

    /// The state of a brief; `MarkState.none` where nothing was ever marked.
    package subscript(id: BriefID) -> MarkState { states[id] ?? .none }

    /// The briefs that bear any mark.
    package var marked: some Collection<BriefID> { states.keys }

    /// Takes one mark over what stood before, made at a moment.
    package mutating func apply(_ mark: Mark, to id: BriefID, at moment: Int? = nil) {
        var state = self[id]
        state.apply(mark, at: moment)
        states[id] = state == .none ? nil : state
    }

    /// Sets the state of a brief outright.
    package mutating func set(_ state: MarkState, for id: BriefID) {
        states[id] = state == .none ? nil : state
    }
}

extension MarkState {
    /// Takes one mark over what stood before. `moment` is when it was made, in milliseconds since 1970.
    package mutating func apply(_ mark: Mark, at moment: Int? = nil) {
        switch (mark.field, mark.value) {
        case (.read, let value):
            (isRead, isChanged) = (mark.isSet, false)
            readAt = if case .moment(let earlier) = value { earlier } else { isRead ? moment : nil }
        case (.bookmark, _): isBookmarked = mark.isSet
        case (.helpful, .flag(let flag)): isHelpful = flag
        case (.helpful, _): isHelpful = nil
        case (.note, .text(let text)): notes = [text]
        case (.note, _): notes = []
        case (.place, .text(let text)): place = text
        case (.place, _): place = nil
        case (.tag(let name), _):
            tags.removeAll { $0 == name }
            if mark.isSet {
                tags.append(name)
                tags.sort()
            }
        case (.translation(let other), .flag(false)):
            if !unpaired.contains(other) { unpaired = (unpaired + [other]).sorted() }
        case (.translation(let other), _): unpaired.removeAll { $0 == other }
        case (.region, _): break
        }
    }

    /// The mark that brings back what this state holds in a field: the inverse of a later change.
    package func inverse(of field: Mark.Field) -> Mark {
        switch field {
        case .read: Mark(.read, isRead ? readAt.map { .moment($0) } ?? .flag(true) : .flag(false))
        case .bookmark: Mark(.bookmark, .flag(isBookmarked))
        case .helpful: Mark(.helpful, isHelpful.map { .flag($0) } ?? .none)
        case .note: Mark(.note, notes.last.map { .text($0) } ?? .none)
        case .place: Mark(.place, place.map { .text($0) } ?? .none)
        case .tag(let name): Mark(.tag(name), .flag(tags.contains(name)))
        case .region: Mark(field, .none)
        case .translation(let other): Mark(field, unpaired.contains(other) ? .flag(false) : .none)
        }
    }
}

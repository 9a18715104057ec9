import Briefs
import Query

/// The reader's marks, by slot.
struct MarkLayer {
    /// What the reader remembers of briefs beyond whether they are read and bookmarked.
    private var states: [Int: MarkState] = [:]
    private(set) var read: BitSet
    /// When each was last marked as read.
    private var readAt: [Int: Int] = [:]
    private(set) var bookmarked: BitSet
    private(set) var noted: BitSet
    /// Those that bear tags of the reader's own.
    private(set) var withTags: Set<Int> = []

    /// No marks on so many slots.
    init(count: Int) {
        (read, bookmarked, noted) = (BitSet(capacity: count), BitSet(capacity: count), BitSet(capacity: count))
    }

    /// Finds the briefs that are marked. The marks on a brief's own id come first, then those on its other names.
    init(_ book: MarkBook, _ index: LibraryIndex) throws(IndexError) {
        self.init(count: index.columns.count)
        // Keys that are looked for in order are found in one pass.
        let marked = book.marked.map { (key: UInt64(bitPattern: $0.key), id: $0) }.sorted { $0.key < $1.key }
        for (key, id) in marked {
            for slot in try index.columns.shownSlots(withKey: Int64(bitPattern: key)) {
                if !id.isPlain, try index.id(of: slot) != id { continue }
                set(book[id], for: slot)
            }
        }
        if marked.isEmpty || !index.pieces.hasAliases { return }
        for (number, names) in try ItemLinks.sameAs(index.database) {
            guard let slot = index.columns.slot(ofNumber: number), index.columns.shown[slot], self[slot] == .none,
                let id = names.first(where: { book[$0] != .none })
            else { continue }
            set(book[id], for: slot)
        }
    }

    subscript(slot: Int) -> MarkState {
        var state = states[slot] ?? .none
        state.isRead = read[slot]
        state.readAt = readAt[slot]
        state.isBookmarked = bookmarked[slot]
        return state
    }

    mutating func set(_ state: MarkState, for slot: Int) {
        var rest = state
        rest.isRead = false
        rest.readAt = nil
        rest.isChanged = false
        rest.isBookmarked = false
        if rest != .none || states[slot] != nil { states[slot] = rest == .none ? nil : rest }
        if state.readAt != nil || read[slot] { readAt[slot] = state.readAt }
        read[slot] = state.isRead
        bookmarked[slot] = state.isBookmarked
        noted[slot] = !state.notes.isEmpty
        if state.tags.isEmpty { if !withTags.isEmpty { withTags.remove(slot) } } else { withTags.insert(slot) }
    }

    /// When a slot was last marked as read.
    func readMoment(_ slot: Int) -> Int? { read[slot] ? readAt[slot] : nil }

    /// The slots that bear a tag of the reader's own.
    func tagged(_ key: String) -> BitSet {
        var tagged = BitSet(capacity: read.capacity)
        for slot in withTags where self[slot].tags.contains(where: { Words.key($0) == key }) { tagged[slot] = true }
        return tagged
    }
}

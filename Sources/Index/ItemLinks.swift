import Briefs

/// What links an item with others.
struct ItemLinks {
    var sameAs: [BriefID] = []
    var translations: [BriefID] = []

    var isEmpty: Bool { sameAs.isEmpty && translations.isEmpty }

    /// The links of all items, by item number.
    static func all(_ database: Database) throws(IndexError) -> [Int64: ItemLinks] {
        var all: [Int64: ItemLinks] = [:]
        try database.rows("SELECT item, kind, id FROM links ORDER BY item, kind, place") { (row) throws(IndexError) in
            let id = BriefID(row.text(2))
            switch Schema.Link(rawValue: row.integer(1)) {
            case .sameAs: all[row.integer(0), default: ItemLinks()].sameAs.append(id)
            case .translation: all[row.integer(0), default: ItemLinks()].translations.append(id)
            case nil: break
            }
            return true
        }
        return all
    }

    func write(_ item: Int64, _ database: Database) throws(IndexError) {
        let all = [(Schema.Link.sameAs, sameAs), (.translation, translations)]
        for (kind, ids) in all {
            for (place, id) in ids.enumerated() {
                try database.run(
                    "INSERT INTO links(item, kind, place, id) VALUES (?, ?, ?, ?)", .integer(item),
                    .integer(kind.rawValue), .integer(place), .text(id.rawValue))
            }
        }
    }
}

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

    /// The other ids of all items that have any, by item number.
    static func sameAs(_ database: Database) throws(IndexError) -> [Int64: [BriefID]] {
        var all: [Int64: [BriefID]] = [:]
        try database.rows(
            "SELECT item, id FROM links WHERE kind = ? ORDER BY item, place",
            [.whole(Schema.Link.sameAs.rawValue)]
        ) { (row) throws(IndexError) in
            all[row.integer(0), default: []].append(BriefID(row.text(1)))
            return true
        }
        return all
    }

    /// The other ids of one item.
    static func sameAs(_ item: Int64, _ database: Database) throws(IndexError) -> [BriefID] {
        var ids: [BriefID] = []
        try database.rows(
            "SELECT id FROM links WHERE item = ? AND kind = ? ORDER BY place",
            [.whole(item), .whole(Schema.Link.sameAs.rawValue)]
        ) { (row) throws(IndexError) in
            ids.append(BriefID(row.text(0)))
            return true
        }
        return ids
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

/// The links of all items, by item number, while items are taken in; otherwise they are only in the database.
struct LinkShelf {
    private var links: [Int64: ItemLinks]?

    /// Reads what there is, where that has not been done.
    mutating func load(_ database: Database) throws(IndexError) {
        if links == nil { links = try ItemLinks.all(database) }
    }

    /// All links, from memory or the database.
    func all(_ database: Database) throws(IndexError) -> [Int64: ItemLinks] {
        if let links { return links }
        return try ItemLinks.all(database)
    }

    subscript(number: Int64) -> ItemLinks? {
        get { links?[number] }
        set { links?[number] = newValue }
    }

    mutating func removeValue(forKey number: Int64) -> ItemLinks? { links?.removeValue(forKey: number) }
}

/// Counts in how many briefs each word stands, and finds the distinct beginnings of one brief's words.
struct WordTally {
    private struct Count {
        var briefs: Int32 = 0
        /// The last brief that had it.
        var last: Int32 = 0
    }

    private var counts: [String: Count] = [:]
    private var brief: Int32 = 0
    /// For each beginning of two and three plain letters or digits, the last brief that had it.
    private var beginnings = [Int32](repeating: 0, count: 37 * 37 * 37)

    /// How many words wait to be written down.
    var count: Int { counts.count }

    /// How many briefs have a word, of those not written down.
    subscript(word: String) -> Int { Int(counts[word]?.briefs ?? 0) }

    /// Takes the folded words of a brief; its distinct beginnings of two and three letters, with spaces between.
    mutating func add(_ fields: [[String]]) -> [UInt8] {
        brief &+= 1
        var text: [UInt8] = []
        var others: Set<String> = []
        for words in fields {
            for word in words {
                let current = brief
                let isNew = { (count: inout Count) -> Bool in
                    if count.last == current { return false }
                    count.last = current
                    count.briefs += 1
                    return true
                }(&counts[word, default: Count()])
                if isNew { addBeginnings(of: word, to: &text, &others) }
            }
        }
        for beginning in others {
            text.append(contentsOf: beginning.utf8)
            text.append(0x20)
        }
        return text
    }

    /// Adds everything to the table of words, and forgets it.
    mutating func flush(_ database: Database) throws(IndexError) {
        let sql = """
            INSERT INTO words(word, count) VALUES (?, ?)
            ON CONFLICT(word) DO UPDATE SET count = count + excluded.count
            """
        for (word, count) in counts.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            try database.run(sql, .text(word), .integer(count.briefs))
        }
        counts.removeAll(keepingCapacity: true)
    }

    private mutating func addBeginnings(of word: String, to text: inout [UInt8], _ others: inout Set<String>) {
        var place = 0
        var length = 0
        var letters: (UInt8, UInt8, UInt8) = (0, 0, 0)
        for byte in word.utf8 {
            guard let digit = WordTally.digit(byte) else {
                addOtherBeginnings(of: word, &others)
                return
            }
            place = place * 37 + digit
            switch length {
            case 0: letters.0 = byte
            case 1: letters.1 = byte
            default: letters.2 = byte
            }
            length += 1
            if length >= 2, beginnings[place] != brief {
                beginnings[place] = brief
                text.append(letters.0)
                text.append(letters.1)
                if length == 3 { text.append(letters.2) }
                text.append(0x20)
            }
            if length == 3 { return }
        }
    }

    /// Of words that are not plain throughout their first three letters; some may have been found as plain too,
    /// which does no harm.
    private func addOtherBeginnings(of word: String, _ others: inout Set<String>) {
        for length in 2...3 {
            let beginning = String(String.UnicodeScalarView(word.unicodeScalars.prefix(length)))
            if beginning.unicodeScalars.count == length { others.insert(beginning) }
        }
    }

    /// 1 to 36 for a plain letter or digit, so that beginnings of two and of three are told apart.
    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x30 + 1
        case 0x61...0x7A: Int(byte) - 0x61 + 11
        default: nil
        }
    }
}

/// Folded phrases that are looked for inside lines: by their first byte, the longest first.
struct PhraseSet: Sendable {
    /// A bucket a byte of the key; keys hold ASCII only.
    private var buckets = [[[UInt8]]](repeating: [], count: 128)

    init(_ phrases: some Sequence<String>) {
        let longestFirst = phrases.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        for phrase in longestFirst {
            let bytes = Array(phrase.utf8)
            if let first = bytes.first, first < 128 { buckets[Int(first)].append(bytes) }
        }
    }

    func starting(with byte: UInt8) -> [[UInt8]] { byte < 128 ? buckets[Int(byte)] : [] }

    /// The first two bytes of each phrase.
    fileprivate var openings: [UInt16] {
        buckets.joined().map { UInt16($0[0]) << 8 | UInt16($0.count > 1 ? $0[1] : 0) }
    }

    /// How many of the phrases stand in a key, each beginning where a word begins.
    func count(in key: [UInt8]) -> Int {
        var found: Set<[UInt8]> = []
        var isInside = false
        for index in key.indices {
            let isWord = MatchKey.isWord(key[index])
            defer { isInside = isWord }
            guard isWord, !isInside else { continue }
            for phrase in starting(with: key[index]) where key[index...].starts(with: phrase) { found.insert(phrase) }
        }
        return found.count
    }
}

extension PhraseBook {
    /// The phrases at which a line that ran together is cut.
    struct Cutting: Sendable {
        let share, shareWord, helpful, comments, licence, organization, related, give, tags, about: PhraseSet
        /// The first two bytes of each.
        let openings: Set<UInt16>

        init(
            share: PhraseSet, shareWord: PhraseSet, helpful: PhraseSet, comments: PhraseSet, licence: PhraseSet,
            organization: PhraseSet, related: PhraseSet, give: PhraseSet, tags: PhraseSet, about: PhraseSet
        ) {
            (self.share, self.shareWord, self.helpful, self.comments) = (share, shareWord, helpful, comments)
            (self.licence, self.organization, self.related) = (licence, organization, related)
            (self.give, self.tags, self.about) = (give, tags, about)
            let all = [share, helpful, comments, licence, organization, related, give, tags, about]
            openings = Set(all.flatMap(\.openings))
        }
    }
}

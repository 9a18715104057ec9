import Briefs

/// The short names of briefs: the beginnings of their hashes, all of one length, as short as keeps them apart.
struct IDPrefixes: Sendable {
    /// Hexadecimal digits.
    let length: Int
    /// Digests in order, with the ids that they stand for.
    private let digests: [(digest: String, id: BriefID)]
    private let digestOfID: [BriefID: String]

    init(_ ids: [BriefID]) {
        let pairs = ids.map { (digest: $0.digest, id: $0) }.sorted { $0.digest < $1.digest }
        var length = 4
        for (left, right) in zip(pairs, pairs.dropFirst()) {
            let shared = zip(left.digest.utf8, right.digest.utf8).prefix { $0 == $1 }.count
            length = max(length, shared + 1)
        }
        self.length = min(length, 64)
        digests = pairs
        digestOfID = Dictionary(pairs.map { ($0.id, $0.digest) }, uniquingKeysWith: { first, _ in first })
    }

    func prefix(of id: BriefID) -> String { String((digestOfID[id] ?? id.digest).prefix(length)) }

    /// The ids whose hash begins so, at most `limit`.
    func ids(beginning prefix: String, limit: Int) -> [BriefID] {
        let wanted = prefix.lowercased()
        var low = 0
        var high = digests.count
        while low < high {
            let middle = (low + high) / 2
            if digests[middle].digest < wanted { low = middle + 1 } else { high = middle }
        }
        return digests[low...].prefix(limit).prefix { $0.digest.hasPrefix(wanted) }.map(\.id)
    }
}

import Briefs

/// Short names of briefs: the beginnings of their hashes (`BriefID.digest`).
extension LibraryIndex {
    /// How many hexadecimal digits keep all briefs apart, four at the least. O(n log n).
    package var digestLength: Int {
        let digests = columns.order.map { digest(of: Int($0)) }.sorted()
        var length = 4
        for (left, right) in zip(digests, digests.dropFirst()) {
            length = max(length, (left ^ right).leadingZeroBitCount / 4 + 1)
        }
        return length
    }

    /// The briefs whose hash begins so, in the order of their hashes, at most `limit`. Linear.
    package func ids(beginning digits: String, limit: Int) -> [BriefID] {
        let wanted = digits.lowercased()
        let first = wanted.utf8.prefix(16)
        guard limit > 0, !wanted.isEmpty, let number = UInt64(String(decoding: first, as: UTF8.self), radix: 16),
            first.allSatisfy({ $0 != UInt8(ascii: "+") })
        else { return [] }
        let shift = UInt64(64 - 4 * first.count)
        var found: [(digest: UInt64, slot: Int)] = []
        for slot in columns.order {
            let digest = digest(of: Int(slot))
            if digest >> shift == number { found.append((digest, Int(slot))) }
        }
        var ids: [BriefID] = []
        for (_, slot) in found.sorted(by: { $0.digest < $1.digest }) where ids.count < limit {
            if let id = try? id(of: slot), wanted.utf8.count <= 16 || id.digest.hasPrefix(wanted) { ids.append(id) }
        }
        return ids
    }

    /// The first 64 bits of the hash of an id.
    private func digest(of slot: Int) -> UInt64 {
        if !columns.has(.composed, slot) { return UInt64(bitPattern: columns.keys[slot]) }
        let digest = ((try? id(of: slot)) ?? BriefID("")).digest
        return UInt64(String(digest.prefix(16)), radix: 16) ?? 0
    }
}

import Briefs

/// Short names of briefs: the beginnings of their hashes (`BriefID.digest`).
extension LibraryIndex {
    /// How many hexadecimal digits keep all briefs apart, four at the least. O(n log n).
    package var digestLength: Int {
        let digests = ((try? digests()) ?? []).map(\.digest)
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
        var ids: [BriefID] = []
        for (digest, slot) in (try? digests()) ?? [] where digest >> shift == number && ids.count < limit {
            if let id = try? id(of: slot), wanted.utf8.count <= 16 || id.digest.hasPrefix(wanted) { ids.append(id) }
        }
        return ids
    }

    /// The first 64 bits of the hashes of all ids that are shown, in their order.
    private func digests() throws(IndexError) -> [(digest: UInt64, slot: Int)] {
        try reading { () throws(IndexError) in
            try catchUp()
            try settle()
            do throws(IndexError) {
                return try readDigests()
            } catch {
                guard hasKeptColumns, case .damaged = error else { throw error }
                try makeColumns()
                return try readDigests()
            }
        }
    }

    private func readDigests() throws(IndexError) -> [(digest: UInt64, slot: Int)] {
        try need(.flags)
        var digests: [(digest: UInt64, slot: Int)] = []
        digests.reserveCapacity(columns.shownCount)
        var composed = false
        try columns.keys.visit(columns.shown) { (key, slot) throws(IndexError) in
            let slot = Int(slot)
            if columns.has(.composed, slot) {
                composed = true
                digests.append((UInt64(try id(of: slot).digest.prefix(16), radix: 16) ?? 0, slot))
            } else {
                digests.append((key, slot))
            }
        }
        if composed { digests.sort { $0.digest < $1.digest } }
        return digests
    }
}

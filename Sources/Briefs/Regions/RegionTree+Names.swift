/// Finding regions by name.
extension RegionTree {
    /// The regions that a code, name or alias means in English, Spanish or Portuguese, whatever its case, accents and punctuation.
    ///
    /// A code first, then countries, sets, areas and subdivisions, each by code; empty if none. O(log n), about a microsecond.
    package func lookup(_ name: String) -> [RegionCode] {
        var found: [RegionCode] = []
        if let code = RegionCode(name), code.isSet ? members(of: code) != nil : number(of: code) != nil {
            found.append(code)
        }
        for entry in entries(for: name.foldedForLookup[...]) ?? [] where !found.contains(entry.code) {
            found.append(entry.code)
        }
        return found
    }

    /// The countries that a text such as a title names in any of the three languages, in order of appearance, each once.
    ///
    /// - Whole words, and the longest name wins: `New Mexico` is not Mexico, `Port of Spain` not Spain, but `Mexico City` is Mexico.
    /// - A name begins with a capital, unless the text has none; `US`, `U.S.`, `EE.UU.` are in capitals, and codes do not count.
    ///   In a text all in capitals, a bare `US` counts only at the beginning.
    /// - Names of several countries (`Congo`, `Korea`) and those that mostly mean something else (`Georgia`, `Granada`) do not count.
    package func countries(namedIn text: String) -> [RegionCode] {
        let words = FoldedWords(text)
        var found: [RegionCode] = []
        var at = 0
        while at < words.words.count {
            guard let match = longestName(in: words, at..<words.words.count) else {
                at += 1
                continue
            }
            let named = match.country.map { [$0] } ?? countries(in: words, insideOf: match)
            found += named.filter { !found.contains($0) }
            at = match.range.upperBound
        }
        return found
    }
}

/// One code of a name's line.
private struct NameEntry {
    enum Use { case anywhere, onlyInCapitals, neverInText }
    let code: RegionCode
    let use: Use
}

/// A name that stands in a text.
private struct NameMatch {
    /// The words that it takes.
    let range: Range<Int>
    /// The country that it means, if it means one.
    let country: RegionCode?
    /// Otherwise the subdivisions that it means.
    let subdivisions: [RegionCode]
}

extension RegionTree {
    /// The codes on a folded name's line; nil if there is no such name, empty for a phrase that means no region.
    private func entries(for key: ArraySlice<UInt8>) -> [NameEntry]? {
        let lines = RegionLines()
        guard let line = key.withUnsafeBufferPointer({ lines.value(of: $0, in: RegionData.names) }) else { return nil }
        return lines.fields(line, by: UInt8(ascii: " ")).map { field in
            switch lines.byte(field.lowerBound) {
            case UInt8(ascii: "^"):
                NameEntry(code: RegionCode(settled: lines.text(field.dropFirst())), use: .onlyInCapitals)
            case UInt8(ascii: "~"):
                NameEntry(code: RegionCode(settled: lines.text(field.dropFirst())), use: .neverInText)
            default: NameEntry(code: RegionCode(settled: lines.text(field)), use: .anywhere)
            }
        }
    }

    /// The longest name of a country or subdivision, or phrase that means no region, that begins at the range's first word.
    private func longestName(in words: FoldedWords, _ range: Range<Int>) -> NameMatch? {
        let first = words.words[range.lowerBound]
        let longest = min(range.upperBound, range.lowerBound + RegionData.longestName)
        let lengths = words.bytes.withUnsafeBufferPointer { bytes in
            NameFilter.all.mayHold(words.words[range.lowerBound..<longest], in: bytes)
        }
        guard lengths != 0 else { return nil }
        for end in (range.lowerBound + 1...longest).reversed()
        where lengths & 1 << UInt32(end - range.lowerBound - 1) != 0 {
            let taken = range.lowerBound..<end
            let key = words.bytes[first.range.lowerBound..<words.words[end - 1].range.upperBound]
            guard let entries = entries(for: key) else { continue }
            if entries.isEmpty { return NameMatch(range: taken, country: nil, subdivisions: []) }
            guard first.beginsWithCapital || !words.hasCapitals else { continue }
            let subdivisions = entries.map(\.code).filter { Region.Kind(of: $0) == .subdivision }
            let countries = entries.filter { Region.Kind(of: $0.code) == .country }
            if countries.isEmpty {
                if subdivisions.isEmpty { continue }
                return NameMatch(range: taken, country: nil, subdivisions: subdivisions)
            }
            if countries.allSatisfy({ $0.use == .onlyInCapitals }), !words.isAbbreviation(taken) { continue }
            let sole = countries.count == 1 && countries[0].use != .neverInText ? countries[0].code : nil
            return NameMatch(range: taken, country: sole, subdivisions: [])
        }
        return nil
    }

    /// The countries named inside a subdivision's name that it lies in: `Mexico City`, `Santiago de Cuba`.
    private func countries(in words: FoldedWords, insideOf match: NameMatch) -> [RegionCode] {
        guard match.range.count > 1 else { return [] }
        for start in match.range {
            let end = start == match.range.lowerBound ? match.range.upperBound - 1 : match.range.upperBound
            guard let country = longestName(in: words, start..<end)?.country else { continue }
            if match.subdivisions.contains(where: { contains(country, $0) }) { return [country] }
        }
        return []
    }
}

extension FoldedWords {
    /// Whether the words are an abbreviation in capitals. Where all is in capitals, `US` may be the pronoun.
    fileprivate func isAbbreviation(_ range: Range<Int>) -> Bool {
        let taken = words[range]
        guard hasCapitals, taken.allSatisfy({ $0.beginsWithCapital && !$0.hasSmall && !$0.isMoney }) else {
            return false
        }
        let isShort = taken.reduce(0) { $0 + $1.range.count } == 2
        return hasSmall || !isShort || range.lowerBound == 0 || taken.contains { $0.isDotted }
    }
}

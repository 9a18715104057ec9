import Briefs

/// Reads what an article points to: an address, or the coverage of a place.
struct SeeAlsoReader {
    let book: PhraseBook
    let places: PlaceNames

    func read(_ text: String) -> Brief.SeeAlso {
        if let address = address(in: text) { return Brief.SeeAlso(text: text, target: .url(address)) }
        return Brief.SeeAlso(text: text, target: coverage(text).map { .query($0) })
    }

    private func address(in text: String) -> String? {
        text.split(whereSeparator: { " <>()\"“”".contains($0) })
            .first { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
            .map { piece in
                var piece = piece
                while let last = piece.last, ".,;:".contains(last) { piece.removeLast() }
                return String(piece)
            }
    }

    /// `Coverage of Bolivia` is the query `region:BO`; nil where it is the coverage of no place.
    private func coverage(_ text: String) -> String? {
        let key = MatchKey.fold(text)
        for opener in book.coverageOf where key.hasPrefix(opener + " ") {
            let words = text.split(separator: " ").dropFirst(opener.split(separator: " ").count).map(String.init)
            let name = words.joined(separator: " ").trimmedPunctuation
            if let code = places.region(named: name) { return "region:\(code)" }
            let names = words.split { book.and.contains(CaptureLine($0).bare) || $0 == "&" }
            let codes = names.compactMap {
                places.region(named: $0.joined(separator: " ").trimmedPunctuation)
            }
            guard names.count > 1, codes.count == names.count else { continue }
            return codes.map { "region:\($0)" }.joined(separator: " OR ")
        }
        return nil
    }
}

extension String {
    fileprivate var trimmedPunctuation: String {
        var result = Substring(self)
        while let last = result.last, ".,;:» ".contains(last) { result.removeLast() }
        return String(result)
    }
}

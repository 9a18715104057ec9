import Briefs

/// Names a text by what it says: the id of a brief without id and address.
enum ContentFingerprint {
    /// `urn:sha256:` of title, day and text, letters and digits only, folded: so the same page captured
    /// again, with other spaces, quotation marks, capitals or line ends, has the same name.
    static func id(title: String, day: Day?, text: String) -> BriefID {
        let content = [fold(title), day?.description ?? "", fold(text)].joined(separator: "\n")
        return BriefID("urn:sha256:" + SHA256.hexDigest(of: content.utf8))
    }

    static func fold(_ text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        var isParted = false
        func part() {
            isParted = !result.isEmpty
        }
        for scalar in text.unicodeScalars {
            guard let byte = MatchKey.fold(scalar) else { continue }
            guard MatchKey.isWord(byte) else {
                part()
                continue
            }
            let isLatin = byte != MatchKey.other
            guard isLatin || scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
                part()
                continue
            }
            if isParted { result.append(0x20) }
            isParted = false
            if isLatin {
                result.append(byte)
            } else {
                result.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

import Briefs

/// Reads a licence notice: what it says stays as printed, and nothing is guessed.
enum LicenceNotice {
    static func read(_ text: String, book: PhraseBook) -> Brief.License {
        Brief.License(spdx: spdx(in: text), text: text, attribution: attribution(in: text, book: book))
    }

    /// The SPDX name of a Creative Commons licence that is printed whole: `CC BY-NC 4.0`.
    private static func spdx(in text: String) -> String? {
        if let found = spdx(ofAddressIn: text) { return found }
        let words = text.uppercased().split(whereSeparator: { " ()[],;".contains($0) }).map(String.init)
        for index in words.indices {
            let joined = words[index...].prefix(3).joined(separator: "-")
            let parts = joined.split(separator: "-").map(String.init)
            guard parts.count >= 3, parts[0] == "CC",
                let version = parts.firstIndex(where: { "1234".contains($0.prefix(1)) })
            else { continue }
            let elements = parts[1..<version].joined(separator: "-")
            var number = parts[version]
            while number.hasSuffix(".") { number.removeLast() }
            guard elementLists.contains(elements), versions.contains(number)
            else { continue }
            return "CC-\(elements)-\(number)"
        }
        return nil
    }

    /// `https://creativecommons.org/licenses/by-nc/4.0/` names its licence, too.
    private static func spdx(ofAddressIn text: String) -> String? {
        for (opening, name) in [
            ("creativecommons.org/licenses/", "CC-"), ("creativecommons.org/publicdomain/zero/", "CC0"),
        ] {
            guard let found = text.ranges(of: opening).first else { continue }
            let parts = text[found.upperBound...].split(separator: "/").prefix(name == "CC0" ? 1 : 2)
            let words = parts.map { $0.prefix { $0.isLetter || $0.isNumber || "-.".contains($0) } }
            guard words.count == (name == "CC0" ? 1 : 2), let version = words.last, versions.contains(String(version))
            else { continue }
            if name == "CC0" { return "CC0-\(version)" }
            let elements = words[0].uppercased()
            if elementLists.contains(elements) { return "CC-\(elements)-\(version)" }
        }
        return nil
    }

    private static let versions: Set<String> = ["1.0", "2.0", "2.5", "3.0", "4.0"]
    private static let elementLists: Set<String> = ["BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND"]

    /// The name that credit is to be given to: `attribution to NAME in the byline`.
    private static func attribution(in text: String, book: PhraseBook) -> String? {
        let key = MatchKey(text)
        let bytes = Array(text.utf8)
        for opener in book.creditTo {
            let phrase = Array((opener + " ").utf8)
            guard let start = key.first(phrase, from: 0, limit: key.count) else { continue }
            let from = start + phrase.count
            var end = key.count
            for closer in book.creditEnds {
                if let found = key.first(Array(closer.utf8), from: from, limit: end) { end = found }
            }
            while end > from, [0x2E, 0x2C, 0x20].contains(key.bytes[end - 1]) { end -= 1 }
            let name = String(decoding: bytes[key.origins[from]..<key.origins[end]], as: UTF8.self)
            // A name begins with a capital, and is no sentence.
            guard let first = name.unicodeScalars.first, !first.properties.isLowercase, name.utf8.count <= 100 else {
                continue
            }
            return name
        }
        return nil
    }
}

extension MatchKey {
    /// The first place of a phrase at or after an index, before a limit.
    func first(_ phrase: [UInt8], from: Int, limit: Int) -> Int? {
        var index = from
        while index + phrase.count <= min(limit, count) {
            if has(phrase, at: index) { return index }
            index += 1
        }
        return nil
    }
}

/// Offsets from UTC as dates write them, in seconds east.
enum ZoneOffset {
    /// Takes the offset that stands at an index: `+0530`, `-05:00`, `Z`, `EST`, `GMT+2`, `(UTC-3)`.
    static func taken(from parts: inout DateParts, at index: Int) -> Int? {
        var at = index
        if parts.isSign(at, "(") { at += 1 }
        var named: Int?
        if let word = parts.word(at), let seconds = names[word] {
            named = seconds
            at += 1
        }
        if parts.isSign(at, "+-"), named == nil || named == 0, let (seconds, end) = figures(parts, at + 1) {
            let offset = parts.isSign(at, "-") ? -seconds : seconds
            parts.take(index..<end)
            return offset
        }
        if named != nil { parts.take(index..<at) }
        return named
    }

    /// Takes a zone's name that stands elsewhere: `Mon Dec 2 09:00:00 EST 2013`.
    static func takenAnywhere(from parts: inout DateParts) -> Int? {
        for index in parts.indices {
            guard let word = parts.word(index), word.count > 1, let seconds = names[word] else { continue }
            parts.take(index..<(index + 1))
            return seconds
        }
        return nil
    }

    private static func figures(_ parts: DateParts, _ index: Int) -> (seconds: Int, end: Int)? {
        if let value = parts.number(index, digits: 4...4) {
            return offset(value / 100, value % 100).map { ($0, index + 1) }
        }
        if let value = parts.number(index, digits: 3...3) {
            return offset(value / 100, value % 100).map { ($0, index + 1) }
        }
        guard let hours = parts.number(index) else { return nil }
        if parts.isSign(index + 1, ":."), let minutes = parts.number(index + 2) {
            return offset(hours, minutes).map { ($0, index + 3) }
        }
        return offset(hours, 0).map { ($0, index + 1) }
    }

    /// Offsets go from -12 to +14 hours; a day and more is a mistake.
    private static func offset(_ hours: Int, _ minutes: Int) -> Int? {
        hours < 24 && minutes < 60 ? hours * 3_600 + minutes * 60 : nil
    }

    /// RFC 822, 5.1, and names that are seen in feeds. The military letters other than Z mean nothing, as RFC 2822, 4.3,
    /// explains.
    private static let names: [String: Int] = {
        let hours: [String: Double] = [
            "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
            "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "ast": -4, "adt": -3, "nst": -3.5,
            "ndt": -2.5, "art": -3, "bot": -4, "brt": -3, "brst": -2, "clt": -4, "clst": -3, "cot": -5, "ect": -5,
            "pet": -5, "pyt": -4, "pyst": -3, "uyt": -3, "vet": -4, "gft": -3, "gyt": -4, "cet": 1, "cest": 2, "met": 1,
            "mest": 2, "mez": 1, "mesz": 2, "bst": 1, "west": 1, "eet": 2, "eest": 3, "msk": 3, "msd": 4, "ist": 5.5,
            "jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "awst": 8, "acst": 9.5, "aest": 10, "aedt": 11, "nzst": 12,
            "nzdt": 13, "sast": 2, "wib": 7, "ict": 7, "pkt": 5, "gst": 4, "et": -5, "ct": -6, "mt": -7, "pt": -8,
        ]
        return hours.mapValues { Int($0 * 3_600) }
    }()
}

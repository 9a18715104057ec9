/// The time of day of a date, and its offset.
struct ClockTime: Hashable {
    /// Since midnight; a leap second counts as the one before it.
    var seconds: Int
    var milliseconds = 0
    /// East of Greenwich, in seconds; nil where none is given.
    var offset: Int?

    /// Takes the time out of a date's parts. Nil where the date has none.
    static func taken(from parts: inout DateParts) -> ClockTime? {
        for index in parts.indices {
            guard let (clock, end) = reading(parts, at: index) else { continue }
            var time = clock
            parts.take(index..<end)
            time.offset = ZoneOffset.taken(from: &parts, at: end) ?? ZoneOffset.takenAnywhere(from: &parts)
            return time
        }
        // A day with an offset, as XML Schema has it.
        if parts.isSign(5, "+-"), parts.number(6) != nil, parts.isSign(7, ":") { parts.take(5..<9) }
        _ = ZoneOffset.takenAnywhere(from: &parts)
        return nil
    }

    private static func reading(_ parts: DateParts, at index: Int) -> (ClockTime, end: Int)? {
        let isAfterT = parts.word(index - 1) == "t"
        // `+02:00` behind a day is an offset, and so is `-02:00` behind one in figures.
        if parts.isSign(index - 1, "+") { return nil }
        if parts.isSign(index - 1, "-"), index == 6, parts.number(0, digits: 4...4) != nil { return nil }
        if isAfterT, let compact = compact(parts, at: index) { return compact }
        guard let hour = parts.number(index) else { return nil }
        if parts.isSign(index + 1, ":") || isAfterT && parts.isSign(index + 1, ".-"),
            let minute = parts.number(index + 2)
        {
            var end = index + 3
            var second = 0
            var fraction = 0
            if parts.isSign(end, ":.") || isAfterT && parts.isSign(end, "-"), let value = parts.number(end + 1),
                !parts.isSign(end + 2, ":") || parts.isSign(end, ":")
            {
                second = value
                end += 2
                if parts.isSign(end, ".,:"), case .number(let value, let digits) = parts[end + 1] {
                    fraction = thousandths(value, digits)
                    end += 2
                }
            }
            return finished(hour, minute, second, fraction, parts, end)
        }
        if let word = parts.word(index + 1), hourWords.contains(word) {
            let minute = parts.number(index + 2)
            var end = index + (minute == nil ? 2 : 3)
            if minute != nil, let word = parts.word(end), ["m", "min", "分", "분"].contains(word) { end += 1 }
            return finished(hour, minute ?? 0, 0, 0, parts, end)
        }
        if half(parts, index + 1) != nil { return finished(hour, 0, 0, 0, parts, index + 1) }
        return isAfterT ? finished(hour, 0, 0, 0, parts, index + 1) : nil
    }

    private static let hourWords: Set<String> = ["h", "hs", "hrs", "uhr", "時", "时", "시"]

    /// `T090000`, `T0900`.
    private static func compact(_ parts: DateParts, at index: Int) -> (ClockTime, end: Int)? {
        if let value = parts.number(index, digits: 6...6) {
            var end = index + 1
            var fraction = 0
            if parts.isSign(end, ".,"), case .number(let value, let digits) = parts[end + 1] {
                fraction = thousandths(value, digits)
                end += 2
            }
            return finished(value / 10_000, value / 100 % 100, value % 100, fraction, parts, end)
        }
        guard let value = parts.number(index, digits: 4...4) else { return nil }
        return finished(value / 100, value % 100, 0, 0, parts, index + 1)
    }

    private static func thousandths(_ value: Int, _ digits: Int) -> Int {
        var value = value
        var digits = digits
        while digits < 3 { (value, digits) = (value * 10, digits + 1) }
        while digits > 3 { (value, digits) = (value / 10, digits - 1) }
        return value
    }

    private static func finished(
        _ hour: Int, _ minute: Int, _ second: Int, _ fraction: Int, _ parts: DateParts, _ end: Int
    ) -> (ClockTime, end: Int)? {
        var hour = hour
        var end = end
        if let (isAfternoon, length) = half(parts, end), (1...12).contains(hour) {
            hour = hour % 12 + (isAfternoon ? 12 : 0)
            end += length
        }
        guard (0...23).contains(hour) || (hour, minute, second) == (24, 0, 0), (0...59).contains(minute),
            (0...60).contains(second)
        else { return nil }
        return (ClockTime(seconds: hour * 3_600 + minute * 60 + min(second, 59), milliseconds: fraction), end)
    }

    /// `am`, `p.m.`
    private static func half(_ parts: DateParts, _ index: Int) -> (isAfternoon: Bool, length: Int)? {
        guard let word = parts.word(index) else { return nil }
        if word == "am" || word == "pm" { return (word == "pm", 1) }
        guard word == "a" || word == "p", parts.isSign(index + 1, "."), parts.word(index + 2) == "m" else { return nil }
        return (word == "p", parts.isSign(index + 3, ".") ? 4 : 3)
    }
}

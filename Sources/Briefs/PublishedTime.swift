/// A moment as a feed or the history of a library writes it (RFC 3339).
package enum PublishedTime {
    /// Seconds since 1970 UTC; nil where the text is no such moment.
    package static func seconds(_ text: String?) -> Double? {
        guard let text, let day = Day(iso: text) else { return nil }
        let bytes = Array(text.utf8)
        func two(_ index: Int) -> Int? {
            guard index + 1 < bytes.count, isDigit(bytes[index]), isDigit(bytes[index + 1]) else { return nil }
            return Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30)
        }
        guard bytes.count >= 16, let hours = two(11), let minutes = two(14), bytes[13] == 0x3A else {
            return Double(day.number) * 86_400
        }
        var seconds = Double(day.number) * 86_400 + Double(hours * 3_600 + minutes * 60)
        var index = 16
        if index < bytes.count, bytes[index] == 0x3A, let whole = two(17) {
            seconds += Double(whole)
            index = 19
            if index < bytes.count, bytes[index] == 0x2E || bytes[index] == 0x2C {
                index += 1
                var scale = 0.1
                while index < bytes.count, isDigit(bytes[index]) {
                    seconds += Double(bytes[index] - 0x30) * scale
                    scale /= 10
                    index += 1
                }
            }
        }
        if index + 1 < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D, let offsetHours = two(index + 1) {
            let minutesAt = index + 3 < bytes.count && bytes[index + 3] == 0x3A ? index + 4 : index + 3
            let offset = Double(offsetHours * 3_600 + (two(minutesAt) ?? 0) * 60)
            seconds -= bytes[index] == 0x2B ? offset : -offset
        }
        return seconds
    }

    /// The same in milliseconds; of a day alone its beginning.
    package static func milliseconds(_ text: String?) -> Int? { seconds(text).map { Int(($0 * 1_000).rounded()) } }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

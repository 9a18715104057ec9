/// Moments as RFC 3339 writes them.
package enum Timestamp {
    /// `2013-12-02T09:00:00Z` for seconds since 1970.
    package static func text(_ seconds: Int) -> String { text(seconds, fraction: "") }

    /// `2013-12-02T09:00:00.125Z` for milliseconds since 1970.
    package static func text(milliseconds: Int) -> String {
        let rest = (milliseconds % 1_000 + 1_000) % 1_000
        return text((milliseconds - rest) / 1_000, fraction: "." + Day.padded(rest, 3))
    }

    private static func text(_ seconds: Int, fraction: String) -> String {
        let days = seconds >= 0 ? seconds / 86_400 : -(-(seconds + 1) / 86_400) - 1
        let rest = seconds - days * 86_400
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(Day(number: days))T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))\(fraction)Z"
    }
}

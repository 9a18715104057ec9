/// The forms that formats prescribe: RFC 3339 with its profile for the web (W3C), and RFC 822 with years of four digits.
enum DateForms {
    static func isRegular(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return isInternet(bytes[...]) || isMail(bytes[...])
    }

    /// `2013-12-02`, `2013-12-02T09:00Z`, `2013-12-02T09:00:00.5-05:00`.
    private static func isInternet(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard var rest = after("0000-00-00", bytes) else { return false }
        if rest.isEmpty { return true }
        guard let minutes = after("T00:00", rest) else { return false }
        rest = minutes
        if let seconds = after(":00", rest) {
            rest = seconds
            if let point = after(".0", rest) { rest = point.drop(while: isDigit) }
        }
        return rest.elementsEqual("Z".utf8) || after("+00:00", rest)?.isEmpty ?? after("-00:00", rest)?.isEmpty ?? false
    }

    /// `Mon, 02 Dec 2013 09:00:00 GMT`.
    private static func isMail(_ bytes: ArraySlice<UInt8>) -> Bool {
        let rest = after("Aaa, ", bytes) ?? bytes
        guard let day = after("00 ", rest) ?? after("0 ", rest), let time = after("Aaa 0000 00:00", day) else {
            return false
        }
        guard let zone = after(" ", after(":00", time) ?? time) else { return false }
        return after("+0000", zone)?.isEmpty ?? after("-0000", zone)?.isEmpty ?? zones.contains(Array(zone))
    }

    private static let zones = Set(
        ["GMT", "UT", "UTC", "Z", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"].map { Array($0.utf8) })

    /// What follows a form: `0` stands for a digit, `A` and `a` for a letter, the rest for itself.
    private static func after(_ form: StaticString, _ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let form = UnsafeBufferPointer(start: form.utf8Start, count: form.utf8CodeUnitCount)
        guard bytes.count >= form.count else { return nil }
        for (wanted, byte) in zip(form, bytes) {
            switch wanted {
            case UInt8(ascii: "0"): if !isDigit(byte) { return nil }
            case UInt8(ascii: "A"): if !(0x41...0x5A).contains(byte) { return nil }
            case UInt8(ascii: "a"): if !(0x61...0x7A).contains(byte) { return nil }
            default: if wanted != byte { return nil }
            }
        }
        return bytes.dropFirst(form.count)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

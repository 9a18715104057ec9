import Briefs

/// An address as it is shown, so that nothing about where it leads stays hidden: a name before `@` that looks like the
/// host, letters of other scripts that look like Latin ones, letters that run from right to left, marks that draw nothing.
enum PlainAddress {
    /// The address itself where nothing hides in it.
    static func shown(_ address: String) -> String {
        // Nearly all are that.
        if address.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "@") }) { return address }
        guard let parts = parts(of: address) else { return escaped(address) }
        let host = parts.host.unicodeScalars.allSatisfy(\.isASCII) ? parts.host : inASCII(parts.host)
        var shown = escaped(parts.scheme) + escaped(parts.user) + host + escaped(parts.rest)
        // Who reads on from the left comes to what is not the host first.
        if !parts.user.isEmpty { shown += " → \(host)" }
        if host != parts.host { shown += " (\(DisplayText(parts.host).string))" }
        return shown
    }

    /// `https://`, `name@`, the host, and the rest with its port.
    private static func parts(of address: String) -> (scheme: String, user: String, host: String, rest: String)? {
        guard let start = address.firstRange(of: "://")?.upperBound else { return nil }
        let authorityEnd = address[start...].firstIndex { $0 == "/" || $0 == "?" || $0 == "#" || $0 == "\\" }
        let end = authorityEnd ?? address.endIndex
        let hostStart = address[start..<end].lastIndex(of: "@").map { address.index(after: $0) } ?? start
        let hostEnd = address[hostStart..<end].firstIndex(of: ":") ?? end
        return (
            String(address[..<start]), String(address[start..<hostStart]), String(address[hostStart..<hostEnd]),
            String(address[hostEnd...])
        )
    }

    /// What draws nothing, or is drawn from right to left, in its percent form.
    private static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            let piece = DisplayText(String(scalar))
            if piece.columns > 0, piece.string.unicodeScalars.first == scalar, !piece.hasRightToLeft {
                shown.unicodeScalars.append(scalar)
            } else {
                for byte in String(scalar).utf8 {
                    let hex = String(byte, radix: 16, uppercase: true)
                    shown += "%" + (hex.count == 1 ? "0" : "") + hex
                }
            }
        }
        return shown
    }

    /// A host as the network has it: each part in Punycode where it is not ASCII.
    private static func inASCII(_ host: String) -> String {
        host.lowercased().split(omittingEmptySubsequences: false) { $0 == "." || $0 == "。" }.map { label in
            label.unicodeScalars.allSatisfy(\.isASCII) ? String(label) : "xn--" + punycode(label)
        }.joined(separator: ".")
    }

    /// RFC 3492, sections 5, 6.1 and 6.3. Quadratic in a label, of which no more than 63 letters can be registered.
    private static func punycode(_ label: Substring) -> String {
        let scalars = Array(label.unicodeScalars.prefix(256).map(\.value))
        var output = scalars.filter { $0 < 0x80 }.map { UInt8($0) }
        let basic = output.count
        if basic > 0 { output.append(UInt8(ascii: "-")) }
        var (code, delta, bias, handled) = (UInt32(128), 0, 72, basic)
        while handled < scalars.count, let next = scalars.filter({ $0 >= code }).min() {
            delta += Int(next - code) * (handled + 1)
            code = next
            for scalar in scalars {
                if scalar < code { delta += 1 }
                guard scalar == code else { continue }
                var rest = delta
                var step = 36
                while true {
                    let threshold = step <= bias ? 1 : step >= bias + 26 ? 26 : step - bias
                    if rest < threshold { break }
                    output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
                    rest = (rest - threshold) / (36 - threshold)
                    step += 36
                }
                output.append(digit(rest))
                bias = adapted(delta, count: handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            code += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var bias = 0
        while delta > 455 {
            delta /= 35
            bias += 36
        }
        return bias + 36 * delta / (delta + 38)
    }

    private static func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26) }
}

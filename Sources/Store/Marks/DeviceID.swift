import Glibc

/// The name by which this device signs its marks: random, made once, kept outside any library so that a copied
/// library does not make two devices one.
enum DeviceID {
    /// The id, and whether it could be kept.
    static func load(stateHome: String) -> (id: String, isKept: Bool) {
        let path = stateHome + "/device"
        if let known = read(path) { return (known, true) }
        let fresh = (0..<2).map { _ in hexadecimal(UInt64.random(in: .min ... .max)) }.joined()
        do throws(StoreError) {
            try SafeFile.makeFolder(stateHome)
            // Two first starts at once: the one that comes second takes the other's id.
            let isDamaged = FileStamp.of(path) != nil
            try SafeFile.replace(path, Array((fresh + "\n").utf8), expecting: isDamaged ? .anything : .absent)
            return (fresh, true)
        } catch {
            if let known = read(path) { return (known, true) }
            return (fresh, false)
        }
    }

    private static func read(_ path: String) -> String? {
        guard let file = try? FileContents.read(path, limit: 4_096) else { return nil }
        let text = file.bytes.filter { $0 > 0x20 }
        guard (16...64).contains(text.count),
            text.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        return String(decoding: text, as: UTF8.self)
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

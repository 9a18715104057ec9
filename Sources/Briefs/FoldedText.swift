import CUnistring

/// Text stripped to what tells two texts apart: letters and digits, in lower case, without marks.
package enum FoldedText {
    /// The letters and digits of a text. Linear; bytes are gathered, since a string that grows scalar by scalar is
    /// copied each time.
    package static func folded(_ text: String) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: out.append(UInt8(scalar.value))
            case 0x41...0x5A: out.append(UInt8(scalar.value) + 0x20)
            case ..<0x80: break
            default:
                for part in base(of: scalar) where part.properties.isAlphabetic || part.properties.numericType != nil {
                    out.append(contentsOf: part.properties.lowercaseMapping.utf8)
                }
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// A name for a file or folder: ASCII letters and digits, anything else a hyphen, at most sixty characters.
    /// A name of which nothing is left is named by its hash.
    package static func slug(_ name: String) -> String {
        var out = ""
        for scalar in name.unicodeScalars {
            for part in base(of: scalar) where part.properties.generalCategory != .nonspacingMark {
                let isPlain = part.isASCII && (part.properties.isAlphabetic || (0x30...0x39).contains(part.value))
                if isPlain {
                    out += part.properties.lowercaseMapping
                } else if !out.isEmpty && !out.hasSuffix("-") {
                    out += "-"
                }
            }
            if out.utf8.count >= 60 { break }
        }
        while out.hasSuffix("-") { out.removeLast() }
        return out.isEmpty ? "source-" + SHA256.hexDigest(of: name.utf8).prefix(8) : out
    }

    /// The canonical decomposition of a character, in full.
    private static func base(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        guard scalar.value >= 0xC0 else { return [scalar] }
        var parts = [UInt32](repeating: 0, count: Int(UC_DECOMPOSITION_MAX_LENGTH))
        let count = uc_canonical_decomposition(scalar.value, &parts)
        guard count > 0 else { return [scalar] }
        return parts.prefix(Int(count)).compactMap { Unicode.Scalar($0) }.flatMap { part in
            part == scalar ? [part] : base(of: part)
        }
    }
}

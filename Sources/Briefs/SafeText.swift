/// Stored text without anything that could steer a terminal: no controls, no escapes, no bidirectional
/// overrides. All else stays as the source said it. Exports, copies, the index and standard output take this.
///
/// What divides lines (CR, VT, FF, NEL) becomes a newline rather than nothing, so that two words never fuse.
package struct SafeText: Hashable, Sendable, CustomStringConvertible {
    package let string: String

    /// Linear; text that is clean already is taken as it is.
    package init(_ stored: String) {
        string = SafeText.isClean(stored) ? stored : SafeText.cleaned(stored)
    }

    package var description: String { string }

    /// Whether a scalar can do more than be seen: C0 except tab and newline, DEL, C1, bidirectional controls.
    package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: return false
        case 0...0x1F, 0x7F...0x9F: return true
        default: return isBidirectional(scalar)
        }
    }

    /// Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX #9).
    package static func isBidirectional(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return true
        default: return false
        }
    }

    private static func cleaned(_ stored: String) -> String {
        var kept = String.UnicodeScalarView()
        var follows: Unicode.Scalar = " "
        for scalar in stored.unicodeScalars {
            switch scalar {
            case "\r", "\u{0B}", "\u{0C}", "\u{85}": kept.append("\n")
            case "\n" where follows == "\r": break
            default: if !isControl(scalar) { kept.append(scalar) }
            }
            follows = scalar
        }
        return String(kept)
    }

    /// Looks at bytes: the scalars to be removed have few shapes in UTF-8.
    private static func isClean(_ stored: String) -> Bool {
        var stored = stored
        return stored.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x20 {
                    if byte != 0x09, byte != 0x0A { return false }
                } else if byte == 0x7F {
                    return false
                } else if byte == 0xC2 {
                    if index + 1 < bytes.count, bytes[index + 1] < 0xA0 { return false }
                } else if byte == 0xD8 {
                    if index + 1 < bytes.count, bytes[index + 1] == 0x9C { return false }
                } else if byte == 0xE2, index + 2 < bytes.count {
                    let (second, third) = (bytes[index + 1], bytes[index + 2])
                    if second == 0x80, third == 0x8E || third == 0x8F || (0xAA...0xAE).contains(third) { return false }
                    if second == 0x81, (0xA6...0xA9).contains(third) { return false }
                }
                index += 1
            }
            return true
        }
    }
}

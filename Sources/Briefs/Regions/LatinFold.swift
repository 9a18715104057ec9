/// Small letters without marks for Latin letters beyond ASCII: the standard library decomposes nothing in public.
enum LatinFold {
    /// The base letter for U+00C0…U+024F, by position; `.` where there is none.
    private static let extended: StaticString = """
        aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll.\
        .llnnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzzs\
        ..............aa................oo.............uu...............\
        .............aaiioouuuuuuuuuuaaaaa....ggkkoooo..j...gg..nnaa..oo\
        aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
        ................
        """

    /// The same for U+1E00…U+1EFF.
    private static let additional: StaticString = """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
        mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
        wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
        eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
        """

    /// Adds the scalar, folded, to bytes; anything but a Latin letter is only made small.
    static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar.value {
        case 0x41...0x5A: bytes.append(UInt8(scalar.value) | 0x20)
        case 0...0x7F: bytes.append(UInt8(scalar.value))
        case 0x300...0x36F: break
        case 0xAA, 0x259: bytes.append(UInt8(ascii: "a"))
        case 0xBA: bytes.append(UInt8(ascii: "o"))
        case 0xC6, 0xE6: bytes.append(contentsOf: "ae".utf8)
        case 0xDE, 0xFE: bytes.append(contentsOf: "th".utf8)
        case 0xDF, 0x1E9E: bytes.append(contentsOf: "ss".utf8)
        case 0x152, 0x153: bytes.append(contentsOf: "oe".utf8)
        default:
            if let base = base(scalar.value) {
                bytes.append(base)
            } else {
                bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
    }

    private static func base(_ value: UInt32) -> UInt8? {
        let (table, first): (StaticString, UInt32) = value < 0x1E00 ? (extended, 0xC0) : (additional, 0x1E00)
        guard value >= first, value - first < table.utf8CodeUnitCount else { return nil }
        let base = table.utf8Start[Int(value - first)]
        return base == UInt8(ascii: ".") ? nil : base
    }
}

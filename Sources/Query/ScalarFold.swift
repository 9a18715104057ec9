import CUnistring

/// What becomes of one scalar when text is folded: the part of `Words` that asks the library.
///
/// NFKD, then case fold, then NFKD again, with accents dropped in between and after. Working scalar by scalar
/// gives what working on the whole text would, because only accents are ever reordered; and it keeps the way
/// back to the offsets of the source.
enum ScalarFold {
    enum Piece: Hashable {
        /// A letter or a digit.
        case letter(UInt32)
        /// A sign that belongs to the letter before it: vowel signs of Indic scripts.
        case sign(UInt32)
        /// Something that is no part of a word.
        case other(UInt32)
        /// An accent, or something invisible: gone, without ending the word.
        case nothing
    }

    /// The pieces of a scalar, by library. Never empty.
    static func pieces(of scalar: UInt32) -> [Piece] {
        let bare = mapped([scalar], cunistring_nfkd).filter { !isAccent($0) }
        let folded = mapped(bare, cunistring_casefold_nfkd).filter { !isAccent($0) }
        if folded.isEmpty { return [.nothing] }
        return folded.flatMap { plain($0) }.map { scalar in
            if cunistring_is_letter_or_number(scalar) { return .letter(scalar) }
            return cunistring_is_mark(scalar) ? .sign(scalar) : .other(scalar)
        }
    }

    /// Accents have a combining class. Signs without one are letters in all but name in the scripts that use
    /// them, so they stay; the virama, which has one, goes.
    private static func isAccent(_ scalar: UInt32) -> Bool {
        scalar >= 0x80
            && (uc_combining_class(scalar) != 0 || uc_is_property_default_ignorable_code_point(scalar)
                || cunistring_is_enclosing(scalar))
    }

    /// Latin letters that Unicode does not take apart but that people without the key type so.
    private static func plain(_ scalar: UInt32) -> [UInt32] {
        switch scalar {
        case 0xE6: [0x61, 0x65]  // æ
        case 0xF0, 0x111: [0x64]  // ð đ
        case 0xF8: [0x6F]  // ø
        case 0xFE: [0x74, 0x68]  // þ
        case 0x127: [0x68]  // ħ
        case 0x131: [0x69]  // ı
        case 0x142: [0x6C]  // ł
        case 0x153: [0x6F, 0x65]  // œ
        case 0x167: [0x74]  // ŧ
        default: [scalar]
        }
    }

    private typealias Mapping = (UnsafePointer<UInt32>?, Int, UnsafeMutablePointer<UInt32>?, UnsafeMutablePointer<Int>?)
        -> UnsafeMutablePointer<UInt32>?

    private static func mapped(_ scalars: [UInt32], _ mapping: Mapping) -> [UInt32] {
        if scalars.isEmpty { return [] }
        // The longest NFKD of one scalar is 18 scalars (U+FDFA).
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { buffer in
            var length = buffer.count
            guard let result = mapping(scalars, scalars.count, buffer.baseAddress, &length) else { return scalars }
            defer { if result != buffer.baseAddress { free(result) } }
            return Array(UnsafeBufferPointer(start: result, count: length))
        }
    }
}

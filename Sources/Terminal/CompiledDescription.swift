import CNcurses

/// A terminal description in terminfo's binary form, term(5), with 32-bit numbers, written out for `TERMINFO`.
struct CompiledDescription {
    /// `hex:` and the bytes.
    let text: String

    /// Copies the description that was set up last and gives it direct colours: a colour below 256 is one of the
    /// palette, any other is 0xRRGGBB.
    init(withDirectColours term: String) {
        var booleans: [UInt8] = []
        var numbers: [Int32] = []
        var offsets: [Int16] = []
        var strings: [UInt8] = []
        var index: Int32 = 0
        while let name = dateline_boolean_name(index) {
            // `ccc`: the palette is left as it is.
            booleans.append(String(cString: name) != "ccc" && tigetflag(name) == 1 ? 1 : 0)
            index += 1
        }
        index = 0
        while let name = dateline_number_name(index) {
            switch String(cString: name) {
            case "colors": numbers.append(0x100_0000)
            case "pairs": numbers.append(0x10000)
            default: numbers.append(tigetnum(name))
            }
            index += 1
        }
        index = 0
        while let name = dateline_string_name(index) {
            let value: [UInt8]? =
                switch String(cString: name) {
                case "setaf": Self.colour(3)
                case "setab": Self.colour(4)
                case "setf", "setb", "initc", "initp", "oc": nil
                case "sgr", "sgr0":
                    dateline_string_capability(name).map { Self.withoutCharacterSets(TerminalDescription.bytes($0)) }
                default: dateline_string_capability(name).map(TerminalDescription.bytes)
                }
            if let value, strings.count + value.count < 0x7000 {
                offsets.append(Int16(strings.count))
                strings += value + [0]
            } else {
                offsets.append(-1)
            }
            index += 1
        }

        var bytes: [UInt8] = []
        let names = Array(term.utf8) + [0]
        for size in [0x021E, names.count, booleans.count, numbers.count, offsets.count, strings.count] {
            bytes += Self.short(size)
        }
        bytes += names + booleans
        if bytes.count % 2 == 1 { bytes.append(0) }
        for number in numbers { bytes += (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * Int32($0))) } }
        for offset in offsets { bytes += Self.short(Int(offset)) }
        bytes += strings
        if bytes.count % 2 == 1 { bytes.append(0) }

        // The capabilities of ncurses' own that bear on painting, and the one that says direct colours.
        let own = ["AX", "RGB", "XT"]
        let ownNames: [UInt8] = own.flatMap { Array($0.utf8) + [0] }
        for size in [own.count, 0, 0, own.count, ownNames.count] { bytes += Self.short(size) }
        bytes += own.map { $0 == "RGB" || tigetflag($0) == 1 ? 1 : 0 as UInt8 }
        if own.count % 2 == 1 { bytes.append(0) }
        var place = 0
        for name in own {
            bytes += Self.short(place)
            place += name.utf8.count + 1
        }
        bytes += ownNames
        let digits = Array("0123456789abcdef".utf8)
        let written: [UInt8] = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        text = "hex:" + String(decoding: written, as: UTF8.self)
    }

    private static func short(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }

    /// Lines are drawn by their own characters, never through the alternate character set, so attributes need not
    /// switch it off each time: that is three bytes of nearly every change of colour.
    private static func withoutCharacterSets(_ capability: [UInt8]) -> [UInt8] {
        var rest = capability[...]
        var kept: [UInt8] = []
        while let byte = rest.first {
            if let set = characterSets.first(where: { rest.starts(with: $0) }) {
                rest = rest.dropFirst(set.count)
            } else {
                kept.append(byte)
                rest = rest.dropFirst()
            }
        }
        return kept
    }

    private static let characterSets = ["%?%p9%t\u{1B}(0%e\u{1B}(B%;", "\u{1B}(B"].map { Array($0.utf8) }

    /// `setaf` and `setab`. Semicolons, not colons: every terminal with 24-bit colours reads those.
    private static func colour(_ plane: Int) -> [UInt8] {
        let channels = "%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d"
        let palette = "%?%p1%{8}%<%t\(plane)%p1%d%e\(plane)8;5;%p1%d%;"
        return Array("\u{1B}[%?%p1%{256}%<%t\(palette)%e\(plane)8;2;\(channels)%;m".utf8)
    }
}

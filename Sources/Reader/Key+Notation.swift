/// Keys as they are written: `j`, `<Enter>`, `<C-r>`, `<S-Tab>`, `<M-b>`, `<F1>`, `<lt>`, `<Space>`.
/// Used by key tables, `dateline play` and tests.
extension Key: CustomStringConvertible {
    /// Reads one key. Names are read in any case, characters as they are.
    package init?(name: String) {
        if name.hasPrefix("<") && name.hasSuffix(">") && name.count > 2 {
            guard let key = Key.named(String(name.dropFirst().dropLast())) else { return nil }
            self = key
        } else if let character = name.first, name.count == 1, Key.isTyped(character) {
            self = .character(character)
        } else {
            return nil
        }
    }

    /// The notation that `init(name:)` reads back; `<Unknown>` is the one that is never read.
    package var description: String {
        switch self {
        case .character(" "): "<Space>"
        case .character("<"): "<lt>"
        case .character(let character): String(character)
        case .control(" "): "<C-Space>"
        case .control(let character): "<C-\(character)>"
        case .alt("\u{7F}"): "<M-Backspace>"
        case .alt(let character): "<M-\(character)>"
        case .function(let number): "<F\(number)>"
        case .unknown: "<Unknown>"
        default: Key.names.first { $0.key == self }.map { "<\($0.name)>" } ?? "<Unknown>"
        }
    }

    /// Reads a script of keys: `/radar<Enter>3j`. A `<` that is typed is written `<lt>`; line ends are skipped.
    package static func parse(_ script: String) throws(KeyNotationError) -> [Key] {
        var keys: [Key] = []
        var rest = Substring(script)
        while let character = rest.first {
            if character == "<" {
                guard let close = rest.firstIndex(of: ">") else { throw .unclosed(String(rest.prefix(20))) }
                let name = String(rest[...close])
                guard let key = Key(name: name) else { throw .unknownName(name) }
                keys.append(key)
                rest = rest[rest.index(after: close)...]
            } else {
                rest.removeFirst()
                if character.isNewline { continue }
                guard isTyped(character) else { throw .notTyped(character) }
                keys.append(.character(character))
            }
        }
        return keys
    }

    /// The first name of a key is the one that is printed.
    private static let names: [(name: String, key: Key)] = [
        ("Enter", .enter), ("CR", .enter), ("Return", .enter), ("Tab", .tab), ("S-Tab", .backTab), ("Esc", .escape),
        ("Escape", .escape), ("Backspace", .backspace), ("BS", .backspace), ("Del", .delete), ("Delete", .delete),
        ("Ins", .insert), ("Insert", .insert), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
        ("PgUp", .pageUp), ("PageUp", .pageUp), ("PgDn", .pageDown), ("PageDown", .pageDown), ("Home", .home),
        ("End", .end), ("Space", .character(" ")), ("lt", .character("<")), ("gt", .character(">")),
        ("C-Space", .control(" ")), ("M-Backspace", .alt("\u{7F}")), ("M-BS", .alt("\u{7F}")),
    ]

    private static func named(_ name: String) -> Key? {
        let lowered = name.lowercased()
        if let known = names.first(where: { $0.name.lowercased() == lowered }) { return known.key }
        if lowered.count == 3, let letter = lowered.last {
            if lowered.hasPrefix("c-") { return control(for: letter) }
            if lowered.hasPrefix("m-"), "bfd".contains(letter) { return .alt(letter) }
        }
        if lowered.first == "f", lowered.count <= 3, lowered.dropFirst().allSatisfy({ ("0"..."9").contains($0) }),
            let number = Int(lowered.dropFirst()), (1...63).contains(number)
        {
            return .function(number)
        }
        return nil
    }

    /// A terminal sends the same byte for `^M` and Enter, `^I` and Tab, `^H` and Backspace, `^[` and Escape.
    private static func control(for letter: Character) -> Key? {
        guard let byte = letter.asciiValue else { return nil }
        switch letter {
        case "a"..."z", "[", "\\", "]", "^", "_": return Key(control: byte & 0x1F)
        default: return nil
        }
    }

    /// The key of a control byte, 0x00 to 0x1F or 0x7F.
    package init(control byte: UInt8) {
        switch byte {
        case 0x00: self = .control(" ")
        case 0x08, 0x7F: self = .backspace
        case 0x09: self = .tab
        case 0x0A, 0x0D: self = .enter
        case 0x1B: self = .escape
        case 0x01...0x1A: self = .control(Character(Unicode.Scalar(byte + 0x60)))
        default: self = .control(Character(Unicode.Scalar((byte & 0x1F) + 0x40)))
        }
    }

    private static func isTyped(_ character: Character) -> Bool {
        !character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}

/// Why a script of keys cannot be read.
package enum KeyNotationError: Error, Hashable, CustomStringConvertible {
    case unclosed(String)
    case unknownName(String)
    case notTyped(Character)

    package var description: String {
        switch self {
        case .unclosed(let text): "“\(text)” opens a key name and does not close it. A typed “<” is written <lt>."
        case .unknownName(let name): "\(name) is no key. Keys are written like <Enter>, <C-r>, <S-Tab> or <F1>."
        case .notTyped(let character):
            "The script holds the control character \(character.unicodeScalars.map { "U+" + String($0.value, radix: 16) }.joined(separator: " ")). Write the key’s name, like <Tab>."
        }
    }
}

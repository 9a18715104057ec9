/// The sequences that terminals send for keys, without the Escape at their head: xterm's in both cursor key modes,
/// the Linux console's, rxvt's, and those of the terminal's own description.
package struct KeySequences: Sendable {
    /// What the bytes after an Escape are, so far.
    enum Match: Hashable {
        case key(Key)
        case mouse(code: Int, column: Int, row: Int)
        /// The mark at the head of a paste.
        case paste
        /// More bytes could make a key of it.
        case partial
        /// A whole sequence that no key here sends.
        case other
        /// No sequence at all.
        case none
    }

    /// The code of a released button: none that a terminal sends.
    private static let release = -1

    /// From the terminal's description, by the bytes after the Escape.
    private let described: [[UInt8]: Key]
    private let describedHeads: Set<[UInt8]>

    /// - Parameter described: whole sequences, Escape included, as terminfo gives them; others are left out.
    package init(described: [(bytes: [UInt8], key: Key)] = []) {
        var keys: [[UInt8]: Key] = [:]
        var heads: Set<[UInt8]> = []
        for (bytes, key) in described where bytes.count > 2 && bytes.count <= 16 && bytes[0] == 0x1B {
            let rest = Array(bytes.dropFirst())
            // A text key after Escape is Escape and that key, whatever a description says.
            guard rest.allSatisfy({ 0x20...0x7E ~= $0 }) else { continue }
            keys[rest] = key
            for length in 1..<rest.count { heads.insert(Array(rest.prefix(length))) }
        }
        self.described = keys
        describedHeads = heads
    }

    func match(_ bytes: [UInt8]) -> Match {
        if let key = described[bytes] { return .key(key) }
        let match: Match =
            switch bytes.first {
            case 0x5B: control(bytes.dropFirst())
            case 0x4F: single(bytes.dropFirst())
            default: .none
            }
        if match == .none || match == .other, describedHeads.contains(bytes) { return .partial }
        return match
    }

    /// After `ESC [`: parameters, a final byte.
    private func control(_ bytes: ArraySlice<UInt8>) -> Match {
        guard let final = bytes.last else { return .partial }
        if bytes.first == 0x5B {  // The Linux console's F1 to F5: ESC [ [ A
            if bytes.count == 1 { return .partial }
            return 0x41...0x45 ~= final && bytes.count == 2 ? .key(.function(Int(final) - 0x40)) : .none
        }
        if bytes.first == 0x4D { return oldMouse(bytes.dropFirst()) }
        guard bytes.dropLast().allSatisfy({ 0x20...0x3F ~= $0 }) else { return .none }
        if 0x20...0x3F ~= final { return .partial }
        guard 0x40...0x7E ~= final else { return .none }

        let parameters = bytes.dropLast()
        if parameters.first == 0x3C {
            guard final == 0x4D || final == 0x6D, let numbers = decimals(parameters.dropFirst()), numbers.count == 3
            else { return .other }
            return .mouse(code: final == 0x6D ? Self.release : numbers[0], column: numbers[1], row: numbers[2])
        }
        guard let numbers = decimals(parameters) else { return .other }
        if final == 0x7E {
            if numbers == [200] { return .paste }
            return key(numbered: numbers.first ?? 0, modifiers: numbers.count > 1 ? numbers[1] : 1)
        }
        if final == 0x5A { return numbers.isEmpty ? .key(.backTab) : .other }
        // A report of the cursor's place, asked for by an earlier program, looks like F3 with odd numbers.
        let modifiers = numbers.count > 1 ? numbers[1] : 1
        guard numbers.count <= 2, numbers.first ?? 1 <= 1, modifiers <= 16 else { return .other }
        return cursorKey(final, modifiers: modifiers)
    }

    /// After `ESC O`: perhaps a modifier, a final byte.
    private func single(_ bytes: ArraySlice<UInt8>) -> Match {
        guard let final = bytes.last else { return .partial }
        guard bytes.count <= 2, bytes.dropLast().allSatisfy({ 0x31...0x38 ~= $0 }) else { return .none }
        if 0x31...0x38 ~= final { return bytes.count == 1 ? .partial : .none }
        switch final {
        case 0x4D: return .key(.enter)  // The number pad's.
        case 0x6A...0x79:  // The number pad in application mode: * + , - . / 0 to 9
            return .key(.character(Character(Unicode.Scalar(final - 0x40))))
        default: return cursorKey(final, modifiers: bytes.count == 2 ? Int(bytes[bytes.startIndex]) - 0x30 : 1)
        }
    }

    /// X10's report, three bytes offset by 32, from terminals that do not know SGR reports.
    private func oldMouse(_ bytes: ArraySlice<UInt8>) -> Match {
        guard bytes.allSatisfy({ $0 >= 0x20 }), bytes.count <= 3 else { return .none }
        if bytes.count < 3 { return .partial }
        let numbers = bytes.map { Int($0) - 0x20 }
        return .mouse(code: numbers[0], column: numbers[1], row: numbers[2])
    }

    /// A modifier is 1 plus Shift 1, Alt 2, Control 4.
    private func cursorKey(_ final: UInt8, modifiers: Int) -> Match {
        let byWord = ((modifiers - 1) & 0b110) != 0
        switch final {
        case 0x41: return .key(.up)
        case 0x42: return .key(.down)
        case 0x43: return .key(byWord ? .alt("f") : .right)
        case 0x44: return .key(byWord ? .alt("b") : .left)
        case 0x46: return .key(.end)
        case 0x48: return .key(.home)
        case 0x50...0x53: return .key(.function(Int(final) - 0x4F))
        default: return .other
        }
    }

    private func key(numbered number: Int, modifiers: Int) -> Match {
        switch number {
        case 1, 7: .key(.home)
        case 2: .key(.insert)
        case 3: .key(((modifiers - 1) & 0b110) != 0 ? .alt("d") : .delete)
        case 4, 8: .key(.end)
        case 5: .key(.pageUp)
        case 6: .key(.pageDown)
        case 11...15: .key(.function(number - 10))
        case 17...21: .key(.function(number - 11))
        case 23, 24: .key(.function(number - 12))
        default: .other
        }
    }

    /// Numbers between semicolons, an empty one 0; nil for anything else, and for numbers that nobody sends.
    private func decimals(_ bytes: ArraySlice<UInt8>) -> [Int]? {
        if bytes.isEmpty { return [] }
        var numbers = [0]
        for byte in bytes {
            switch byte {
            case 0x30...0x39:
                let number = numbers[numbers.count - 1] * 10 + Int(byte) - 0x30
                if number > 99_999 { return nil }
                numbers[numbers.count - 1] = number
            case 0x3B:
                if numbers.count == 8 { return nil }
                numbers.append(0)
            default: return nil
            }
        }
        return numbers
    }
}

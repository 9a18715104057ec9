/// Makes keys, pastes and mouse events of the bytes that a terminal sends. Pure: time is passed in.
///
/// What holds: a sequence that arrives in pieces runs nothing but Escape and its own key, as long as its pieces are
/// no more than half a second apart; pasted text is never a key; nothing grows without bound, whatever arrives.
///
/// - An Escape waits `escapeDelay` for what belongs to it, then is the Escape key.
/// - `[` or `O` within 500 ms after such a lone Escape waits up to 500 ms for its rest. A known sequence becomes its
///   key; anything else acts as typed.
/// - More than 32 printable bytes in one read, unless all are the same, are a paste, for terminals that do not mark one.
package struct KeyDecoder: Sendable {
    package enum Input: Hashable, Sendable {
        case key(Key)
        /// Line ends are `\n`; controls but tabs are gone. A long paste arrives in several parts.
        case paste(String)
        case mouse(MouseEvent)
    }

    /// All in milliseconds.
    private static let rest = 500
    private static let pasteRest = 2000
    private static let together = 5
    private static let nextRead = 50
    /// In bytes.
    private static let longestSequence = 64
    private static let longestAnswer = 256
    private static let pastePart = 65_536

    private enum Waiting: Sendable {
        case none
        /// An Escape, for what belongs to it.
        case escape(since: Int)
        /// A sequence for its end: the bytes after its Escape. `alone` where that Escape has been given out.
        case sequence([UInt8], alone: Bool, since: Int)
        /// An answer to what an earlier program asked the terminal, for its terminator: the bytes after its Escape.
        case answer([UInt8], since: Int)
        /// The last byte of something too long to be a key: nothing of it acts.
        case ending(Ending, since: Int)
        /// A character for its last bytes.
        case character([UInt8], since: Int)
        /// A paste for its end mark, collected in `collected`.
        case paste(since: Int)
        /// A paste whose end mark is overdue. What comes is still pasted; `^C` ends it.
        case stalePaste
    }

    private enum Ending: Sendable { case key, answer }

    private let escapeDelay: Int
    private let sequences: KeySequences
    private var waiting = Waiting.none
    /// The part of a marked paste that has not been given out.
    private var collected: [UInt8] = []
    /// When an Escape came that was given out alone.
    private var loneEscape: Int?
    /// Until when reads continue a long paste without marks.
    private var unmarkedPasteUntil: Int?

    /// - Parameter escapeDelay: in milliseconds; 25 here, 200 over ssh.
    package init(escapeDelay: Int = 25, sequences: KeySequences = KeySequences()) {
        self.escapeDelay = escapeDelay
        self.sequences = sequences
    }

    /// When `expire` has something to do, nil where nothing waits.
    package var nextDeadline: Int? {
        switch waiting {
        case .none, .stalePaste: nil
        case .escape(let since): since + escapeDelay
        case .sequence(_, _, let since), .answer(_, let since), .ending(_, let since), .character(_, let since):
            since + Self.rest
        case .paste(let since): since + Self.pasteRest
        }
    }

    /// Takes the bytes of one read.
    ///
    /// - Parameter quietUntil: when it was last known that nothing had come, where that is earlier: a program that
    ///   was busy must not take its own delay for a person's.
    package mutating func consume(_ bytes: [UInt8], at now: Int, quietUntil: Int? = nil) -> [Input] {
        var inputs = expire(at: min(now, quietUntil ?? now))
        var index = 0
        var keysUntil = 0
        while index < bytes.count {
            if case .none = waiting, index >= keysUntil, isText(bytes[index]) {
                let end = bytes[index...].firstIndex { !isText($0) } ?? bytes.count
                if isUnmarkedPaste(bytes[index..<end], endsRead: end == bytes.count, at: now) {
                    inputs.append(contentsOf: pasted(bytes[index..<end]))
                    loneEscape = nil
                    index = end
                    continue
                }
                keysUntil = end
            }
            take(bytes[index], at: now, into: &inputs)
            index += 1
        }
        return inputs
    }

    /// Gives out what has waited long enough.
    package mutating func expire(at now: Int) -> [Input] {
        guard let deadline = nextDeadline, now >= deadline else { return [] }
        var inputs: [Input] = []
        switch waiting {
        case .none, .stalePaste: break
        case .escape(let since):
            waiting = .none
            loneEscape = since
            inputs.append(.key(.escape))
        case .sequence(let bytes, let alone, _):
            waiting = .none
            if !alone { inputs.append(.key(.escape)) }
            actAsTyped(bytes, into: &inputs)
        case .answer(let bytes, _):
            waiting = .none
            inputs.append(.key(.escape))
            actAsTyped(bytes, into: &inputs)
        case .ending: waiting = .none
        case .character:
            waiting = .none
            inputs.append(.key(.character("\u{FFFD}")))
        case .paste:
            waiting = .stalePaste
            inputs.append(contentsOf: pasted(collected))
            collected = []
        }
        return inputs
    }

    private mutating func take(_ byte: UInt8, at now: Int, into inputs: inout [Input]) {
        switch waiting {
        case .none: takePlain(byte, at: now, into: &inputs)
        case .escape(let since): takeAfterEscape(byte, since: since, at: now, into: &inputs)
        case .sequence(let bytes, let alone, let since):
            takeInSequence(byte, after: bytes, alone: alone, since: since, at: now, into: &inputs)
        case .answer(let bytes, let since): takeInAnswer(byte, after: bytes, since: since, at: now, into: &inputs)
        case .ending(let ending, _):
            let isOver = ending == .key ? 0x40...0x7E ~= byte : byte == 0x07 || byte == 0x1B
            waiting = isOver ? .none : .ending(ending, since: now)
        case .character(let bytes, let since): takeInCharacter(byte, after: bytes, since: since, at: now, into: &inputs)
        case .paste: takeInPaste(byte, at: now, into: &inputs)
        case .stalePaste:
            if byte == 0x03 {
                waiting = .none
            } else {
                takeInPaste(byte, at: now, into: &inputs)
            }
        }
    }

    private mutating func takePlain(_ byte: UInt8, at now: Int, into inputs: inout [Input]) {
        let lone = loneEscape
        loneEscape = nil
        switch byte {
        case 0x1B: waiting = .escape(since: now)
        case 0x5B, 0x4F:
            if let lone, now - lone <= Self.rest {
                waiting = .sequence([byte], alone: true, since: now)
            } else {
                inputs.append(.key(typed(byte)))
            }
        case 0x00...0x7F: inputs.append(.key(typed(byte)))
        case 0xC2...0xF4: waiting = .character([byte], since: now)
        default: inputs.append(.key(.character("\u{FFFD}")))
        }
    }

    private mutating func takeAfterEscape(_ byte: UInt8, since: Int, at now: Int, into inputs: inout [Input]) {
        waiting = .none
        // What arrives together with its Escape was sent by one key, or by the terminal itself.
        let isTogether = now - since <= Self.together
        if byte == 0x5B || byte == 0x4F || sequences.match([byte]) == .partial {
            waiting = .sequence([byte], alone: false, since: now)
        } else if isTogether, [0x5D, 0x50, 0x5E, 0x5F].contains(byte) {
            waiting = .answer([byte], since: now)
        } else if isTogether, [0x62, 0x64, 0x66, 0x7F].contains(byte) {
            inputs.append(.key(.alt(Character(Unicode.Scalar(byte)))))
        } else {
            inputs.append(.key(.escape))
            takePlain(byte, at: now, into: &inputs)
        }
    }

    private mutating func takeInSequence(
        _ byte: UInt8, after bytes: [UInt8], alone: Bool, since: Int, at now: Int, into inputs: inout [Input]
    ) {
        waiting = .none
        let longer = bytes + [byte]
        switch sequences.match(longer) {
        case .key(let key): inputs.append(.key(key))
        case .mouse(let code, let column, let row):
            if let event = MouseEvent(code: code, column: column, row: row) { inputs.append(.mouse(event)) }
        case .paste:
            collected = []
            waiting = .paste(since: now)
        case .partial where longer.count <= Self.longestSequence:
            waiting = .sequence(longer, alone: alone, since: since)
        case .partial where !alone: waiting = .ending(.key, since: now)
        case .other where !alone: inputs.append(.key(.unknown))
        default:
            // The waiting bytes are no sequence. After an Escape of their own they are not what a person typed either.
            if alone { actAsTyped(bytes, into: &inputs) } else { inputs.append(.key(.unknown)) }
            take(byte, at: now, into: &inputs)
        }
    }

    private mutating func takeInAnswer(
        _ byte: UInt8, after bytes: [UInt8], since: Int, at now: Int, into inputs: inout [Input]
    ) {
        waiting = .none
        if byte == 0x07 || (byte == 0x5C && bytes.last == 0x1B) { return }
        if bytes.last == 0x1B {
            // That Escape began something else, so this was no answer.
            inputs.append(.key(.escape))
            actAsTyped(bytes.dropLast(), into: &inputs)
            takeAfterEscape(byte, since: now, at: now, into: &inputs)
        } else if bytes.count < Self.longestAnswer {
            waiting = .answer(bytes + [byte], since: since)
        } else {
            waiting = .ending(.answer, since: now)
        }
    }

    private mutating func takeInCharacter(
        _ byte: UInt8, after bytes: [UInt8], since: Int, at now: Int, into inputs: inout [Input]
    ) {
        waiting = .none
        guard byte & 0xC0 == 0x80 else {
            inputs.append(.key(.character("\u{FFFD}")))
            take(byte, at: now, into: &inputs)
            return
        }
        let longer = bytes + [byte]
        let length = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2
        if longer.count < length {
            waiting = .character(longer, since: since)
            return
        }
        let text = String(decoding: longer, as: UTF8.self)
        guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else {
            inputs.append(.key(.character("\u{FFFD}")))
            return
        }
        inputs.append(.key(scalar.properties.generalCategory == .control ? .unknown : .character(Character(scalar))))
    }

    private func typed(_ byte: UInt8) -> Key {
        byte < 0x20 || byte == 0x7F ? Key(control: byte) : .character(Character(Unicode.Scalar(byte)))
    }

    private func actAsTyped(_ bytes: some Sequence<UInt8>, into inputs: inout [Input]) {
        for byte in bytes { inputs.append(.key(typed(byte))) }
    }
}

// Pastes.
extension KeyDecoder {
    private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

    private mutating func takeInPaste(_ byte: UInt8, at now: Int, into inputs: inout [Input]) {
        collected.append(byte)
        waiting = .paste(since: now)
        if byte == 0x7E, collected.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) {
            waiting = .none
            inputs.append(contentsOf: pasted(collected.dropLast(Self.pasteEnd.count)))
            collected = []
        } else if collected.count >= Self.pastePart, byte < 0x80, !collected.suffix(6).contains(0x1B) {
            // A part ends after a whole character, and never inside what may become the end mark.
            inputs.append(contentsOf: pasted(collected))
            collected = []
        }
    }

    /// Whether a run of text is a paste that has no marks.
    private mutating func isUnmarkedPaste(_ run: ArraySlice<UInt8>, endsRead: Bool, at now: Int) -> Bool {
        let continues = unmarkedPasteUntil.map { now <= $0 } ?? false
        unmarkedPasteUntil = nil
        guard continues || hasManyCharacters(run) else { return false }
        // What a long paste leaves for the next read may be short.
        if endsRead && (continues || run.count >= 256) { unmarkedPasteUntil = now + Self.nextRead }
        return true
    }

    private func isText(_ byte: UInt8) -> Bool {
        (byte >= 0x20 && byte != 0x7F) || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private func hasManyCharacters(_ run: ArraySlice<UInt8>) -> Bool {
        var count = 0
        var first: UInt8?
        var areSame = true
        for byte in run where byte >= 0x20 {
            count += 1
            if let first { areSame = areSame && first == byte } else { first = byte }
        }
        return count > 32 && !areSame
    }

    private func pasted(_ bytes: some Sequence<UInt8>) -> [Input] {
        var text = ""
        var afterReturn = false
        for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\r": text.unicodeScalars.append("\n")
            case "\n": if !afterReturn { text.unicodeScalars.append("\n") }
            case "\t": text.unicodeScalars.append("\t")
            default: if scalar.properties.generalCategory != .control { text.unicodeScalars.append(scalar) }
            }
            afterReturn = scalar == "\r"
        }
        return text.isEmpty ? [] : [.paste(text)]
    }
}

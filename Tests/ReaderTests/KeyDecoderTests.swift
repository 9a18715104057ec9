import Page
import Testing

@testable import Reader

@Suite("Bytes to keys")
struct KeyDecoderTests {
    private static let escape: [UInt8] = [0x1B]

    /// Decodes pieces at their times, and then waits for as long as anything waits.
    private func decode(
        _ pieces: [(at: Int, bytes: [UInt8])], escapeDelay: Int = 25,
        described: [(bytes: [UInt8], key: Key)] = []
    ) -> [KeyDecoder.Input] {
        var decoder = KeyDecoder(escapeDelay: escapeDelay, sequences: KeySequences(described: described))
        var inputs: [KeyDecoder.Input] = []
        for piece in pieces {
            while let deadline = decoder.nextDeadline, deadline <= piece.at { inputs += decoder.expire(at: deadline) }
            inputs += decoder.consume(piece.bytes, at: piece.at)
        }
        while let deadline = decoder.nextDeadline { inputs += decoder.expire(at: deadline) }
        return inputs
    }

    private func decode(_ text: String) -> [KeyDecoder.Input] { decode([(0, Array(text.utf8))]) }

    private func keys(_ script: String) throws -> [KeyDecoder.Input] { try Key.parse(script).map { .key($0) } }

    /// The sequences without their Escape, and what they are.
    static let sequences: [(String, Key)] = [
        ("[A", .up), ("OA", .up), ("[B", .down), ("OB", .down), ("[C", .right), ("OC", .right), ("[D", .left),
        ("OD", .left), ("[H", .home), ("OH", .home), ("[1~", .home), ("[7~", .home), ("[F", .end), ("OF", .end),
        ("[4~", .end), ("[8~", .end), ("[2~", .insert), ("[3~", .delete), ("[5~", .pageUp), ("[6~", .pageDown),
        ("[Z", .backTab), ("OP", .function(1)), ("OS", .function(4)), ("[11~", .function(1)), ("[[A", .function(1)),
        ("[15~", .function(5)), ("[17~", .function(6)), ("[21~", .function(10)), ("[24~", .function(12)),
        ("[1;2A", .up), ("[1;5C", .alt("f")), ("[1;3D", .alt("b")), ("[3;5~", .alt("d")), ("[5;2~", .pageUp),
        ("[1;2P", .function(1)), ("OM", .enter), ("Oq", .character("1")),
    ]

    @Test("A key's sequence is that key", arguments: sequences)
    func wholeSequences(_ sequence: String, _ key: Key) { #expect(decode("\u{1B}" + sequence) == [.key(key)]) }

    @Test("A sequence cut anywhere, its pieces at hand at once, is that key", arguments: sequences)
    func cutSequences(_ sequence: String, _ key: Key) {
        let bytes = Self.escape + Array(sequence.utf8)
        for cut in 1..<bytes.count {
            #expect(decode([(0, Array(bytes[..<cut])), (3, Array(bytes[cut...]))]) == [.key(key)], "cut at \(cut)")
        }
        #expect(decode(bytes.enumerated().map { ($0.offset, [$0.element]) }) == [.key(key)])
    }

    @Test("A sequence that a slow line cuts anywhere runs nothing but Escape and its key", arguments: sequences)
    func splitSequences(_ sequence: String, _ key: Key) {
        let bytes = Self.escape + Array(sequence.utf8)
        for delay in [25, 200] {
            for pause in [60, 190, 250, 450] {
                for cut in 1..<bytes.count {
                    let inputs = decode(
                        [(0, Array(bytes[..<cut])), (pause, Array(bytes[cut...]))], escapeDelay: delay)
                    let isAlone = cut == 1 && pause >= delay
                    #expect(inputs == (isAlone ? [.key(.escape), .key(key)] : [.key(key)]), "\(cut) \(pause) \(delay)")
                }
            }
        }
    }

    @Test("After a lone Escape, anything but a known sequence acts as typed")
    func asTyped() throws {
        #expect(try decode([(0, [0x1B]), (100, Array("[j".utf8))]) == keys("<Esc>[j"))
        #expect(try decode([(0, [0x1B]), (100, Array("[".utf8)), (700, Array("A".utf8))]) == keys("<Esc>[A"))
        #expect(
            try decode([(0, [0x1B]), (100, Array("O".utf8)), (200, Array("m".utf8)), (201, [0x6A])]) == keys("<Esc>-j"))
        #expect(try decode([(0, [0x1B]), (100, Array("[99~".utf8))]) == keys("<Esc>[99~"))
        #expect(try decode([(0, [0x1B]), (100, Array("O".utf8)), (150, [0x1B])]) == keys("<Esc>O<Esc>"))
        #expect(try decode([(0, [0x1B]), (100, Array("[<".utf8)), (150, Array("j".utf8))]) == keys("<Esc>[<lt>j"))
    }

    @Test("Half a second after a lone Escape, a bracket is a bracket")
    func longAfter() throws {
        #expect(try decode([(0, [0x1B]), (501, Array("[A".utf8))]) == keys("<Esc>[A"))
        #expect(try decode([(0, [0x1B]), (100, Array("j".utf8)), (110, Array("[A".utf8))]) == keys("<Esc>j[A"))
        #expect(try decode("[A") == keys("[A"))
    }

    @Test("An Escape waits 25 milliseconds here and 200 over ssh", arguments: [25, 200])
    func escapeWaits(_ delay: Int) throws {
        var decoder = KeyDecoder(escapeDelay: delay)
        #expect(decoder.consume([0x1B], at: 1000).isEmpty)
        #expect(decoder.nextDeadline == 1000 + delay)
        #expect(decoder.expire(at: 1000 + delay - 1).isEmpty)
        #expect(decoder.expire(at: 1000 + delay) == [.key(.escape)])
        #expect(decoder.nextDeadline == nil)
    }

    @Test("A program that was busy does not take its own delay for a person's")
    func busy() {
        var decoder = KeyDecoder()
        #expect(decoder.consume([0x1B], at: 0).isEmpty)
        #expect(decoder.consume(Array("[A".utf8), at: 300, quietUntil: 5) == [.key(.up)])
    }

    @Test("Two Escapes are two, and Escape with a letter is both")
    func escapes() throws {
        #expect(try decode("\u{1B}\u{1B}") == keys("<Esc><Esc>"))
        #expect(try decode("\u{1B}j") == keys("<Esc>j"))
        #expect(try decode("\u{1B}\u{1B}[A") == keys("<Esc><Up>"))
        #expect(try decode("\u{1B}]") == keys("<Esc>]"))
    }

    @Test("The word keys of readline come with Alt, unless a person took two keys for them")
    func wordKeys() throws {
        #expect(try decode("\u{1B}b\u{1B}f\u{1B}d\u{1B}\u{7F}") == keys("<M-b><M-f><M-d><M-Backspace>"))
        #expect(try decode([(0, [0x1B]), (20, Array("b".utf8))]) == keys("<Esc>b"))
    }

    @Test("Control characters are keys")
    func controls() throws {
        #expect(try decode("\u{0}\u{1}\u{12}\u{1A}\u{1C}") == keys("<C-Space><C-a><C-r><C-z><C-\\>"))
        #expect(try decode("\r\n\t\u{7F}\u{8}") == keys("<Enter><Enter><Tab><Backspace><Backspace>"))
    }

    @Test("Characters of any length arrive whole, cut anywhere", arguments: ["ñ", "€", "🗞", "漢"])
    func characters(_ text: String) {
        let bytes = Array(text.utf8)
        for cut in 0..<bytes.count {
            let inputs = decode([(0, Array(bytes[..<cut])), (40, Array(bytes[cut...]))])
            #expect(inputs == [.key(.character(Character(text)))])
        }
    }

    @Test(
        "Bytes that are no text become the replacement character, and what follows is not lost",
        arguments: [[0xFF], [0xC3], [0xE2, 0x82], [0x80], [0xF5], [0xED, 0xA0, 0x80]] as [[UInt8]])
    func brokenText(_ bytes: [UInt8]) {
        let inputs = decode([(0, bytes + [0x6A])])
        #expect(inputs.first == .key(.character("\u{FFFD}")))
        #expect(inputs.last == .key(.character("j")))
        #expect(decode([(0, bytes)]).first == .key(.character("\u{FFFD}")))
    }

    @Test("C1 controls are no text")
    func c1() { #expect(decode("\u{9B}j") == [.key(.unknown), .key(.character("j"))]) }

    @Test("A sequence that nobody knows runs nothing")
    func unknownSequences() throws {
        #expect(decode("\u{1B}[99~j") == [.key(.unknown), .key(.character("j"))])
        #expect(decode("\u{1B}[12;40Rj") == [.key(.unknown), .key(.character("j"))])
        #expect(decode("\u{1B}]11;rgb:0000/0000/0000\u{7}j") == [.key(.character("j"))])
        #expect(decode("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\j") == [.key(.character("j"))])
        #expect(decode("\u{1B}P>|name 1.2\u{1B}\\j") == [.key(.character("j"))])
        #expect(decode("\u{1B}[" + String(repeating: "1;", count: 3000) + "Aj") == [.key(.character("j"))])
    }

    @Test("Clicks and the wheel have their place, releases and movement are nothing")
    func mouse() {
        let click = KeyDecoder.Input.mouse(
            MouseEvent(kind: .press, button: .left, position: Position(column: 11, row: 4)))
        #expect(decode("\u{1B}[<0;12;5M\u{1B}[<0;12;5m") == [click])
        #expect(decode([(0, [0x1B]), (60, Array("[<0;12;5M".utf8))]) == [.key(.escape), click])
        #expect(decode([(0, [0x1B]), (60, Array("[<0;12;5m".utf8))]) == [.key(.escape)])
        #expect(decode("\u{1B}[<35;12;5M").isEmpty)
        #expect(
            decode("\u{1B}[<64;1;1M\u{1B}[<65;0;0M") == [
                .mouse(MouseEvent(kind: .wheelUp, position: Position(column: 0, row: 0))),
                .mouse(MouseEvent(kind: .wheelDown, position: Position(column: 0, row: 0))),
            ])
        #expect(decode("\u{1B}[M\u{20}\u{2C}\u{25}") == [click])
        #expect(decode("\u{1B}[<99999999999999999999;1;1Mj") == [.key(.unknown), .key(.character("j"))])
        let wheel = String(repeating: "\u{1B}[<64;10;10M", count: 40)
        #expect(decode(wheel).count == 40)
    }

    @Test("Sequences of the terminal's own description are known, cut anywhere")
    func described() throws {
        let described: [(bytes: [UInt8], key: Key)] = [
            (Array("\u{1B}[[5~".utf8), .function(9)), (Array("\u{1B}k9".utf8), .pageUp), ([0x08], .left),
        ]
        #expect(decode([(0, Array("\u{1B}[[5~".utf8))], described: described) == [.key(.function(9))])
        #expect(decode([(0, Array("\u{1B}k".utf8)), (9, Array("9".utf8))], described: described) == [.key(.pageUp)])
        #expect(try decode([(0, Array("\u{1B}kj".utf8))], described: described).last == keys("j").first)
    }
}

@Suite("Pastes")
struct PasteTests {
    private func decode(_ pieces: [(at: Int, text: String)]) -> [KeyDecoder.Input] {
        var decoder = KeyDecoder()
        var inputs: [KeyDecoder.Input] = []
        for piece in pieces { inputs += decoder.consume(Array(piece.text.utf8), at: piece.at) }
        while let deadline = decoder.nextDeadline { inputs += decoder.expire(at: deadline) }
        return inputs
    }

    @Test("Text between the marks is a paste, cut anywhere, and the key after it is a key")
    func marked() {
        let bytes = Array("\u{1B}[200~qD\u{1B}[A\r\nmañana\t\u{3}\u{1B}[201~j".utf8)
        for cut in 1..<bytes.count {
            var decoder = KeyDecoder()
            var inputs = decoder.consume(Array(bytes[..<cut]), at: 0)
            inputs += decoder.consume(Array(bytes[cut...]), at: 10)
            #expect(inputs == [.paste("qD[A\nmañana\t"), .key(.character("j"))], "cut at \(cut)")
        }
    }

    @Test("A paste without its end mark is given out, what follows stays pasted, and Control-C ends it")
    func unfinished() {
        let inputs = decode([(0, "\u{1B}[200~abc"), (5000, "q"), (9000, "\u{3}q")])
        #expect(inputs == [.paste("abc"), .paste("q"), .key(.character("q"))])
    }

    @Test("A long paste arrives whole, in parts")
    func long() {
        let text = String(repeating: "ñandú 12 ", count: 40_000)
        let inputs = decode([(0, "\u{1B}[200~" + text + "\u{1B}[201~")])
        let parts = inputs.compactMap { if case .paste(let part) = $0 { part } else { nil } }
        #expect(parts.count > 1)
        #expect(parts.count == inputs.count)
        #expect(parts.joined() == text)
    }

    @Test("Without marks, more than 32 printable bytes in one read are a paste")
    func unmarked() {
        let text = "quick brown foxes delete all that"
        #expect(text.utf8.count == 33)
        #expect(decode([(0, text)]) == [.paste(text)])
        #expect(decode([(0, text + "\r" + "q")]) == [.paste(text + "\nq")])
        #expect(decode([(0, "\u{1B}[A" + text + "\u{1B}[B")]) == [.key(.up), .paste(text), .key(.down)])
        #expect(decode([(0, String(text.dropLast()))]).count == 32)
    }

    @Test("The same key held down is no paste")
    func heldKey() { #expect(decode([(0, String(repeating: "j", count: 200))]).count == 200) }

    @Test("What a long paste leaves for the next read is pasted too, and a key later is a key")
    func unmarkedTail() {
        let text = String(repeating: "delete all of it. ", count: 60)
        #expect(
            decode([(0, text), (20, "D\rq"), (400, "j")]) == [.paste(text), .paste("D\nq"), .key(.character("j"))])
    }

    @Test("No bytes, cut however they like, make the decoder grow or stop answering")
    func anyBytes() {
        var seed: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ limit: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % limit
        }
        let bits: [[UInt8]] = ["\u{1B}", "[", "O", "<", "M", "1;5", "~", "200~", "\u{1B}]", "\u{7}", "[201~", "j", "ñ"]
            .map { Array($0.utf8) }
        var decoder = KeyDecoder()
        var now = 0
        for _ in 0..<20_000 {
            let bytes = next(3) == 0 ? (0..<next(5)).map { _ in UInt8(next(256)) } : bits[next(bits.count)]
            now += next(4) == 0 ? next(600) : next(8)
            _ = decoder.expire(at: now)
            _ = decoder.consume(bytes, at: now)
        }
        _ = decoder.expire(at: now + 100_000)
        _ = decoder.expire(at: now + 200_000)
        let last = decoder.consume([0x03, 0x03, 0x6A], at: now + 300_000)
        #expect(last.last == .key(.character("j")))
    }
}

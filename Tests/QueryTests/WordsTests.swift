import Testing

@testable import Query

@Suite("Words")
struct WordsTests {
    @Test(
        "Text is cut into words and folded",
        arguments: [
            ("Peru and Bolivia", ["peru", "and", "bolivia"]),
            ("MÉXICO, Nariño — Tumaco!", ["mexico", "narino", "tumaco"]),
            ("Me\u{301}xico", ["mexico"]),
            ("c++ C# .NET", ["c", "c", "net"]),
            ("O'Brien O’Brien", ["o", "brien", "o", "brien"]),
            ("Bolivia's air-bridge", ["bolivia", "s", "air", "bridge"]),
            ("10,000 10.000 1,250,000 10000", ["10000", "10000", "1250000", "10000"]),
            ("3.5 2013-12-02 1,00 1,000,00", ["3", "5", "2013", "12", "02", "1", "00", "1", "000", "00"]),
            ("192.168.0.1 v1.234 2013,123,456", ["192", "168", "0", "1", "v1", "234", "2013", "123", "456"]),
            ("$10,000.", ["10000"]),
            ("Straße Łódź Ærø ﬁn", ["strasse", "lodz", "aero", "fin"]),
            ("ΣΊΣΥΦΟΣ ᾳ", ["σισυφοσ", "α"]),
            ("東京 カタ한국", ["東", "京", "カ", "タ", "한", "국"].map(\.self)),
            ("km² ¼ № Ⅻ", ["km", "2", "1", "4", "no", "xii"]),
            ("soft\u{AD}hyphen zero\u{200D}joiner", ["softhyphen", "zerojoiner"]),
            ("foo_bar a@b.example", ["foo", "bar", "a", "b", "example"]),
            ("हिन्दी", ["हिनदी"]),
            ("", []), ("  \n", []), ("—…!?", []), ("😀👩‍👩‍👧", []),
        ])
    func cuts(text: String, words: [String]) {
        // Hangul folds to jamo, so the expectation is decomposed too.
        #expect(
            Words.folded(text).map { $0.unicodeScalars.map(\.value) }
                == words.map { decomposed($0).unicodeScalars.map(\.value) })
    }

    private func decomposed(_ word: String) -> String {
        switch word {
        case "한": "\u{1112}\u{1161}\u{11AB}"
        case "국": "\u{1100}\u{116E}\u{11A8}"
        default: word
        }
    }

    @Test("Composed and decomposed Hangul are the same words")
    func hangul() {
        #expect(Words.folded("한국") == Words.folded("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"))
        #expect(Words.folded("한국").count == 2)
    }

    @Test("Ranges are those of the source, accents included")
    func ranges() {
        let text = "A Me\u{301}xico: 10,000"
        let words = Words.fold(text)
        let pieces = words.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
        #expect(pieces == ["A", "Me\u{301}xico", "10,000"])
    }

    @Test("The table and the library agree", arguments: 0..<40)
    func agreement(seed: Int) {
        var numbers = SeededNumbers(UInt64(seed))
        let common = Array(
            "abz AZé ñÑ'’.,:-_09 \u{301}\u{AD}\u{200D}“”¿½²ºßøİıĳŉǆ\n\u{85}\u{A0}ẞỆ中かｶﾞ한ก\"".unicodeScalars)
        for _ in 0..<60 {
            var text = ""
            for _ in 0..<Int.random(in: 0..<40, using: &numbers) {
                if numbers.next() % 6 == 0, let wild = Unicode.Scalar(UInt32(numbers.next() % 0x11_0000)) {
                    text.unicodeScalars.append(wild)
                } else {
                    text.unicodeScalars.append(numbers.pick(common))
                }
            }
            #expect(Words.fold(text) == Words.foldByLibrary(text), "\(text.debugDescription)")
            #expect(Words.spaced(text) == Array(Words.folded(text).map { $0 + " " }.joined().utf8))
        }
    }

    @Test("Every scalar alone, and between letters, is the same by table and by library")
    func everyScalar() {
        for value in Array(UInt32(0)..<0x600) + Array(UInt32(0x1E00)..<0x2100) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a\(scalar)b 1\(scalar)2 \(scalar)"
            if Words.fold(text) != Words.foldByLibrary(text) { Issue.record("U+\(String(value, radix: 16))") }
        }
    }

    @Test("Words hold letters, digits and signs only, in ranges that follow one another", arguments: 0..<20)
    func shape(seed: Int) {
        var numbers = SeededNumbers(UInt64(seed) + 1_000)
        var text = ""
        for _ in 0..<400 {
            if let wild = Unicode.Scalar(UInt32(numbers.next() % 0x3_0000)) { text.unicodeScalars.append(wild) }
        }
        var end = 0
        for word in Words.fold(text) {
            #expect(!word.folded.isEmpty && word.range.upperBound <= text.utf8.count)
            #expect(word.range.lowerBound >= 0 && word.range.upperBound >= end)
            #expect(
                !word.folded.utf8.contains { $0 < 0x30 || (0x3A..<0x61).contains($0) || (0x7B..<0x80).contains($0) })
            end = word.range.lowerBound
        }
    }

    @Test("Folding again changes nothing", arguments: ["MÉXICO Straße Łódź", "한국 ｶﾞ Ⅻ ﬁn", "ᾳ ΣΑΣ İstanbul"])
    func idempotence(text: String) {
        let once = Words.folded(text)
        #expect(Words.folded(once.joined(separator: " ")) == once)
    }

    @Test(
        "Names are compared without case, accents and width of spaces",
        arguments: [
            ("Gold  Mining ", "gold mining"), ("NARIÑO", "narino"), ("C++", "c++"), ("C#", "c#"), ("\u{A0}a\tb", "a b"),
            ("air-routes", "air-routes"), ("", ""),
        ])
    func keys(name: String, key: String) {
        #expect(Words.key(name) == key)
    }
}

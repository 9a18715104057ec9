import CUnistring

/// Cuts the bytes of one text into words.
struct WordCutter {
    /// A word: where its folded letters stand in `folded`, and where it stands in the text.
    struct Cut {
        var folded: Range<Int>
        var range: Range<Int>
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let table = FoldTable.shared
    /// The letters of all words, with nothing between them; behind them those of the word that is being put together.
    private(set) var folded: [UInt8] = []
    private var cuts: [Cut] = []

    // The word that is being put together.
    private var start = 0
    private var range = 0..<0
    private var isIdeograph = false

    /// Whether three digits have followed a comma or a full stop: only then can there be grouped numbers.
    private var mayHoldGroups = false
    /// What the library said of scalars that were met: texts repeat them.
    private var known: [UInt32: [ScalarFold.Piece]] = [:]

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        folded.reserveCapacity(bytes.count)
        cuts.reserveCapacity(bytes.count / 6)
    }

    /// Goes from white space to white space; only a stretch that the table does not know goes to the library.
    mutating func cutByTable() {
        var start = 0
        while let stretch = WordCutter.stretch(in: bytes, from: start) {
            cutByTable(stretch)
            start = stretch.upperBound
        }
    }

    /// What stands between white space and white space. That is a boundary on both sides, so the library says of a
    /// stretch what it would say of the whole.
    static func stretch(in bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Range<Int>? {
        var start = index
        while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
        if start == bytes.count { return nil }
        var end = start + 1
        while end < bytes.count, bytes[end] > 0x20 { end += 1 }
        return start..<end
    }

    /// Cuts one stretch.
    mutating func cutByTable(_ stretch: Range<Int>) {
        let (cutCount, letterCount) = (cuts.count, folded.count)
        if !cutStretch(stretch) {
            cuts.removeSubrange(cutCount...)
            folded.removeSubrange(letterCount...)
            start = letterCount
            cutByLibrary(stretch)
        }
    }

    /// Forgets the words that were cut.
    mutating func clear() {
        cuts.removeAll(keepingCapacity: true)
        folded.removeAll(keepingCapacity: true)
        start = 0
        mayHoldGroups = false
    }

    /// Whether a word is being put together.
    private var isOpen: Bool { folded.count > start }

    /// False where the table does not know a scalar.
    private mutating func cutStretch(_ stretch: Range<Int>) -> Bool {
        var index = stretch.lowerBound
        while index < stretch.upperBound {
            if !isOpen, let end = takePlain(index..<stretch.upperBound) {
                index = end
                continue
            }
            let (scalar, next) = decode(at: index)
            switch table[scalar] {
            case .unknown: return false
            case .cut: close()
            case .letters(let first, let second):
                extend(to: index..<next)
                folded.append(first)
                if second != 0 { folded.append(second) }
            }
            index = next
        }
        close()
        return true
    }

    /// Takes a word that is all ASCII, as most are, without looking anything up; nil where none begins here.
    private mutating func takePlain(_ stretch: Range<Int>) -> Int? {
        var end = stretch.lowerBound
        var isLower = true
        while end < stretch.upperBound {
            let byte = bytes[end]
            if (0x41...0x5A).contains(byte) {
                isLower = false
            } else if !(0x61...0x7A).contains(byte), !(0x30...0x39).contains(byte) {
                break
            }
            end += 1
        }
        guard end > stretch.lowerBound, end == stretch.upperBound || bytes[end] < 0x80 else { return nil }
        range = stretch.lowerBound..<end
        let word = UnsafeBufferPointer(rebasing: bytes[range])
        if isLower {
            folded.append(contentsOf: word)
        } else {
            for byte in word { folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
        }
        close()
        return end
    }

    /// Cuts a stretch of the bytes, which must begin and end between scalars, by library.
    mutating func cutByLibrary(_ stretch: Range<Int>) {
        if stretch.isEmpty { return }
        var breaks = [CChar](repeating: 0, count: stretch.count)
        u8_wordbreaks(bytes.baseAddress.map { $0 + stretch.lowerBound }, stretch.count, &breaks)
        var index = stretch.lowerBound
        while index < stretch.upperBound {
            let (scalar, next) = decode(at: index)
            if breaks[index - stretch.lowerBound] != 0 { close() }
            for piece in pieces(of: scalar) { take(piece, from: index..<next) }
            index = next
        }
        close()
    }

    private mutating func pieces(of scalar: UInt32) -> [ScalarFold.Piece] {
        if let pieces = known[scalar] { return pieces }
        let pieces = ScalarFold.pieces(of: scalar)
        known[scalar] = pieces
        return pieces
    }

    private mutating func take(_ piece: ScalarFold.Piece, from source: Range<Int>) {
        switch piece {
        case .other: close()
        case .nothing:
            if isOpen { extend(to: source) }
        case .sign(let scalar):
            if isOpen { append(scalar, from: source) }
        case .letter(let scalar):
            switch Ideographs.role(of: scalar) {
            case .begins:
                close()
                isIdeograph = true
            case .continues: break
            case .none:
                if isIdeograph { close() }
            }
            append(scalar, from: source)
        }
    }

    private mutating func append(_ value: UInt32, from source: Range<Int>) {
        guard let scalar = Unicode.Scalar(value) else { return }
        extend(to: source)
        folded.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }

    private mutating func extend(to source: Range<Int>) {
        range = (isOpen ? range.lowerBound : source.lowerBound)..<source.upperBound
    }

    private mutating func close() {
        isIdeograph = false
        if !isOpen { return }
        if folded.count == start + 3, folded[start] < 0x3A, range.lowerBound > 0 {
            let before = bytes[range.lowerBound - 1]
            if before == 0x2C || before == 0x2E { mayHoldGroups = true }
        }
        cuts.append(Cut(folded: start..<folded.count, range: range))
        start = folded.count
    }

    /// The bytes are those of a `String`, so they are valid; all the same nothing past the end is read.
    private func decode(at index: Int) -> (scalar: UInt32, next: Int) {
        let lead = bytes[index]
        func tail(_ offset: Int) -> UInt32 {
            index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
        }
        switch lead {
        case 0..<0x80: return (UInt32(lead), index + 1)
        case 0..<0xE0: return (UInt32(lead & 0x1F) << 6 | tail(1), min(index + 2, bytes.count))
        case 0..<0xF0: return (UInt32(lead & 0x0F) << 12 | tail(1) << 6 | tail(2), min(index + 3, bytes.count))
        default:
            let scalar = UInt32(lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
            return (scalar, min(index + 4, bytes.count))
        }
    }
}

extension WordCutter {
    /// The words, with numbers that are grouped in threes made one word: `1,250,000`. The same separator all
    /// the way, one to three digits in front, and nothing glued on before or after.
    func joinedNumbers() -> [Cut] {
        if !mayHoldGroups { return cuts }
        var joined: [Cut] = []
        joined.reserveCapacity(cuts.count)
        var index = 0
        while index < cuts.count {
            let end = endOfNumber(from: index)
            let (first, last) = (cuts[index], cuts[end - 1])
            joined.append(
                Cut(
                    folded: first.folded.lowerBound..<last.folded.upperBound,
                    range: first.range.lowerBound..<last.range.upperBound))
            index = end
        }
        return joined
    }

    private func endOfNumber(from first: Int) -> Int {
        guard let lead = digits(first), (1...3).contains(lead), let separator = separator(before: first + 1),
            self.separator(before: first) == nil || digits(first - 1) == nil
        else { return first + 1 }
        var end = first + 1
        while self.separator(before: end) == separator {
            // A group of another length says that this was no grouping: an address, a version.
            guard digits(end) == 3 else { return first + 1 }
            end += 1
        }
        return end
    }

    /// How many digits the word has; nil where it is not a number.
    private func digits(_ index: Int) -> Int? {
        guard cuts.indices.contains(index) else { return nil }
        let word = folded[cuts[index].folded]
        return word.allSatisfy { (0x30...0x39).contains($0) } ? word.count : nil
    }

    /// The comma or full stop that alone stands between a word and the one before it.
    private func separator(before index: Int) -> UInt8? {
        guard index > 0, index < cuts.count else { return nil }
        let end = cuts[index - 1].range.upperBound
        guard cuts[index].range.lowerBound == end + 1, bytes[end] == 0x2C || bytes[end] == 0x2E else { return nil }
        return bytes[end]
    }
}

/// The scripts that go by character.
private enum Ideographs {
    enum Role { case none, begins, continues }

    /// What a folded scalar does. Hangul arrives as jamo, of which a leading consonant begins the syllable.
    static func role(of scalar: UInt32) -> Role {
        switch scalar {
        case 0..<0x1100: .none
        case 0x1100..<0x1160, 0xA960..<0xA980: .begins
        case 0x1160..<0x1200, 0xD7B0..<0xD800: .continues
        case 0x3005...0x3007, 0x3041..<0x3100, 0x31F0..<0x3200, 0x3400..<0x4DC0, 0x4E00..<0xA000: .begins
        case 0xF900..<0xFB00, 0x1B000..<0x1B170, 0x20000..<0x3FFFE: .begins
        default: .none
        }
    }
}

/// Two texts with their styles, word by word: what stayed, and between that what went and what came.
struct WordComparison {
    /// A stretch where elements of one text stand for elements of the other: the same ones, or others.
    private struct Stretch {
        var isSame: Bool
        var old: Range<Int>
        var new: Range<Int>
    }

    /// The new text with what changed in it.
    let inline: Inline
    /// Words that came, and that went.
    private(set) var inserted = 0
    private(set) var deleted = 0
    /// Whether anything is marked.
    private(set) var hasChanges = false

    init(_ old: Inline, _ new: Inline) {
        var vocabulary: [String: Int32] = [:]
        let (oldText, newText) = (ComparedText(old.text, &vocabulary), ComparedText(new.text, &vocabulary))
        var stretches = WordComparison.stretches(oldText, newText)
        WordComparison.join(&stretches, oldText, newText)
        WordComparison.slide(&stretches, oldText, newText)
        var writer = RunWriter(old: RunWriter.Source(old, oldText), new: RunWriter.Source(new, newText))
        var (oldPlace, newPlace) = (0, 0)
        for stretch in stretches {
            if stretch.isSame {
                guard !stretch.new.isEmpty else { continue }
                let start = newText.elements[stretch.new.lowerBound].range.lowerBound
                let oldStart = oldText.elements[stretch.old.lowerBound].range.lowerBound
                writer.change(oldPlace..<oldStart, newPlace..<start)
                newPlace = newText.elements[stretch.new.upperBound - 1].range.upperBound
                oldPlace = oldText.elements[stretch.old.upperBound - 1].range.upperBound
                writer.keep(start..<newPlace)
            } else {
                inserted += newText.words(stretch.new)
                deleted += oldText.words(stretch.old)
            }
        }
        writer.change(oldPlace..<oldText.bytes.count, newPlace..<newText.bytes.count)
        inline = writer.inline
        hasChanges = writer.hasChanges
    }

    private static func stretches(_ old: ComparedText, _ new: ComparedText) -> [Stretch] {
        var stretches: [Stretch] = []
        var (oldPlace, newPlace) = (0, 0)
        func change(upTo oldEnd: Int, _ newEnd: Int) {
            guard oldPlace < oldEnd || newPlace < newEnd else { return }
            stretches.append(Stretch(isSame: false, old: oldPlace..<oldEnd, new: newPlace..<newEnd))
        }
        for pair in SequenceMatching(old.numbers, new.numbers).pairs {
            change(upTo: pair.old, pair.new)
            if let last = stretches.last, last.isSame, last.old.upperBound == pair.old, last.new.upperBound == pair.new
            {
                stretches[stretches.count - 1].old = last.old.lowerBound..<pair.old + 1
                stretches[stretches.count - 1].new = last.new.lowerBound..<pair.new + 1
            } else {
                stretches.append(
                    Stretch(isSame: true, old: pair.old..<pair.old + 1, new: pair.new..<pair.new + 1))
            }
            (oldPlace, newPlace) = (pair.old + 1, pair.new + 1)
        }
        change(upTo: old.numbers.count, new.numbers.count)
        return stretches
    }

    /// Takes out what stayed between two changes where that is little beside them: a mark alone, or a word or two. What
    /// is left reads as one correction instead of a heap of them.
    private static func join(_ stretches: inout [Stretch], _ old: ComparedText, _ new: ComparedText) {
        var joined: [Stretch] = []
        for stretch in stretches {
            joined.append(stretch)
            while joined.count >= 3, let last = joined.last, !last.isSame {
                let (first, middle) = (joined[joined.count - 3], joined[joined.count - 2])
                guard !first.isSame, middle.isSame else { break }
                let words = new.words(middle.new)
                let beside = min(size(first, old, new), size(last, old, new))
                // Whoever corrects two sentences has made two corrections.
                let isLittle =
                    words == 0
                    ? beside > 0 && !new.elements[middle.new].contains { $0.isEnd } : words <= 3 && 2 * words <= beside
                guard isLittle else { break }
                joined.removeLast(3)
                joined.append(
                    Stretch(
                        isSame: false, old: first.old.lowerBound..<last.old.upperBound,
                        new: first.new.lowerBound..<last.new.upperBound))
            }
        }
        stretches = joined
    }

    private static func size(_ stretch: Stretch, _ old: ComparedText, _ new: ComparedText) -> Int {
        max(old.words(stretch.old), new.words(stretch.new))
    }

    /// Where only something came, or only something went, and it could as well stand a little earlier or later, it is put
    /// where it begins behind a sentence, and with a word.
    private static func slide(_ stretches: inout [Stretch], _ old: ComparedText, _ new: ComparedText) {
        for index in stretches.indices where !stretches[index].isSame {
            let stretch = stretches[index]
            guard stretch.old.isEmpty || stretch.new.isEmpty else { continue }
            let isOld = stretch.new.isEmpty
            let text = isOld ? old : new
            let range = isOld ? stretch.old : stretch.new
            // One element of what stayed is left on each side, so that nothing joins that stood apart.
            let before = index > 0 ? stretches[index - 1].new.count : 0
            let behind = index + 1 < stretches.count ? stretches[index + 1].new.count : 0
            let numbers = text.numbers
            var (down, up) = (0, 0)
            let (leastBefore, leastBehind) = (index > 1 ? 1 : 0, index + 2 < stretches.count ? 1 : 0)
            while down < before - leastBefore,
                numbers[range.lowerBound - 1 - down] == numbers[range.upperBound - 1 - down]
            {
                down += 1
            }
            while up < behind - leastBehind, numbers[range.lowerBound + up] == numbers[range.upperBound + up] {
                up += 1
            }
            guard down > 0 || up > 0 else { continue }
            let shifts = (-down...up).map { shift in
                (shift: shift, worth: worth(text, range.lowerBound + shift..<range.upperBound + shift))
            }
            guard let best = shifts.max(by: { ($0.worth, -abs($0.shift)) < ($1.worth, -abs($1.shift)) }) else {
                continue
            }
            move(&stretches, index, by: best.shift, isOld)
        }
        stretches.removeAll { $0.old.isEmpty && $0.new.isEmpty }
    }

    private static func worth(_ text: ComparedText, _ range: Range<Int>) -> Int {
        var worth = 0
        if range.lowerBound == 0 || text.elements[range.lowerBound - 1].isEnd { worth += 4 }
        if text.elements[range.lowerBound].isWord { worth += 2 }
        if text.elements[range.upperBound - 1].isEnd { worth += 1 }
        return worth
    }

    private static func move(_ stretches: inout [Stretch], _ index: Int, by shift: Int, _ isOld: Bool) {
        func moved(_ range: Range<Int>) -> Range<Int> { range.lowerBound + shift..<range.upperBound + shift }
        stretches[index].old = moved(stretches[index].old)
        stretches[index].new = moved(stretches[index].new)
        if index > 0 {
            stretches[index - 1].old = stretches[index - 1].old.lowerBound..<stretches[index].old.lowerBound
            stretches[index - 1].new = stretches[index - 1].new.lowerBound..<stretches[index].new.lowerBound
        }
        if index + 1 < stretches.count {
            stretches[index + 1].old = stretches[index].old.upperBound..<stretches[index + 1].old.upperBound
            stretches[index + 1].new = stretches[index].new.upperBound..<stretches[index + 1].new.upperBound
        }
    }
}

/// Puts runs together from pieces of two texts.
private struct RunWriter {
    /// A text, its runs and where each begins.
    struct Source {
        let inline: Inline
        let text: ComparedText
        let starts: [Int]

        init(_ inline: Inline, _ text: ComparedText) {
            (self.inline, self.text) = (inline, text)
            var start = 0
            starts = inline.runs.map { run in
                defer { start += run.text.utf8.count }
                return start
            }
        }

        /// The runs within a range of the text's bytes.
        func runs(_ range: Range<Int>) -> [Inline.Run] {
            if range.isEmpty { return [] }
            var (low, high) = (0, starts.count)
            while low < high {
                let middle = (low + high) / 2
                if starts[middle] <= range.lowerBound { low = middle + 1 } else { high = middle }
            }
            var runs: [Inline.Run] = []
            for index in max(0, low - 1)..<starts.count {
                if starts[index] >= range.upperBound { break }
                let run = inline.runs[index]
                let part = range.clamped(to: starts[index]..<starts[index] + run.text.utf8.count)
                if part.isEmpty { continue }
                runs.append(
                    Inline.Run(String(decoding: text.bytes[part], as: UTF8.self), style: run.style, link: run.link))
            }
            return runs
        }
    }

    let old: Source
    let new: Source
    private(set) var inline = Inline([])
    private(set) var hasChanges = false

    init(old: Source, new: Source) { (self.old, self.new) = (old, new) }

    /// Writes a piece of the new text that stayed.
    mutating func keep(_ range: Range<Int>) {
        for run in new.runs(range) { inline.append(run) }
    }

    /// Writes what lies between two stretches that stayed. Spaces that both have at their ends stay; where there is nothing
    /// but white space, that of the new text stands.
    mutating func change(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
        let (oldBytes, newBytes) = (old.text.bytes[oldRange], new.text.bytes[newRange])
        let head = RunWriter.sharedSpaces(oldBytes, newBytes)
        let tail = RunWriter.sharedSpaces(oldBytes.dropFirst(head).reversed(), newBytes.dropFirst(head).reversed())
        let went = oldRange.dropFirst(head).dropLast(tail)
        let came = newRange.dropFirst(head).dropLast(tail)
        keep(newRange.prefix(head))
        if !old.text.isBlank(went) {
            for var run in old.runs(went) {
                run.style.insert(.deleted)
                // What went leads nowhere: the numbers of links are those of the new text.
                run.link = nil
                inline.append(run)
            }
            hasChanges = true
        }
        if new.text.isBlank(came) {
            keep(came)
        } else {
            for var run in new.runs(came) {
                run.style.insert(.inserted)
                inline.append(run)
            }
            hasChanges = true
        }
        keep(newRange.suffix(tail))
    }

    /// How many spaces two texts begin with alike.
    private static func sharedSpaces(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Int {
        zip(left, right).prefix { $0 == $1 && $0 == 0x20 }.reduce(0) { count, _ in count + 1 }
    }
}

extension Inline {
    /// Adds a run; one that is like the last goes on with it.
    mutating func append(_ run: Run) {
        if let last = runs.last, last.style == run.style, last.link == run.link {
            runs[runs.count - 1].text += run.text
        } else {
            runs.append(run)
        }
    }
}

extension ComparedText {
    /// Whether there is nothing but white space in a range.
    fileprivate func isBlank(_ range: Range<Int>) -> Bool {
        var (low, high) = (0, elements.count)
        while low < high {
            let middle = (low + high) / 2
            if elements[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low == elements.count || elements[low].range.lowerBound >= range.upperBound
    }
}

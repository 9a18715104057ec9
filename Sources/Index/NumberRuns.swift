/// The numbers of items by slot. They go up, nearly always by one, so only where they do not is written down.
struct NumberRuns {
    /// The first number of each run, and its slot.
    private(set) var numbers: [Int64] = []
    private(set) var slots: [Int32] = []
    private(set) var count = 0

    init() {}

    /// Nil where these are no runs: bytes from a file may be anything.
    init?(numbers: [Int64], slots: [Int32], count: Int) {
        guard numbers.count == slots.count, slots.first ?? 0 == 0, slots.isEmpty == (count == 0),
            count <= Int32.max, slots.last.map({ $0 < count }) ?? true
        else { return nil }
        for run in slots.indices.dropFirst() {
            let length = Int64(slots[run]) - Int64(slots[run - 1])
            let (behind, isTooMuch) = numbers[run - 1].addingReportingOverflow(length)
            guard length > 0, !isTooMuch, numbers[run] >= behind else { return nil }
        }
        if let last = numbers.last, last > Int64.max - Int64(count) { return nil }
        self.numbers = numbers
        self.slots = slots
        self.count = count
    }

    /// Takes a number that is larger than all before.
    mutating func append(_ number: Int64) {
        if count == 0 || self[count - 1] &+ 1 != number {
            numbers.append(number)
            slots.append(Int32(truncatingIfNeeded: count))
        }
        count += 1
    }

    subscript(slot: Int) -> Int64 {
        if slots.count == 1 { return numbers[0] + Int64(slot) }
        var low = 0
        var high = slots.count
        while low < high {
            let middle = (low + high) / 2
            if Int(slots[middle]) <= slot { low = middle + 1 } else { high = middle }
        }
        return numbers[low - 1] + Int64(slot) - Int64(slots[low - 1])
    }

    func slot(of number: Int64) -> Int? {
        var low = 0
        var high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] <= number { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : slot(of: number, in: low - 1)
    }

    /// The same for numbers that go up from call to call; `run` begins with 0.
    func slot(of number: Int64, after run: inout Int) -> Int? {
        while run + 1 < numbers.count, numbers[run + 1] <= number { run += 1 }
        return run < numbers.count && numbers[run] <= number ? slot(of: number, in: run) : nil
    }

    private func slot(of number: Int64, in run: Int) -> Int? {
        let (place, isTooMuch) = number.subtractingReportingOverflow(numbers[run])
        let end = run + 1 < slots.count ? Int(slots[run + 1]) : count
        guard !isTooMuch, place < Int64(end) - Int64(slots[run]) else { return nil }
        return Int(slots[run]) + Int(place)
    }
}

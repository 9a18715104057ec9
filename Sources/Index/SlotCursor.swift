/// Finds the slots of item numbers that go up: each is looked for behind the one before.
struct SlotCursor {
    private let numbers: [Int64]
    private var place = 0

    init(_ columns: Columns) { numbers = columns.numbers }

    /// Nil where no slot has the number, or where it does not lie behind the last that was asked for.
    mutating func slot(of number: Int64) -> Int? {
        var stride = 1
        var high = place
        while high < numbers.count, numbers[high] < number {
            place = high + 1
            high += stride
            stride *= 2
        }
        high = min(high, numbers.count)
        while place < high {
            let middle = (place + high) / 2
            if numbers[middle] < number { place = middle + 1 } else { high = middle }
        }
        return place < numbers.count && numbers[place] == number ? place : nil
    }
}

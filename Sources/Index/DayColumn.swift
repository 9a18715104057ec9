/// The numbers of days, in two bytes each as long as all are of 1880 to 2059, else in four.
struct DayColumn {
    /// 0 for none, else the day and 32,768.
    private var near: [UInt16] = []
    /// The days themselves, where one of them is too far; `near` is empty then.
    private var far: [Int32] = []
    private(set) var isFar = false

    init() {}

    init(near: [UInt16]) { self.near = near }

    init(far: [Int32]) { (self.far, isFar) = (far, true) }

    var count: Int { isFar ? far.count : near.count }

    /// `Columns.noDay` for none.
    subscript(place: Int) -> Int32 {
        get { isFar ? far[place] : DayColumn.day(near[place]) }
        set {
            widen(for: newValue)
            if isFar { far[place] = newValue } else { near[place] = DayColumn.code(newValue) ?? 0 }
        }
    }

    mutating func append(_ day: Int32) {
        widen(for: day)
        if isFar { far.append(day) } else { near.append(DayColumn.code(day) ?? 0) }
    }

    /// Where there is a day, from `first` on and before `end`.
    func bits(first: Int64 = .min, end: Int64 = .max) -> BitSet {
        if isFar {
            return far.withUnsafeBufferPointer { days in
                BitSet(capacity: days.count) {
                    days[$0] != Columns.noDay && Int64(days[$0]) >= first && Int64(days[$0]) < end
                }
            }
        }
        // The codes from one bound to the other; no bound is so far that it would not fit.
        let (first, end) = (max(-100_000, min(first, 100_000)), max(-100_000, min(end, 100_000)))
        let low = UInt16(max(1, min(65_536, first + 32_768)) - 1)
        let high = UInt16(max(0, min(65_535, end + 32_767)))
        return near.withUnsafeBufferPointer { days in
            BitSet(capacity: days.count) { days[$0] > low && days[$0] <= high }
        }
    }

    /// How many of some places are of each day, the last day first, and those without a day behind.
    func counts(in places: BitSet) -> [(day: Int32, count: Int)] {
        if isFar {
            var counts: [Int32: Int] = [:]
            places.visit { counts[far[$0], default: 0] += 1 }
            return counts.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
        }
        var counts = [UInt32](repeating: 0, count: 65_536)
        near.withUnsafeBufferPointer { near in
            counts.withUnsafeMutableBufferPointer { counts in
                places.visit { counts[Int(near[$0])] += 1 }
            }
        }
        return counts.indices.reversed().compactMap { code in
            counts[code] == 0 ? nil : (DayColumn.day(UInt16(code)), Int(counts[code]))
        }
    }

    /// Puts the days as they are kept.
    func put(_ writer: inout SnapshotWriter) throws(IndexError) {
        try writer.put(UInt8(isFar ? 4 : 2))
        if isFar { try writer.put(far) } else { try writer.put(near) }
    }

    private mutating func widen(for day: Int32) {
        if isFar || DayColumn.code(day) != nil { return }
        far = near.map(DayColumn.day)
        near = []
        isFar = true
    }

    private static func code(_ day: Int32) -> UInt16? {
        if day == Columns.noDay { return 0 }
        return (-32_767...32_767).contains(day) ? UInt16(day + 32_768) : nil
    }

    private static func day(_ code: UInt16) -> Int32 { code == 0 ? Columns.noDay : Int32(code) - 32_768 }
}

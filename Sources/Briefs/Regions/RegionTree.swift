/// The world's regions: UN M49 areas over ISO 3166-1 countries over ISO 3166-2 subdivisions, and named sets beside them.
///
/// Regions are numbered depth first, so a region and everything below it is one range of numbers. What is kept is three arrays of
/// offsets; names and codes are read from the generated table when they are asked for.
package struct RegionTree: Sendable {
    /// Where each region's line begins.
    private let starts: [UInt32]
    /// The number of the region directly above; its own number for a root.
    private let parents: [UInt16]
    /// The number after the last region below.
    private let ends: [UInt16]
    /// The named sets' codes and members, by code.
    let named: [(code: RegionCode, members: [RegionCode], names: Range<Int>)]

    /// Reads the generated table: one pass over its lines, well below a millisecond.
    package init() {
        let lines = RegionLines()
        var starts: [UInt32] = []
        starts.reserveCapacity(RegionData.count)
        var parents: [UInt16] = []
        parents.reserveCapacity(RegionData.count)
        var ends = [UInt16](repeating: UInt16(RegionData.count), count: RegionData.count)
        var path: [Int] = []
        var at = RegionData.tree.lowerBound
        while at < RegionData.tree.upperBound {
            let number = starts.count
            let depth = Int(lines.byte(at) & 15)
            while path.count > depth { ends[path.removeLast()] = UInt16(number) }
            parents.append(UInt16(path.last ?? number))
            path.append(number)
            starts.append(UInt32(at))
            at = lines.end(ofLineAt: at) + 1
        }
        self.starts = starts
        self.parents = parents
        self.ends = ends
        named = Self.readSets(lines)
    }

    /// The region or set with this code, or nil if the table has none.
    package func region(_ code: RegionCode) -> Region? {
        let lines = RegionLines()
        if code.isSet {
            guard let set = named.first(where: { $0.code == code }) else { return nil }
            return Region(code: code, parent: nil, members: set.members, names: lines.fields(set.names).map(lines.text))
        }
        guard let number = number(of: code) else { return nil }
        let start = Int(starts[number])
        let names = lines.fields(start..<lines.end(ofLineAt: start)).dropFirst()
        return Region(
            code: code, parent: parent(of: number).map(self.code(at:)), members: [], names: names.map(lines.text))
    }

    /// The region's place in depth-first order; nil for sets and unknown codes.
    package func number(of code: RegionCode) -> Int? {
        var raw = code.rawValue
        let lines = RegionLines()
        return raw.withUTF8 { lines.value(of: $0, in: RegionData.codes) }.map(lines.number)
    }

    /// The code of the region with this number; nil outside `0..<count`.
    package func code(numbered number: Int) -> RegionCode? {
        starts.indices.contains(number) ? code(at: number) : nil
    }

    /// How many regions are numbered.
    package var count: Int { starts.count }

    /// The numbers of the region and of everything below it; nil for sets and unknown codes.
    package func range(of code: RegionCode) -> Range<Int>? {
        number(of: code).map { $0..<Int(ends[$0]) }
    }

    /// The numbers that a region or a set holds, as ranges in rising order that do not touch; empty for unknown codes.
    package func ranges(of code: RegionCode) -> [Range<Int>] {
        let parts = members(of: code) ?? [code]
        var ranges: [Range<Int>] = []
        for range in parts.compactMap(range(of:)).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = ranges.last, range.lowerBound <= last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
        return ranges
    }

    /// The regions above, nearest first, up to the world; none for sets. Sets come from `sets(containing:)`.
    package func ancestors(of code: RegionCode) -> [RegionCode] {
        var ancestors: [RegionCode] = []
        var number = number(of: code)
        while let here = number, let above = parent(of: here) {
            ancestors.append(self.code(at: above))
            number = above
        }
        return ancestors
    }

    /// The regions directly below, by code; a set's members.
    package func children(of code: RegionCode) -> [RegionCode] {
        if let members = members(of: code) { return members }
        guard let range = range(of: code) else { return [] }
        return siblings(in: range.dropFirst())
    }

    /// The regions that have nothing above them: the world.
    package var roots: [RegionCode] { siblings(in: starts.indices) }

    /// The named sets, by code.
    package var sets: [RegionCode] { named.map(\.code) }

    /// Every region in depth-first order, then every set.
    package var all: [RegionCode] { starts.indices.map(code(at:)) + sets }

    /// A set's members; nil for everything else.
    func members(of code: RegionCode) -> [RegionCode]? {
        code.isSet ? named.first { $0.code == code }?.members : nil
    }

    private func parent(of number: Int) -> Int? {
        let parent = Int(parents[number])
        return parent == number ? nil : parent
    }

    private func code(at number: Int) -> RegionCode {
        let lines = RegionLines()
        let start = Int(starts[number]) + 1
        return RegionCode(settled: lines.text(start..<lines.end(ofFieldAt: start, limit: RegionData.tree.upperBound)))
    }

    /// The regions in a range of numbers that lie below no other of them.
    private func siblings(in range: Range<Int>) -> [RegionCode] {
        var siblings: [RegionCode] = []
        var number = range.lowerBound
        while number < range.upperBound {
            siblings.append(code(at: number))
            number = Int(ends[number])
        }
        return siblings
    }

    private static func readSets(_ lines: RegionLines) -> [(code: RegionCode, members: [RegionCode], names: Range<Int>)]
    {
        lines.fields(RegionData.sets, by: UInt8(ascii: "\n")).map { line in
            let code = line.lowerBound..<lines.end(ofFieldAt: line.lowerBound, limit: line.upperBound)
            let members = code.upperBound + 1..<lines.end(ofFieldAt: code.upperBound + 1, limit: line.upperBound)
            return (
                RegionCode(settled: lines.text(code)),
                lines.fields(members, by: UInt8(ascii: " ")).map { RegionCode(settled: lines.text($0)) },
                members.upperBound + 1..<line.upperBound
            )
        }
    }
}

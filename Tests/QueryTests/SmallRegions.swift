import Briefs
import Query

/// A handful of regions, enough to test with.
struct SmallRegions: RegionResolving {
    private static let parents = [
        "BO": "005", "PE": "005", "VE": "005", "CO": "005", "BO-B": "BO", "VE-F": "VE",
        "CO-BOL": "CO", "GT": "013", "005": "419", "013": "419",
    ]
    private static let names = [
        "BO": "Bolivia", "PE": "Peru", "VE": "Venezuela", "CO": "Colombia", "BO-B": "Beni", "VE-F": "Bolívar",
        "CO-BOL": "Bolívar", "GT": "Guatemala", "005": "South America", "013": "Central America",
        "419": "Latin America", "x-andes": "Andes",
    ]
    private static let sets = ["x-andes": ["BO", "PE"]]

    func lookup(_ name: String) -> [RegionCode] {
        let key = Words.key(name)
        let found = SmallRegions.names.filter { $0.key.lowercased() == key || Words.key($0.value) == key }
        return found.keys.sorted().compactMap { RegionCode($0) }
    }

    func contains(_ outer: RegionCode, _ inner: RegionCode) -> Bool {
        if outer == inner || ancestors(of: inner).contains(outer) { return true }
        return SmallRegions.sets[outer.rawValue, default: []].contains { $0 == inner.rawValue }
            || ancestors(of: inner).contains { SmallRegions.sets[outer.rawValue, default: []].contains($0.rawValue) }
    }

    func ancestors(of code: RegionCode) -> [RegionCode] {
        var above: [RegionCode] = []
        var raw = code.rawValue
        while let parent = SmallRegions.parents[raw] {
            if let code = RegionCode(parent) { above.append(code) }
            raw = parent
        }
        return above
    }

    func sets(containing code: RegionCode) -> [RegionCode] {
        SmallRegions.sets.keys.sorted().compactMap { RegionCode($0) }.filter { $0 != code && contains($0, code) }
    }

    func name(of code: RegionCode, in language: String) -> String? { SmallRegions.names[code.rawValue] }
}

/// Numbers that look random and are the same every time (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of some things.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int(next() % UInt64(elements.count))]
    }
}

func region(_ code: String) throws -> RegionCode {
    struct NoCode: Error {}
    guard let code = RegionCode(code) else { throw NoCode() }
    return code
}

func day(_ iso: String) throws -> Day {
    struct NoDay: Error {}
    guard let day = Day(iso: iso) else { throw NoDay() }
    return day
}

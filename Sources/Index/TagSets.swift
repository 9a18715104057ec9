/// The briefs of the last tags that were asked for: one tag after another is added to a choice.
final class TagSets {
    private static let most = 16
    private var sets: [String: BitSet] = [:]

    func set(of key: String, _ make: () throws(IndexError) -> BitSet) throws(IndexError) -> BitSet {
        if let known = sets[key] { return known }
        let made = try make()
        if sets.count == TagSets.most { sets = [:] }
        sets[key] = made
        return made
    }
}

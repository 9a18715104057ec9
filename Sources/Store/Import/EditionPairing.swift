import Briefs

/// Finds the edition of a piece in another language among briefs of the same source, at most two days apart.
///
/// Regions must agree. `n` is what two texts share of their names and `m` of their numerals, each as the number shared
/// by the geometric mean of what both have. Where both have two numerals or more, the confidence is (n + m) / 2, and at
/// least two numerals, two names, half of `m` and three tenths of `n` are wanted. Where they have hardly any, it is
/// 0.85 n, and four names and six tenths of `n` are wanted. A day apart costs a twentieth. A pair is made from 0.55 up,
/// where each of the two is the other's best by a clear lead: two stories of one day and place share names, too.
struct EditionPairing {
    /// Whether the reader has said that two briefs are no editions of one piece.
    let isUnpaired: (BriefID, BriefID) -> Bool

    static let least = 0.55
    static let lead = 0.12

    /// A brief that may be an edition.
    private struct Candidate {
        var brief: Brief
        var traits: EditionTraits
    }

    private struct Pair {
        var new: Int
        var other: Int
        var confidence: Double
    }

    /// Links the new and changed briefs of a batch with their editions, among the batch and the library.
    func pair(_ plan: inout ImportPlan, _ known: inout KnownBriefs) throws(StoreError) {
        let fresh = plan.additions.map(\.number) + plan.changes.map(\.number)
        var neighbours: [Int: [Int]] = [:]
        for number in fresh {
            let found = known.neighbours(of: number)
            if !found.isEmpty { neighbours[number] = found }
        }
        if neighbours.isEmpty { return }
        let candidates = try candidates(neighbours, plan, known)
        let pairs = pairs(neighbours, candidates)
        link(pairs, candidates, &plan, &known)
    }

    private func candidates(
        _ neighbours: [Int: [Int]], _ plan: ImportPlan, _ known: KnownBriefs
    ) throws(StoreError) -> [Int: Candidate] {
        var candidates: [Int: Candidate] = [:]
        func note(_ number: Int, _ brief: Brief) {
            let traits = EditionTraits(brief)
            // The text is not needed any more, and there may be many.
            var light = brief
            light.body = .text("", headings: [])
            candidates[number] = Candidate(brief: light, traits: traits)
        }
        var stored: Set<Int> = []
        for number in Set(neighbours.keys).union(neighbours.values.joined()) {
            if let brief = plan.planned(number) { note(number, brief) } else { stored.insert(number) }
        }
        _ = try known.load(stored) { number, brief in
            note(number, brief)
            return false
        }
        return candidates
    }

    private func pairs(_ neighbours: [Int: [Int]], _ candidates: [Int: Candidate]) -> [Pair] {
        var pairs: [Pair] = []
        for (new, others) in neighbours {
            guard let left = candidates[new] else { continue }
            for other in others {
                // Of two new ones each finds the other.
                if neighbours[other] != nil, other < new { continue }
                guard let right = candidates[other], !isUnpaired(left.brief.id, right.brief.id) else { continue }
                let confidence = EditionPairing.confidence(
                    left.brief, left.traits, right.brief, right.traits)
                if confidence > 0 { pairs.append(Pair(new: new, other: other, confidence: confidence)) }
            }
        }
        return pairs.sorted { ($1.confidence, $0.new, $0.other) < ($0.confidence, $1.new, $1.other) }
    }

    private func link(
        _ pairs: [Pair], _ candidates: [Int: Candidate], _ plan: inout ImportPlan, _ known: inout KnownBriefs
    ) {
        // The confidences of a brief with those of another language, the best first.
        var rivals: [Rivalry: [(other: Int, confidence: Double)]] = [:]
        func language(_ number: Int) -> String { candidates[number].flatMap { Self.language($0.brief) } ?? "" }
        for pair in pairs {
            rivals[Rivalry(number: pair.new, language: language(pair.other)), default: []]
                .append((pair.other, pair.confidence))
            rivals[Rivalry(number: pair.other, language: language(pair.new)), default: []]
                .append((pair.new, pair.confidence))
        }
        func leads(_ number: Int, _ other: Int) -> Bool {
            let all = rivals[Rivalry(number: number, language: language(other))] ?? []
            guard let first = all.first, first.other == other else { return false }
            return all.count < 2 || first.confidence - all[1].confidence >= EditionPairing.lead
        }
        for pair in pairs where pair.confidence >= EditionPairing.least {
            guard leads(pair.new, pair.other), leads(pair.other, pair.new), let other = candidates[pair.other]?.brief
            else { continue }
            plan.link(
                pair.new,
                Brief.Translation(
                    language: other.language ?? "", id: other.id,
                    confidence: (pair.confidence * 100).rounded() / 100), &known)
        }
    }

    private struct Rivalry: Hashable {
        var number: Int
        var language: String
    }

    private static func language(_ brief: Brief) -> String? { brief.language.map { String($0.prefix { $0 != "-" }) } }

    /// How sure it is that two briefs are editions of one piece: 0 to 1, and 0 where anything speaks against it.
    static func confidence(
        _ left: Brief, _ leftTraits: EditionTraits, _ right: Brief, _ rightTraits: EditionTraits
    ) -> Double {
        guard let first = left.day, let second = right.day, abs(first.number - second.number) <= 2,
            language(left) != language(right)
        else { return 0 }
        let place = agreement(left, right)
        guard place > 0, leftTraits.length > 0, rightTraits.length > 0,
            max(leftTraits.length, rightTraits.length) <= 3 * min(leftTraits.length, rightTraits.length)
        else { return 0 }
        let names = EditionTraits.shared(leftTraits.names, rightTraits.names)
        let numerals = EditionTraits.shared(leftTraits.numerals, rightTraits.numerals)
        let n = mean(names, leftTraits.names.count, rightTraits.names.count)
        let m = mean(numerals, leftTraits.numerals.count, rightTraits.numerals.count)
        let fewest = min(leftTraits.numerals.count, rightTraits.numerals.count)
        let most = max(leftTraits.numerals.count, rightTraits.numerals.count)
        let distance = 1 - 0.05 * Double(abs(first.number - second.number))
        if fewest >= 2 {
            guard numerals >= 2, names >= 2, m >= 0.5, n >= 0.3 else { return 0 }
            return (n + m) / 2 * place * distance
        }
        guard most <= 2, numerals >= fewest, names >= 4, n >= 0.6 else { return 0 }
        return 0.85 * n * place * distance
    }

    private static func mean(_ shared: Int, _ left: Int, _ right: Int) -> Double {
        left == 0 || right == 0 ? 0 : Double(shared) / (Double(left) * Double(right)).squareRoot()
    }

    /// 1 where both state a region, 0.9 where only one does and the other's text names it; 0 where they disagree.
    private static func agreement(_ left: Brief, _ right: Brief) -> Double {
        let stated = (Set(left.regions), Set(right.regions))
        if !stated.0.isDisjoint(with: stated.1) { return 1 }
        if !stated.0.isEmpty, !stated.1.isEmpty { return 0 }
        let all = (stated.0.union(left.suggestedRegions), stated.1.union(right.suggestedRegions))
        return all.0.isDisjoint(with: all.1) ? 0 : 0.9
    }
}

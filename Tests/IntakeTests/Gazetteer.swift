import Briefs
import Testing

@testable import Intake

/// A few places, enough for the fixtures: the room's tests do not hang on the whole tree.
enum Gazetteer {
    static let places = PlaceNames(
        lookup: { name in (regions[MatchKey.fold(name)] ?? []).compactMap { RegionCode($0) } },
        countries: { text in
            let key = MatchKey(text)
            let found = regions.filter { $0.value.count == 1 && $0.value[0].count == 2 }.compactMap { name, codes in
                key.firstWord(name).map { (place: $0, code: codes[0]) }
            }
            return found.sorted { $0.place < $1.place }.compactMap { RegionCode($0.code) }
        })

    private static let regions: [String: [String]] = [
        "argentina": ["AR"], "bolivia": ["BO"], "brazil": ["BR"], "brasil": ["BR"], "chile": ["CL"],
        "colombia": ["CO"], "dominican republic": ["DO"], "ecuador": ["EC"], "guyana": ["GY"], "haiti": ["HT"],
        "honduras": ["HN"], "mexico": ["MX"], "panama": ["PA"], "paraguay": ["PY"], "peru": ["PE"],
        "uruguay": ["UY"], "sinaloa": ["MX-SIN"], "santa cruz": ["AR-Z", "BO-S"], "south america": ["005"],
    ]
}

extension MatchKey {
    /// Where a name stands as whole words.
    fileprivate func firstWord(_ name: String) -> Int? {
        let phrase = Array(name.utf8)
        var from = 0
        while let found = first(phrase, from: from, limit: count) {
            if !isWord(at: found - 1), !isWord(at: found + phrase.count) { return found }
            from = found + 1
        }
        return nil
    }
}

/// Reads a text as the program would.
func capture(
    _ text: String, name: String = "page.txt", options: IntakeOptions = IntakeOptions(places: Gazetteer.places)
) throws -> Draft {
    try #require(Intake.read(bytes: Array(text.utf8), name: name, options: options).first)
}

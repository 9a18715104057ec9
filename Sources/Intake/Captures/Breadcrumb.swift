import Briefs

/// The line that says where in a site a page stands, often run together: `HomeNewsBriefTitle of the page`.
struct Breadcrumb: Hashable, Sendable {
    /// What follows the sections; the page's title where the breadcrumb ends with it.
    var title: String
    var kind: Kind?

    /// Nil where the line does not begin with a home page's name followed by something that is run into it
    /// or parted from it, or where nothing else tells: a title may begin with "Home", too.
    init?(_ line: CaptureLine, following lines: ArraySlice<CaptureLine>, book: PhraseBook) {
        guard line.length <= 600, book.home.contains(where: { line.key.hasPrefix($0) }) else { return nil }
        var rest = Substring(line.text)
        var count = 0
        var isRunTogether = false
        while let step = Breadcrumb.step(rest, isFirst: count == 0, book: book) {
            if let found = book.kinds[step.crumb] { kind = found }
            isRunTogether = isRunTogether || step.isMarked
            rest = step.rest
            count += 1
        }
        title = String(rest)
        if count > 0, isRunTogether { return }
        // `Home News Brief Title`: only the title itself, standing below, tells.
        for other in lines where other.key.utf8.count >= 8 && line.key.hasSuffix(other.key) && line.key != other.key {
            title = other.text
            kind = line.key.dropLast(other.key.count).split(separator: " ").compactMap { book.kinds[String($0)] }.last
            return
        }
        return nil
    }

    /// Takes one section off the front, where a capital or a mark follows it.
    private static func step(
        _ text: Substring, isFirst: Bool, book: PhraseBook
    ) -> (crumb: String, rest: Substring, isMarked: Bool)? {
        let key = MatchKey(text)
        for crumb in book.crumbs where key.has(Array(crumb.utf8), at: 0) {
            if isFirst, !book.home.contains(crumb) { continue }
            let length = crumb.utf8.count
            guard length < key.count else { return isFirst ? nil : (crumb, "", false) }
            let isFused = key.isWord(at: length) && key.isCapital[length]
            let after = String(decoding: text.utf8.dropFirst(key.origins[length]), as: UTF8.self)
            let rest = after.drop { " >/|»›→·•-–:".contains($0) }
            let isMarked = after.dropLast(rest.count).contains { $0 != " " }
            guard isFused || isMarked else { continue }
            return (crumb, rest, true)
        }
        return nil
    }
}

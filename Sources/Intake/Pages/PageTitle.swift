/// The title of a page without the name of its site.
enum PageTitle {
    private static let separators = [
        " | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " :: ", " : ", " / ", ": ",
    ]

    /// A longer one is no title.
    private static let longest = 1_000

    /// `title` as the page has it; what it is cut to must be said elsewhere on the page, or what is cut off must be the
    /// site's name.
    static func without(site: String?, _ title: String, others: [String]) -> String {
        guard title.utf8.count <= longest else { return title }
        let site = site.map { MatchKey.fold($0) }
        let said = Set(others.map { MatchKey.fold($0) })
        if said.contains(MatchKey.fold(title)), !ends(title, with: site) { return title }
        var best: Substring?
        for separator in separators {
            for found in title.ranges(of: separator) {
                let front = title[..<found.lowerBound]
                let back = title[found.upperBound...]
                if isCut(front, back, site, said), best.map({ $0.count < front.count }) ?? true { best = front }
                if isCut(back, front, site, said), best == nil { best = back }
            }
        }
        return best.map { PageLine.folded(Array($0.utf8)) } ?? title
    }

    private static func isCut(_ kept: Substring, _ dropped: Substring, _ site: String?, _ said: Set<String>) -> Bool {
        guard !kept.isEmpty else { return false }
        return said.contains(MatchKey.fold(kept)) || site.map { MatchKey.fold(dropped) == $0 } ?? false
    }

    private static func ends(_ title: String, with site: String?) -> Bool {
        site.map { !$0.isEmpty && MatchKey.fold(title).hasSuffix(" " + $0) } ?? false
    }
}

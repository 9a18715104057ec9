import Briefs
import Markup

/// What a page says of itself in its head and in marks on its elements.
struct PageFacts {
    /// By name or property in small letters, each with its values in order.
    private(set) var metas: [String: [String]] = [:]
    private(set) var canonical: String?
    private(set) var base: String?
    private(set) var language: String?
    private(set) var titleTag: String?
    /// Other editions: language and address, as written.
    private(set) var alternates: [(language: String, link: String)] = []
    /// Of the first level; where there is none, that of the second which stands alone or in the page's title.
    var headings: [String] {
        guard first.isEmpty else { return first }
        return second.filter { heading in second.count == 1 || titleTag?.contains(heading) ?? false }
    }
    private(set) var bylines: [String] = []
    private(set) var published: String?
    private(set) var updated: String?
    /// A moment on the page of which nothing says what it is.
    private(set) var moment: String?
    private(set) var tags: [String] = []
    private(set) var licence: String?
    private(set) var kicker: String?
    private(set) var headline: String?
    private(set) var data: [JSONValue] = []
    private(set) var repairs: [String] = []

    private var first: [String] = []
    private var second: [String] = []

    /// What is said more often than this is no fact of one piece.
    private static let most = 64

    init(_ tree: PageTree) {
        for index in tree.indices.dropFirst() {
            let node = tree[index]
            switch node.tag {
            case .html:
                language = language ?? tree.attribute("lang", of: index) ?? tree.attribute("xml:lang", of: index)
            case .meta: addMeta(tree, index)
            case .linked: addLink(tree, index)
            case .base where base == nil: base = tree.attribute("href", of: index)
            case .title where titleTag == nil: titleTag = PageFacts.saying(tree.line(of: index))
            case .script where data.count < PageFacts.most: addScript(tree, index)
            case .time: addTime(tree, index)
            case .heading1 where first.count < 8 && !tree.isUnseen(node):
                PageFacts.saying(tree.line(of: index)).map { first.append($0) }
            case .heading2 where second.count < 8 && !tree.isUnseen(node):
                PageFacts.saying(tree.line(of: index)).map { second.append($0) }
            default: break
            }
            if !node.hints.isEmpty { addMarks(tree, index, node) }
        }
    }

    /// The first value of the first of several names that has one.
    func meta(_ names: String...) -> String? {
        for name in names {
            if let value = metas[name]?.first { return value }
        }
        return nil
    }

    func all(_ names: String...) -> [String] { names.flatMap { metas[$0] ?? [] } }

    private static func saying(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

    private mutating func addMeta(_ tree: PageTree, _ index: Int) {
        guard let content = tree.attribute("content", of: index).map({ PageLine.folded(Array($0.utf8)) }),
            !content.isEmpty
        else { return }
        let names =
            [tree.attribute("property", of: index), tree.attribute("name", of: index)]
            + [tree.attribute("itemprop", of: index), tree.attribute("http-equiv", of: index)]
        for name in Set(names.compactMap { $0?.lowercased() }) where !name.isEmpty {
            if metas[name, default: []].count < PageFacts.most { metas[name, default: []].append(content) }
        }
    }

    private mutating func addLink(_ tree: PageTree, _ index: Int) {
        guard let relation = tree.attribute("rel", of: index)?.lowercased(),
            let link = tree.attribute("href", of: index), !link.isEmpty
        else { return }
        for word in relation.split(separator: " ") {
            switch word {
            case "canonical": canonical = canonical ?? link
            case "license", "licence": licence = licence ?? link
            case "alternate":
                if let tag = tree.attribute("hreflang", of: index), !tag.isEmpty, alternates.count < PageFacts.most {
                    alternates.append((tag, link))
                }
            default: break
            }
        }
    }

    private mutating func addScript(_ tree: PageTree, _ index: Int) {
        guard let type = tree.attribute("type", of: index)?.lowercased(), type.hasPrefix("application/ld+json") else {
            return
        }
        switch LinkedData.parse(tree.inner(index)) {
        case .value(let value): data.append(value)
        case .nothing: break
        case .damaged(let what): repairs.append("The page's data for programs (JSON-LD) cannot be read: \(what).")
        }
    }

    private mutating func addTime(_ tree: PageTree, _ index: Int) {
        guard let written = PageFacts.saying(tree.attribute("datetime", of: index)) else { return }
        let hints = tree[index].hints
        let name = (tree.attribute("itemprop", of: index) ?? tree.attribute("class", of: index) ?? "").lowercased()
        if name.contains("modif") || name.contains("updat") {
            updated = updated ?? written
        } else if name.contains("publi") || tree.attribute("pubdate", of: index) != nil {
            published = published ?? written
        } else if !hints.contains(.comments), !isApart(tree, index) {
            moment = moment ?? written
        }
    }

    /// Whether a node stands in what is no part of the article; looked for a few levels up only.
    private func isApart(_ tree: PageTree, _ index: Int) -> Bool {
        var at = index
        for _ in 0..<24 {
            let node = tree[at]
            if node.tag == .body || node.tag == .article || node.tag == .main { return false }
            if !node.hints.isDisjoint(with: .apart) || node.tag == .aside || node.tag == .nav { return true }
            guard let parent = tree.parent(at) else { return false }
            at = parent
        }
        return false
    }

    private mutating func addMarks(_ tree: PageTree, _ index: Int, _ node: PageTree.Node) {
        let hints = node.hints
        if hints.contains(.relLicense), let link = tree.attribute("href", of: index) { licence = licence ?? link }
        if hints.contains(.relTag), tags.count < PageFacts.most, !tree.isUnseen(node) {
            PageFacts.saying(tree.line(of: index, limit: 200)).map { tags.append($0) }
        }
        if hints.contains(.itemProperty) { addProperty(tree, index, node) }
        guard !tree.isUnseen(node) else { return }
        if hints.contains(.kicker), kicker == nil { kicker = PageFacts.saying(tree.line(of: index, limit: 100)) }
        if hints.contains(.byline) || hints.contains(.relAuthor), bylines.count < PageFacts.most, !isApart(tree, index)
        {
            let line = tree.line(of: index, limit: 300)
            if !line.isEmpty, line.utf8.count < 200 { bylines.append(line) }
        }
    }

    private mutating func addProperty(_ tree: PageTree, _ index: Int, _ node: PageTree.Node) {
        guard node.tag != .meta, let name = tree.attribute("itemprop", of: index)?.lowercased() else { return }
        let written = tree.attribute("content", of: index) ?? tree.attribute("datetime", of: index)
        let value = PageFacts.saying(written) ?? PageFacts.saying(tree.line(of: index, limit: 400))
        switch name {
        case "datepublished": published = published ?? value
        case "datemodified": updated = updated ?? value
        case "headline": headline = headline ?? value
        case "keywords":
            for word in (value ?? "").split(separator: ",") where tags.count < PageFacts.most {
                PageFacts.saying(PageLine.folded(Array(word.utf8))).map { tags.append($0) }
            }
        default: break
        }
    }
}

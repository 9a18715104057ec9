/// An element with what is in it. Only items and the parts of a feed's head become trees, each by itself, so memory does
/// not grow with the feed. No deeper than the builder lets it grow, so walking it may recurse.
struct XMLElement: Hashable, Sendable {
    var name: XMLName
    /// As written, with its prefix.
    var written: String
    var attributes: [XMLAttribute] = []
    var children: [XMLContent] = []
    /// From 1.
    var line: Int
    /// What relative addresses in it are resolved against, where `xml:base` says; itself relative where nothing above
    /// it is absolute.
    var base: String?
    /// What `xml:lang` says, here or above.
    var language: String?

    /// The value of an attribute by its local name in lower case; `vocabulary` narrows it.
    func attribute(_ local: String) -> String? {
        attributes.first { $0.local == local && $0.prefix == nil }?.value
            ?? attributes.first { $0.local == local && $0.prefix != "xml" }?.value
    }

    var elements: some Sequence<XMLElement> {
        children.lazy.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    var hasElements: Bool {
        children.contains { if case .element = $0 { true } else { false } }
    }

    /// All text in it, markup left out, as it stands.
    var text: String {
        if children.count == 1, case .text(let text) = children[0] { return text }
        var text = ""
        gather(&text)
        return text
    }

    /// The text without the white space around it; nil where nothing is left.
    var words: String? {
        let words = text.stripped
        return words.isEmpty ? nil : words
    }

    private func gather(_ text: inout String) {
        for child in children {
            switch child {
            case .text(let words): text += words
            case .element(let element): element.gather(&text)
            }
        }
    }
}

enum XMLContent: Hashable, Sendable {
    case text(String)
    case element(XMLElement)
}

struct XMLAttribute: Hashable, Sendable {
    var prefix: String?
    /// In lower case.
    var local: String
    /// As written.
    var name: String
    var value: String
}

extension String {
    /// Without the white space and the controls around it.
    var stripped: String {
        guard let first = utf8.first, let last = utf8.last else { return self }
        // Most texts of feeds are as they should be.
        if first > 0x20, first < 0x7F, last > 0x20, last < 0x7F { return self }
        let scalars = unicodeScalars
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar.value < 0x20 }
        guard let start = scalars.firstIndex(where: { !isBlank($0) }),
            let end = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[start...end])
    }
}

import Markup

/// A place with marks of the paragraph that it is in and of those beside it, so that it is found again where the brief has
/// changed meanwhile: by the paragraph wherever that has gone, else between its neighbours. Written as
/// `b12:340 1a2b3c4d 5e6f7a8b 9c0d1e2f`; what was kept before there were marks is read too.
package struct PlaceAnchor: Hashable, Sendable, CustomStringConvertible {
    package var place: Place
    /// Of the paragraph, of the one before it and of the one after it; 0 where there is none.
    private var marks: [UInt32] = []

    /// The anchor of a place on a page.
    package init(_ place: Place, on page: SetPage) {
        self.place = place
        let blocks = page.article.body
        guard place.section == .body, blocks.indices.contains(place.block) else { return }
        marks = [0, -1, 1].map { step in
            let index = place.block + step
            return blocks.indices.contains(index) ? PlaceAnchor.mark(of: blocks[index]) : 0
        }
    }

    /// Reads what `description` wrote; nil where that is no place.
    package init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard let first = parts.first, let place = Place(String(first)) else { return nil }
        self.place = place
        let marks = parts.dropFirst().compactMap { UInt32($0, radix: 16) }
        if marks.count == 3 { self.marks = marks }
    }

    package var description: String {
        ([place.description] + marks.map { String($0, radix: 16) }).joined(separator: " ")
    }

    /// Where it is on a page that may say something else by now. Linear in the page's text where it does.
    package func place(on page: SetPage) -> Place {
        let blocks = page.article.body
        guard place.section == .body, marks.count == 3 else { return place }
        if blocks.indices.contains(place.block), PlaceAnchor.mark(of: blocks[place.block]) == marks[0] { return place }
        let found = blocks.map(PlaceAnchor.mark)
        func nearest(_ mark: UInt32) -> Int? {
            guard mark != 0 else { return nil }
            return found.indices.filter { found[$0] == mark }.min { abs($0 - place.block) < abs($1 - place.block) }
        }
        if let block = nearest(marks[0]) { return Place(.body, block: block, offset: place.offset) }
        if let before = nearest(marks[1]), before + 1 < blocks.count { return Place(.body, block: before + 1) }
        if let after = nearest(marks[2]) { return Place(.body, block: max(0, after - 1)) }
        return place
    }

    /// FNV-1a (G. Fowler, L. Noll, K. Vo), over the text without its styles; never 0.
    private static func mark(of block: Block) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in block.plainText.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return max(1, hash)
    }
}

/// A whole page cut into its text and tags, each with its place in the source: for whoever looks for an article in it.
/// Broken markup is taken as `MarkupReader` takes it. One pass; it holds the source for a scope.
package struct PageScanner {
    package enum Piece {
        /// Text as it stands in the source.
        case text(Range<Int>)
        case start(name: Range<Int>, attributes: Range<Int>)
        case end(name: Range<Int>)
        /// A script or a style with what stands in it.
        case raw(name: Range<Int>, attributes: Range<Int>, content: Range<Int>)
    }

    private let source: UnsafeBufferPointer<UInt8>
    private var markup: StrayMarkup

    package init(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
        markup = StrayMarkup(source, isWholePage: true)
    }

    /// Behind the piece that was given out last.
    package var position: Int { markup.at }

    package mutating func next() -> Piece? {
        while let piece = markup.next() {
            switch piece {
            case .text(let range, _): return .text(range)
            case .sign(0x20): continue
            case .sign: return .text(markup.at - 1..<markup.at)
            case .tag(let range, _): return .end(name: range.lowerBound + 2..<range.upperBound)
            case .start(_, let range, let isClosed):
                let (name, attributes) = parts(of: range, isClosed)
                return .start(name: name, attributes: attributes)
            case .raw(let range, let content):
                let (name, attributes) = parts(of: range, true)
                return .raw(name: name, attributes: attributes, content: content)
            }
        }
        return nil
    }

    private func parts(of tag: Range<Int>, _ isClosed: Bool) -> (name: Range<Int>, attributes: Range<Int>) {
        let end = isClosed ? tag.upperBound - 1 : tag.upperBound
        let start = min(tag.lowerBound + 1, end)
        let nameEnd = source[start..<end].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: "/") } ?? end
        return (start..<nameEnd, nameEnd..<end)
    }
}

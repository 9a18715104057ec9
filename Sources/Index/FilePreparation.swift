import Briefs
import Store

/// A file that is to be read, and what the index has of it.
struct FileToRead: Sendable {
    /// Below the library.
    var path: String
    var library: String
    var known: [KnownItem]
    /// What the file said for all its items.
    var context: [UInt8]
}

/// An item of a file as the index has it.
struct KnownItem: Sendable {
    var number: Int64
    var key: Int64
    var place: ItemPlace
    var added: Int32
    var traits: ItemTraits
}

/// What comes of reading a file, step by step.
enum PreparedStep: Sendable {
    /// The file cannot be read.
    case unreadable
    /// The file, compared with what the index has of it.
    case opened(OpenedFile)
    /// Items that are new or changed, in their order.
    case items([PreparedItem])
    /// That was all.
    case finished(hasProblems: Bool)
}

/// A file as it was found.
struct OpenedFile: Sendable {
    /// An item whose bytes are known.
    struct Same: Sendable {
        var known: KnownItem
        var place: ItemPlace
        var added: Int32
    }

    /// What is noted of the file once all of it has been taken in.
    var stamp: String
    var context: [UInt8]
    var same: [Same]
    /// What the index has of the file and is not in it any more, as it was.
    var left: [KnownItem]
}

/// Reads one file and works out what is to be written down of it, without the index. Items whose bytes are known are
/// not decoded. Linear in the size of the file; what is worked out is handed over in small pieces.
struct FilePreparation {
    /// Items of a piece at the most, and bytes of their JSON, about.
    private static let pieceItems = 32
    private static let pieceBytes = 1 << 19

    private enum Stage {
        case start
        case items
        case finished
    }

    let file: FileToRead
    private var stage = Stage.start
    private var feed: FeedItems?
    /// The items that are to be decoded.
    private var fresh: [ItemPlace] = []
    private var next = 0
    private var hasProblems = false
    private var gatherer: ItemWordGatherer

    /// `gatherer` is what was used for the file before.
    init(_ file: FileToRead, _ gatherer: ItemWordGatherer) {
        self.file = file
        self.gatherer = gatherer
    }

    /// The next step; nil after the last.
    mutating func step() -> PreparedStep? {
        switch stage {
        case .start: return open()
        case .items:
            if next < fresh.count { return .items(piece()) }
            stage = .finished
            let problems = hasProblems || (feed?.problemCount ?? 0) > 0
            feed = nil
            return .finished(hasProblems: problems)
        case .finished: return nil
        }
    }

    /// For the next file.
    func takeGatherer() -> ItemWordGatherer { gatherer }

    private mutating func open() -> PreparedStep {
        let path = file.library + "/" + file.path
        guard let contents = try? FileContents.read(path) else {
            stage = .finished
            return .unreadable
        }
        let feed = FeedItems(
            contents.bytes, file: file.path,
            fallbackSource: LibraryReader.fallbackSource(of: file.path, in: file.library),
            modified: contents.stamp.seconds)
        self.feed = feed
        stage = .items
        let context = FeedContextBytes.of(feed.context)
        let places = FilePreparation.places(of: feed)
        var opened = OpenedFile(stamp: IndexPass.settled(contents.stamp), context: context, same: [], left: [])
        guard context == file.context else {
            fresh = places
            opened.left = file.known
            return .opened(opened)
        }
        var known = Dictionary(grouping: file.known, by: \.place.hash)
        let fileDay = PreparedItem.packed(feed.fileDay)
        for place in places {
            guard let item = known[place.hash]?.popLast() else {
                fresh.append(place)
                continue
            }
            let added = item.traits.contains(.datedByFile) ? fileDay : item.added
            opened.same.append(OpenedFile.Same(known: item, place: place, added: added))
            if item.traits.contains(.problem) { hasProblems = true }
        }
        opened.left = known.values.flatMap { $0 }.sorted { $0.number < $1.number }
        return .opened(opened)
    }

    private static func places(of feed: FeedItems) -> [ItemPlace] {
        feed.bytes.withUnsafeBufferPointer { bytes in
            feed.ranges.enumerated().map { ordinal, range in
                let digest = SHA256.digest(of: UnsafeBufferPointer(rebasing: bytes[range]))
                return ItemPlace(ordinal: ordinal, range: range, hash: Array(digest.prefix(16)))
            }
        }
    }

    private mutating func piece() -> [PreparedItem] {
        var piece: [PreparedItem] = []
        var size = 0
        while next < fresh.count, piece.count < FilePreparation.pieceItems, size < FilePreparation.pieceBytes {
            let place = fresh[next]
            next += 1
            size += place.range.count
            let problems = feed?.problemCount ?? 0
            guard let item = feed?.item(at: place.ordinal) else { continue }
            let hasProblem = feed?.problemCount ?? 0 > problems
            piece.append(PreparedItem(item, place, hasProblem: hasProblem, &gatherer))
        }
        return piece
    }
}

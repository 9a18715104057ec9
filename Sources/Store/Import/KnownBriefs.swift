import Briefs

/// What an import keeps of a library: enough to tell which of its briefs an arrival is, and no texts. Some 300 bytes a
/// brief.
struct KnownBriefs {
    struct Entry {
        var id: BriefID
        /// Among `files`; -1 where it is on its way to one.
        var file: Int32
        /// Of title and day.
        var head: Int
        /// Of the text; 0 where that is not known.
        var text = 0
        /// Of all that `Brief.saysSame` looks at; 0 where that is not known.
        var said = 0
        var day: Int32
        /// Numbers of names; -1 where it has none.
        var language: Int32
        var source: Int32
        var isDerived: Bool { id.isDerived }
    }

    static let noDay = Int32.min

    var entries: [Entry] = []
    /// Below the library.
    private(set) var files: [String] = []
    private let library: String
    private var numberOfFile: [String: Int32] = [:]
    private var numberOfID: [BriefID: Int] = [:]
    /// Of ids that are other names of briefs.
    private var aliases: [BriefID: Int] = [:]
    /// By the hash of an `AddressKey`; -1 where several briefs have it.
    private var numberOfAddress: [Int: Int] = [:]
    private var numbersOfHead: [Int: [Int]] = [:]
    private var numberOfName: [String: Int32] = [:]
    /// The languages in which a source has briefs, and its briefs of each day.
    private var languages: [Int32: Set<Int32>] = [:]
    private var numbersOfDay: [SourceDay: [Int]] = [:]
    /// The languages to which a brief is linked already, from whichever side.
    private var linked: [BriefID: Set<Int32>] = [:]

    private struct SourceDay: Hashable {
        var source: Int32
        var day: Int32
    }

    /// A library of nothing.
    init(library: String) { self.library = library }

    /// Reads a library, file by file. A folder that is not there is an empty library.
    static func read(_ library: String) throws(StoreError) -> KnownBriefs {
        var known = KnownBriefs(library: library)
        let files: LibraryFolder.Files
        do throws(StoreError) {
            files = try LibraryFolder.files(of: library)
        } catch {
            guard case .noLibrary = error else { throw error }
            return known
        }
        var claims: [(number: Int, names: [BriefID])] = []
        for path in files.paths {
            // What cannot be read is for doctor to say.
            guard let items = known.items(of: path) else { continue }
            let file = known.number(ofFile: path)
            for index in items.ranges.indices {
                guard let brief = items.heading(at: index), known.numberOfID[brief.id] == nil else { continue }
                let number = known.add(brief, file: file)
                if !brief.sameAs.isEmpty { claims.append((number, brief.sameAs)) }
            }
        }
        for claim in claims { known.name(claim.number, also: claim.names) }
        return known
    }

    /// A new brief. Its text may be missing; what is derived from it is then not known.
    @discardableResult
    mutating func add(_ brief: Brief, file: Int32 = -1) -> Int {
        let number = entries.count
        var entry = Entry(id: brief.id, file: file, head: 0, day: KnownBriefs.noDay, language: -1, source: -1)
        entry.head = KnownBriefs.head(of: brief)
        entry.day = brief.day.map { Int32(truncatingIfNeeded: $0.number) } ?? KnownBriefs.noDay
        entry.language = brief.language.map { self.number(ofName: String($0.prefix { $0 != "-" })) } ?? -1
        entry.source = self.number(ofName: "\n" + brief.source)
        entries.append(entry)
        numberOfID[brief.id] = number
        numbersOfHead[entry.head, default: []].append(number)
        languages[entry.source, default: []].insert(entry.language)
        if entry.day != KnownBriefs.noDay {
            numbersOfDay[SourceDay(source: entry.source, day: entry.day), default: []].append(number)
        }
        note(addressesOf: brief, number)
        note(translationsOf: brief)
        return number
    }

    /// What a brief that has changed says now.
    mutating func change(_ number: Int, to brief: Brief) {
        entries[number].said = KnownBriefs.said(by: brief)
        entries[number].text = 0
        let head = KnownBriefs.head(of: brief)
        if head != entries[number].head {
            entries[number].head = head
            numbersOfHead[head, default: []].append(number)
        }
        note(addressesOf: brief, number)
        note(translationsOf: brief)
        name(number, also: brief.sameAs)
    }

    mutating func put(_ number: Int, into path: String) { entries[number].file = self.number(ofFile: path) }

    private mutating func note(addressesOf brief: Brief, _ number: Int) {
        for address in [brief.url ?? "", brief.id.rawValue] + brief.sameAs.map(\.rawValue) {
            guard let key = AddressKey(address)?.hashValue else { continue }
            if let other = numberOfAddress[key], other != number {
                numberOfAddress[key] = -1
            } else {
                numberOfAddress[key] = number
            }
        }
    }

    mutating func note(translationsOf brief: Brief) {
        for translation in brief.translations {
            linked[brief.id, default: []].insert(number(ofName: String(translation.language.prefix { $0 != "-" })))
            guard let language = brief.language else { continue }
            linked[translation.id, default: []].insert(number(ofName: String(language.prefix { $0 != "-" })))
        }
    }

    /// An id that is itself a brief is no other name, and the first brief that claims one has it.
    mutating func name(_ number: Int, also names: [BriefID]) {
        for name in names where numberOfID[name] == nil && aliases[name] == nil { aliases[name] = number }
    }

    private mutating func number(ofFile path: String) -> Int32 {
        if let number = numberOfFile[path] { return number }
        let number = Int32(truncatingIfNeeded: files.count)
        files.append(path)
        numberOfFile[path] = number
        return number
    }

    private mutating func number(ofName name: String) -> Int32 {
        if let number = numberOfName[name] { return number }
        let number = Int32(truncatingIfNeeded: numberOfName.count)
        numberOfName[name] = number
        return number
    }
}

/// Which brief it is.
extension KnownBriefs {
    /// By an id, or another name.
    func number(of id: BriefID) -> Int? { numberOfID[id] ?? aliases[id] }

    /// By an address; nil where several have it.
    func number(at key: AddressKey) -> Int? { numberOfAddress[key.hashValue].flatMap { $0 < 0 ? nil : $0 } }

    /// Those with a title and a day.
    func numbers(ofHead head: Int) -> [Int] { (numbersOfHead[head] ?? []).filter { entries[$0].head == head } }

    /// Those of the same source in other languages, from two days before to two days after.
    func neighbours(of number: Int) -> [Int] {
        let entry = entries[number]
        guard entry.day != KnownBriefs.noDay, entry.language >= 0, (languages[entry.source]?.count ?? 0) > 1 else {
            return []
        }
        return (-2...2).flatMap { days in
            numbersOfDay[SourceDay(source: entry.source, day: entry.day &+ Int32(days))] ?? []
        }.filter { entries[$0].language >= 0 && entries[$0].language != entry.language && !isLinked($0, number) }
    }

    /// Whether either has an edition in the other's language.
    private func isLinked(_ left: Int, _ right: Int) -> Bool {
        let (left, right) = (entries[left], entries[right])
        return linked[left.id]?.contains(right.language) ?? false || linked[right.id]?.contains(left.language) ?? false
    }

    static func head(of brief: Brief) -> Int {
        var hasher = Hasher()
        hasher.combine(FoldedText.folded(brief.title))
        hasher.combine(brief.day)
        return hasher.finalize()
    }

    /// Never 0.
    static func text(of brief: Brief) -> Int { max(1, abs(FoldedText.folded(brief.body.raw).hashValue / 2)) }

    /// Never 0. Two briefs that say the same have the same.
    static func said(by brief: Brief) -> Int {
        var brief = brief
        brief.provenance = nil
        brief.source = ""
        return max(1, abs(brief.hashValue / 2))
    }
}

/// Reading texts again, where they are needed.
extension KnownBriefs {
    /// Reads some briefs whole, file by file. `isKept` tells of each whether it is to be in the result. A brief that is
    /// not where it was has been moved by another program.
    func load(
        _ numbers: Set<Int>, _ isKept: (Int, Brief) -> Bool = { _, _ in true }
    ) throws(StoreError) -> [Int: StoredBrief] {
        var loaded: [Int: StoredBrief] = [:]
        for (file, wanted) in Dictionary(grouping: numbers, by: { entries[$0].file }) where file >= 0 {
            let path = files[Int(file)]
            guard var items = items(of: path) else { throw .changedMeanwhile(file: path) }
            var missing = Set(wanted)
            for index in items.ranges.indices where !missing.isEmpty {
                guard let heading = items.heading(at: index), let number = numberOfID[heading.id],
                    missing.remove(number) != nil, let brief = items.item(at: index)?.brief
                else { continue }
                guard isKept(number, brief) else { continue }
                let range = items.ranges[index]
                loaded[number] = StoredBrief(
                    brief: brief, file: path, range: range, sha256: SHA256.hexDigest(of: items.bytes[range]))
            }
            if !missing.isEmpty { throw .changedMeanwhile(file: path) }
        }
        return loaded
    }

    private func items(of path: String) -> FeedItems? {
        guard let file = try? FileContents.read(library + "/" + path) else { return nil }
        return FeedItems(
            file.bytes, file: path, fallbackSource: LibraryReader.fallbackSource(of: path, in: library))
    }
}

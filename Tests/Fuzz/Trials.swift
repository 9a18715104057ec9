import Briefs
import Intake
import Markup
import Page
import Query
import Reader
import Store

/// What is thrown at each room. A trial makes one input, reads it, and holds what must be so of any.
enum Trials {
    struct Setting {
        let corpus: Corpus
        /// Where a trial may write.
        let folder: String
        /// Whether a trial tells what it does: for looking at one seed.
        let isTold: Bool
        let regions = RegionTree()
        var parser: QueryParser { QueryParser(regions: regions) }
    }

    typealias Trial = @Sendable (Setting, inout Seeded, inout Findings) -> Void

    static let all: [String: Trial] = [
        "feed": feed, "json": json, "html": html, "plain": plain, "nesting": nesting, "intake": intake, "query": query,
        "theme": theme, "decoder": decoder, "display": display, "lines": lines, "page": page, "regions": regions,
        "words": words, "feeds": feeds, "pages": pages, "markdown": markdown, "captures": captures,
        "posts": posts, "addresses": addresses, "journal": journal, "play": PlayTrial.run,
    ]

    static func feed(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        let bytes = Mutation.input(of: setting.corpus.feeds, &random)
        let reading = findings.timed("FeedReader.read", bytes: bytes.count) {
            FeedReader.read(bytes, file: "f.json", fallbackSource: "s", modified: random.oneIn(2) ? .min : .max)
        }
        for item in reading.items.prefix(40) {
            findings.expect(
                bytes.indices.contains(item.range.lowerBound) && item.range.upperBound <= bytes.count,
                "an item stands in its file", "\(item.range)")
            let value = FeedWriter.item(item.brief, marks: item.marks)
            let document = JSONWriter.bytes(FeedWriter.document(title: "t", items: [value]))
            let again = FeedReader.read(document, file: "g.json", fallbackSource: item.brief.source)
            findings.expect(
                again.items.first?.brief == item.brief, "a brief that is written reads back",
                "\(item.brief)\n=>\n\(again.items.map(\.brief))")
        }
        if reading.items.isEmpty {
            findings.expect(!reading.problems.isEmpty || reading.isWhole, "a problem is named", "")
        }
    }

    static func json(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        let bytes = Mutation.input(of: setting.corpus.feeds + setting.corpus.journal, &random)
        let value = findings.timed("JSONParser.parse", bytes: bytes.count) { () -> JSONValue? in
            do throws(JSONError) {
                return try JSONParser.parse(bytes)
            } catch {
                precondition(error.line >= 1 && error.column >= 1 && error.offset <= bytes.count)
                return nil
            }
        }
        guard let value else { return }
        // Keys are sorted on the way out, so texts are compared.
        let written = findings.timed("JSONWriter.bytes", bytes: bytes.count) { JSONWriter.bytes(value) }
        let again = (try? JSONParser.parse(written)).map { JSONWriter.bytes($0) }
        findings.expect(again == written, "JSON that is written reads back", String(decoding: bytes, as: UTF8.self))
        let compact = JSONWriter.bytes(value, style: .compact)
        findings.expect(
            JSONWriter.compacted(written) == compact, "compacted JSON is compact",
            String(decoding: compact, as: UTF8.self))
    }

    /// Plain text loses nothing: all letters and digits come through, in a text without markup.
    static func plain(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        var text = Mutation.text(of: setting.corpus.plain, &random)
        let isBare = random.oneIn(2)
        if isBare {
            text = String(String.UnicodeScalarView(text.unicodeScalars.filter { !"<>&".unicodeScalars.contains($0) }))
        }
        let document = findings.timed("MarkupReader text", bytes: text.utf8.count) {
            MarkupReader.document(text: text, headings: random.oneIn(2) ? [] : ["Analysis", ""])
        }
        if isBare {
            let lost = Letters(text).missing(in: document.plainText)
            findings.expect(lost.isEmpty, "plain text keeps its letters", "\(lost) of \(text)")
        }
    }

    static func intake(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        let bytes = Mutation.input(of: setting.corpus.captures, &random)
        let places = PlaceNames(
            lookup: { setting.regions.lookup($0) }, countries: { setting.regions.countries(namedIn: $0) })
        findings.timed("Intake.read", bytes: bytes.count) {
            do throws(IntakeError) {
                let reading = try Intake.read(bytes: bytes, name: "a/b.txt", options: IntakeOptions(places: places))
                for draft in reading.drafts { precondition(draft.warnings == draft.brief.provenance?.warnings ?? []) }
            } catch {
                precondition(error.description.contains("b.txt"))
            }
        }
    }

    static func query(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        let text = Mutation.text(of: setting.corpus.queries, &random)
        for isTyped in [false, true] {
            let query = findings.timed("QueryParser.parse", bytes: text.utf8.count) { () -> Query? in
                do throws(QueryError) {
                    return try setting.parser.parse(text, lastWordIsPrefix: isTyped)
                } catch {
                    precondition(error.offset >= 0 && error.offset + error.length <= text.utf8.count)
                    return nil
                }
            }
            if let query { roundTrip(query, setting, &findings) }
        }
    }

    static func roundTrip(_ query: Query, _ setting: Setting, _ findings: inout Findings) {
        let printed = query.description
        // What is printed may be longer than what may be read.
        guard printed.utf8.count <= QueryParser.longest else { return }
        let again = try? setting.parser.parse(printed)
        findings.expect(again == query, "a query that is printed reads back", "\(query.conditions) as \(printed)")
    }

    static func theme(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        let text = Mutation.text(of: setting.corpus.themes, &random)
        let theme = findings.timed("ThemeParser.parse", bytes: text.utf8.count) {
            try? ThemeParser.parse(text, name: "t")
        }
        for depth in ColourDepth.allCases { _ = theme?.quantised(to: depth) }
    }

    static func regions(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        let text = Mutation.text(of: random.oneIn(2) ? setting.corpus.names : setting.corpus.plain, &random)
        findings.timed("countries(namedIn:)", bytes: text.utf8.count) {
            _ = setting.regions.countries(namedIn: text)
        }
        let found = findings.timed("lookup", bytes: text.utf8.count) { setting.regions.lookup(text) }
        for code in found + (RegionCode(text).map { [$0] } ?? []) {
            for ancestor in setting.regions.ancestors(of: code) {
                findings.expect(setting.regions.contains(ancestor, code), "an ancestor contains", "\(ancestor) \(code)")
            }
            _ = (setting.regions.region(code)?.name(in: text), setting.regions.children(of: code))
            _ = (setting.regions.ranges(of: code), setting.regions.sets(containing: code))
        }
        if let place = Place(text) { findings.expect(Place(place.description) == place, "a place reads back", text) }
        if let day = Day(iso: text) { findings.expect(Day(iso: "\(day)") == day, "a day reads back", text) }
    }

    static func words(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        let text = Mutation.text(of: setting.corpus.plain, &random)
        let words = findings.timed("Words.fold", bytes: text.utf8.count) { Words.fold(text) }
        var (start, end) = (0, 0)
        for word in words {
            // `½` is two words that stand at one place.
            findings.expect(
                word.range.lowerBound >= start && word.range.upperBound >= end && !word.range.isEmpty,
                "words stand in order", "\(word) after \(end) in \(text)")
            (start, end) = (word.range.lowerBound, word.range.upperBound)
        }
        findings.expect(end <= text.utf8.count, "words stand in their text", text)
        let at = random.below(text.utf8.count)
        let needle = String(decoding: Array(text.utf8)[at...].prefix(1 + random.below(12)), as: UTF8.self)
        let found = findings.timed("TextFind.ranges", bytes: text.utf8.count) { TextFind.ranges(of: needle, in: text) }
        end = 0
        for range in found {
            findings.expect(range.lowerBound >= end && range.upperBound <= text.utf8.count, "hits stand in order", text)
            end = range.upperBound
        }
    }

    static func journal(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        var bytes: [UInt8] = []
        for _ in 0...random.below(12) {
            bytes += Mutation.input(of: setting.corpus.journal, &random, flood: random.oneIn(20))
            if !random.oneIn(9) { bytes.append(0x0A) }
        }
        let library = setting.folder + "/library"
        Scratch.write(bytes, to: "state/dev.jsonl", below: library)
        findings.timed("MarkJournal.open", bytes: bytes.count) {
            var journal = MarkJournal.open(library: library, stateHome: setting.folder + "/state", now: { 1 })
            _ = (journal.problems.map(\.what), journal.refresh())
            let id = BriefID("x")
            do throws(StoreError) {
                try journal.append([Mark(.read, .flag(true)), Mark(.note, .text("mine\n\u{0}"))], to: [id])
            } catch {
                precondition(!error.description.isEmpty)
            }
            precondition(journal.book[id].isRead, "a mark just made is the newest")
        }
    }
}

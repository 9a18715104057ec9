/// Where the parts of a JSON Feed file stand, by byte. Made without decoding the items, and from damaged files too:
/// what stands before the damage is found, and items after it where they can be told from what surrounds them.
package struct FeedOutline: Sendable {
    /// A key of the document other than `items`.
    package struct Member: Hashable, Sendable {
        package var key: String
        /// The value's bytes.
        package var range: Range<Int>
    }

    package private(set) var members: [Member] = []
    /// From `[` to `]`, both included; nil where there is no whole array of items.
    package private(set) var array: Range<Int>?
    package private(set) var items: [Range<Int>] = []
    /// What is wrong with the text as JSON, in order.
    private(set) var faults: [JSONFault] = []
    /// Whether the text is JSON throughout, an object with an array of items.
    package var isWhole: Bool { faults.isEmpty && array != nil }

    private var scanner: JSONScanner
    /// How many bytes the search behind damage may still walk: hostile files nest so that it would take for ever.
    private var patience: Int

    /// Linear in the size of the text; on damaged texts at most some sixteen times as long.
    package init(_ bytes: [UInt8]) {
        scanner = JSONScanner(bytes)
        patience = bytes.count.multipliedReportingOverflow(by: 16).partialValue
        do throws(JSONFault) {
            try JSONParser.checkEncoding(bytes)
        } catch {
            faults.append(error)
            if error.offset == 0, TextEncoding.foreignName(bytes) != nil { return }
        }
        do throws(JSONFault) {
            try readDocument()
        } catch {
            faults.append(error)
            if items.isEmpty, array == nil { recoverItems(from: error.offset) }
        }
        if faults.isEmpty, array == nil {
            faults.append(JSONFault(offset: 0, reason: "this is JSON but no JSON Feed: it has no array of items"))
        }
    }

    private mutating func readDocument() throws(JSONFault) {
        scanner.skipSpace()
        if scanner.byte == nil { throw scanner.fault("the file is empty") }
        guard scanner.byte == Ascii.openBrace else {
            let start = scanner.position
            try scanner.skipValue()
            try expectEnd()
            throw scanner.fault("this is JSON but no JSON Feed: an object with items was expected", at: start)
        }
        try scanner.enter(0)
        if !scanner.take(Ascii.closeBrace) { try readMembers() }
        try expectEnd()
    }

    private mutating func readMembers() throws(JSONFault) {
        repeat {
            scanner.skipSpace()
            let key = scanner.text(try scanner.key())
            let start = scanner.position
            if key == "items", scanner.byte == Ascii.openBracket {
                scanner.position += 1
                items = []
                array = nil
                if readItems() {
                    array = start..<scanner.position
                } else {
                    scanner.position = scanner.end
                    return
                }
            } else {
                try scanner.skipValue(depth: 1)
                if key == "items" { faults.append(scanner.fault("items must be an array", at: start)) }
                members.append(Member(key: key, range: start..<scanner.position))
            }
        } while try scanner.another(Ascii.closeBrace, "a comma or }")
    }

    /// Reads on to the end of the array; false where the damage could not be passed.
    private mutating func readItems() -> Bool {
        scanner.skipSpace()
        if scanner.take(Ascii.closeBracket) { return true }
        while true {
            scanner.skipSpace()
            let start = scanner.position
            var searchStart = start + 1
            do throws(JSONFault) {
                try scanner.skipValue(depth: 2)
                items.append(start..<scanner.position)
                searchStart = scanner.position
                if try !scanner.another(Ascii.closeBracket, "a comma or ]") { return true }
            } catch {
                faults.append(error)
                scanner.position = start
                if scanner.take(Ascii.closeBracket) { return true }  // Only a comma too many.
                guard skipDamage(from: searchStart) else { return false }
            }
        }
    }

    /// Damage before the items: looks for items all the same.
    private mutating func recoverItems(from offset: Int) {
        guard skipDamage(from: offset), readItems(), scanner.position < scanner.end else { return }
        do throws(JSONFault) {
            if try scanner.another(Ascii.closeBrace, "a comma or }") { try readMembers() }
        } catch {}  // The first fault has been noted; what follows from it is no news.
    }

    /// Moves to the next thing that looks like a whole item; false where there is none.
    private mutating func skipDamage(from start: Int) -> Bool {
        var candidate = start
        while patience > 0, let opening = nextBrace(from: candidate) {
            patience -= opening - candidate
            candidate = opening + 1
            var trial = scanner
            trial.position = opening
            do throws(JSONFault) {
                try trial.skipValue(depth: 2)
                let end = trial.position
                trial.skipSpace()
                let isFollowed = trial.byte == Ascii.comma || trial.byte == Ascii.closeBracket
                if isFollowed, FeedOutline.looksLikeItem(try JSONParser.value(in: scanner.bytes, opening..<end)) {
                    scanner.position = opening
                    return true
                }
            } catch {}  // No item begins here: that is what was to be found out.
            patience -= trial.position - opening
        }
        return false
    }

    private func nextBrace(from start: Int) -> Int? {
        guard start < scanner.end else { return nil }
        return scanner.bytes[start..<scanner.end].firstIndex(of: Ascii.openBrace)
    }

    private mutating func expectEnd() throws(JSONFault) {
        scanner.skipSpace()
        if scanner.byte != nil { throw scanner.fault("nothing may follow the end of the JSON text") }
    }

    /// Told from objects within an item: authors have no title, attachments a media type.
    private static func looksLikeItem(_ value: JSONValue) -> Bool {
        (value["id"] != nil || value["url"] != nil) && value["mime_type"] == nil
            && (value["title"] != nil || value["content_text"] != nil || value["content_html"] != nil)
    }
}

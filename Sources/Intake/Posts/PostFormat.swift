import Briefs
import Markup

/// Posts of a WordPress site, as `/wp-json/wp/v2/posts` gives them (WordPress REST API handbook, "Posts"), with what
/// they point to or without.
enum PostFormat {
    static let name = "wordpress posts"

    static func read(_ input: SourceInput, remarks encoding: [String]) throws(IntakeError) -> IntakeReading {
        let list = PostList(input.bytes)
        var document = SourceDocument(format: name)
        var places = TextPlaces(input.bytes)
        func note(_ offset: Int, _ what: String, _ advice: String) -> Problem {
            let place = places.place(of: offset)
            return Problem(file: input.name, line: place.line, column: place.column, what: what, advice: advice)
        }
        var others = 0
        var remarks: [String] = []
        for range in list.posts {
            guard range.count <= FeedReader.itemLimit else {
                document.problems.append(
                    note(
                        range.lowerBound,
                        "This post is larger than \(FeedReader.itemLimit / 1_048_576) MB, so it is not read.",
                        "All others are."))
                continue
            }
            let value: JSONValue
            do throws(JSONError) {
                value = try JSONParser.parse(Array(input.bytes[range]))
            } catch {
                document.problems.append(
                    note(
                        range.lowerBound + error.offset, "This post cannot be read: \(error.reason).",
                        "All others are read."))
                continue
            }
            guard PostFormat.isPost(value) else {
                others += 1
                if others == 1 {
                    document.problems.append(
                        note(
                            range.lowerBound, "This object is no post: it has no title, text or address.",
                            "All that are posts are read."))
                }
                continue
            }
            if let status = value["status"]?.string, status != "publish" {
                let line = places.place(of: range.lowerBound).line
                remarks.append("line \(line): This post is not published (\(status.cut(30))), so it was left out.")
                continue
            }
            var item = PostItem.read(value)
            item.repairs = encoding + item.repairs
            item.line = places.place(of: range.lowerBound).line
            document.items.append(item)
        }
        if let fault = list.fault {
            document.problems.append(note(fault.offset, fault.what, "What could be read is there."))
        }
        if document.items.isEmpty, remarks.isEmpty, let problem = document.problems.first { throw .damaged(problem) }
        document.homePage = PostFormat.site(of: document.items)
        var reading = ItemDrafting(document, input).reading()
        reading.remarks = remarks
        return reading
    }

    private static func isPost(_ value: JSONValue) -> Bool {
        value["title"] != nil || value["content"] != nil || value["link"] != nil
    }

    /// The site that all posts are of; nil where they are of several.
    private static func site(of items: [SourceItem]) -> String? {
        var site: String?
        for link in items.compactMap(\.link) {
            let parts = link.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
            guard parts.count > 2, parts[1].isEmpty else { return nil }
            let host = parts[0] + "//" + parts[2].prefix { $0 != "?" && $0 != "#" } + "/"
            if let site, site != host { return nil }
            site = String(host)
        }
        return site
    }
}

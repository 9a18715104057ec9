import Briefs

/// JSON of any shape: a JSON Feed, its items alone, or posts as a WordPress site's own interface gives them.
enum JSONFormat {
    static func read(_ input: SourceInput) throws(IntakeError) -> IntakeReading {
        var input = input
        var remarks: [String] = []
        if TextEncoding.foreignName(input.bytes) != nil || TextEncoding.firstInvalid(input.bytes) != nil {
            let (text, warnings) = TextDecoding.decode(input.bytes)
            input = input.with(Array(text.utf8))
            remarks = warnings
        }
        switch JSONShape.of(input.bytes) {
        case .feed: break
        case .posts: return try PostFormat.read(input, remarks: remarks)
        case .items:
            remarks.append("The file is a list of items without the feed that they are of.")
            input = input.with(Array("{\"items\":".utf8) + input.bytes + Array("}".utf8))
        }
        return try FeedFormat.read(input, remarks: remarks)
    }
}

import Briefs

/// JSON Feed files: each item becomes a draft.
enum FeedFormat {
    static func read(_ bytes: [UInt8], name: String, options: IntakeOptions) throws(IntakeError) -> [Draft] {
        throw .unreadable(name: name, format: "a JSON Feed file")
    }
}

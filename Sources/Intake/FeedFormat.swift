import Briefs

/// JSON Feed files: each item becomes a draft.
enum FeedFormat {
    static func read(_ bytes: [UInt8], name: String, options: IntakeOptions) throws(IntakeError) -> IntakeReading {
        let reading = FeedReader.read(bytes, file: name, fallbackSource: options.source ?? "")
        if reading.items.isEmpty, let problem = reading.problems.first { throw .damaged(problem) }
        let sha256 = SHA256.hexDigest(of: bytes)
        let drafts = reading.items.map { item in
            var brief = item.brief
            if let source = options.source { brief.source = source }
            if brief.url == nil, reading.items.count == 1 { brief.url = options.url }
            if brief.provenance == nil {
                brief.provenance = Brief.Provenance(
                    importer: "jsonfeed", source: Intake.fileName(name),
                    retrieved: options.retrieved ?? options.modified, sha256: sha256)
            }
            return Draft(brief: brief, warnings: [], contentID: brief.id)
        }
        return IntakeReading(drafts: drafts, problems: reading.problems)
    }
}

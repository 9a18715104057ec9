/// One brief, as its source said it. What JSON Feed has no field for comes from the item's `_brief` object.
///
/// Strings are stored text: they may hold anything that JSON can. Whoever shows them takes them through
/// `DisplayText`, whoever hands them on through `SafeText`.
package struct Brief: Hashable, Sendable {
    package var id: BriefID
    /// The brief's page, absolute.
    package var url: String?
    package var title: String
    package var summary: String?
    package var kind: Kind
    /// What is shown, sorted and queried; nil sorts last.
    package var day: Day?
    package var dateline: Dateline?
    /// BCP 47, lower case: `en`, `es`.
    package var language: String?
    /// Names in the byline, in order.
    package var authors: [String]
    package var tags: [String]
    /// Regions that the source or its title states.
    package var regions: [RegionCode]
    /// Regions that only the body names: offered, never counted as stated.
    package var suggestedRegions: [RegionCode]
    package var body: Body
    package var seeAlso: [SeeAlso]
    /// Related pieces as the source printed them.
    package var related: [PlacedRelated]
    /// Notes of the publishing organization that stood on the page.
    package var notices: [Notice]
    package var translations: [Translation]
    package var sameAs: [BriefID]
    /// Sound, pictures and documents that belong to the piece and lie elsewhere.
    package var attachments: [Attachment]
    package var license: License?
    /// The outlet's mail address, as printed.
    package var contact: String?
    package var provenance: Provenance?
    /// The name of the source: the outlet.
    package var source: String
    /// `date_published` as written (RFC 3339); breaks ties between briefs of one day.
    package var published: String?
    /// `date_modified` as written (RFC 3339).
    package var modified: String?

    package init(
        id: BriefID, url: String? = nil, title: String, summary: String? = nil, kind: Kind = .brief,
        day: Day? = nil, dateline: Dateline? = nil, language: String? = nil, authors: [String] = [],
        tags: [String] = [], regions: [RegionCode] = [], suggestedRegions: [RegionCode] = [],
        body: Body = .text("", headings: []), seeAlso: [SeeAlso] = [], related: [PlacedRelated] = [],
        notices: [Notice] = [], translations: [Translation] = [], sameAs: [BriefID] = [],
        attachments: [Attachment] = [], license: License? = nil, contact: String? = nil, provenance: Provenance? = nil,
        source: String = "",
        published: String? = nil, modified: String? = nil
    ) {
        self.id = id
        self.url = url
        self.title = title
        self.summary = summary
        self.kind = kind
        self.day = day
        self.dateline = dateline
        self.language = language
        self.authors = authors
        self.tags = tags
        self.regions = regions
        self.suggestedRegions = suggestedRegions
        self.body = body
        self.seeAlso = seeAlso
        self.related = related
        self.notices = notices
        self.translations = translations
        self.sameAs = sameAs
        self.attachments = attachments
        self.license = license
        self.contact = contact
        self.provenance = provenance
        self.source = source
        self.published = published
        self.modified = modified
    }
}

extension Brief {
    /// The text of a brief as it came.
    package enum Body: Hashable, Sendable {
        case html(String)
        /// Plain paragraphs; `headings` are the lines of it that are headings, by exact text.
        case text(String, headings: [String])
    }

    /// A pointer of the article to more coverage. One of `query`, `url` and `id` says where it leads.
    package struct SeeAlso: Hashable, Sendable {
        package var text: String
        package var target: Target?

        package enum Target: Hashable, Sendable {
            case query(String)
            case url(String)
            case id(BriefID)
        }

        package init(text: String, target: Target?) {
            self.text = text
            self.target = target
        }
    }

    /// A related piece as the source printed it; `id` where it could be resolved.
    package struct PlacedRelated: Hashable, Sendable {
        package var label: String
        package var day: Day?
        package var teaser: String
        package var id: BriefID?

        package init(label: String, day: Day? = nil, teaser: String, id: BriefID? = nil) {
            self.label = label
            self.day = day
            self.teaser = teaser
            self.id = id
        }
    }

    /// A note of the publishing organization.
    package struct Notice: Hashable, Sendable {
        package var label: String
        package var title: String
        package var day: Day?
        package var teaser: String

        package init(label: String, title: String, day: Day? = nil, teaser: String) {
            self.label = label
            self.title = title
            self.day = day
            self.teaser = teaser
        }
    }

    /// Another language's edition of a brief.
    package struct Translation: Hashable, Sendable {
        /// BCP 47.
        package var language: String
        package var id: BriefID
        /// 0 to 1; 1 where a person said so.
        package var confidence: Double

        package init(language: String, id: BriefID, confidence: Double = 1) {
            self.language = language
            self.id = id
            self.confidence = confidence
        }
    }

    /// A file that belongs to a piece and lies elsewhere (JSON Feed 1.1, "attachments").
    package struct Attachment: Hashable, Sendable {
        /// Absolute.
        package var url: String
        /// As the source says it: `audio/mpeg`.
        package var mimeType: String
        package var title: String?
        /// In bytes.
        package var size: Int?
        /// In seconds.
        package var duration: Int?

        package init(url: String, mimeType: String, title: String? = nil, size: Int? = nil, duration: Int? = nil) {
            self.url = url
            self.mimeType = mimeType
            self.title = title
            self.size = size
            self.duration = duration
        }
    }

    /// The licence as printed: never guessed.
    package struct License: Hashable, Sendable {
        /// An SPDX licence identifier, where the source gave one.
        package var spdx: String?
        package var text: String
        package var attribution: String?

        package init(spdx: String? = nil, text: String, attribution: String? = nil) {
            self.spdx = spdx
            self.text = text
            self.attribution = attribution
        }
    }

    /// Where a brief came from and what was odd about it.
    package struct Provenance: Hashable, Sendable {
        package var importer: String
        package var source: String
        /// RFC 3339.
        package var retrieved: String?
        package var sha256: String?
        /// Sentences for a person.
        package var warnings: [String]

        package init(
            importer: String, source: String, retrieved: String? = nil, sha256: String? = nil, warnings: [String] = []
        ) {
            self.importer = importer
            self.source = source
            self.retrieved = retrieved
            self.sha256 = sha256
            self.warnings = warnings
        }
    }
}

import Briefs

/// What a source says of one piece, before any of it is judged: the fields that formats have in common. Texts are as
/// they came; addresses are absolute where anything could make them so.
struct SourceItem: Hashable, Sendable {
    /// The source's own name for the piece, absolute or not.
    var id: String?
    /// The piece's page.
    var link: String?
    var title: SourceText?
    var summary: SourceText?
    var content: SourceText?
    /// When it was published and last changed, as written in whatever form.
    var published: String?
    var updated: String?
    var authors: [String] = []
    /// Categories and key words, in order, without repetitions.
    var categories: [String] = []
    /// Names of places that the source itself gives as such.
    var places: [String] = []
    /// BCP 47, as written.
    var language: String?
    /// The source's word for what kind of piece it is, such as a type of schema.org.
    var kind: String?
    var attachments: [Brief.Attachment] = []
    /// The licence or statement of rights, as printed.
    var rights: String?
    /// Other editions that the source points to.
    var translations: [Edition] = []
    /// The dateline, as printed and as read.
    var dateline: Dateline?
    /// Pointers of the piece to more coverage.
    var seeAlso: [Brief.SeeAlso] = []
    /// Related pieces that the page printed.
    var related: [Brief.PlacedRelated] = []
    /// Notes of the publishing organization that stood on the page.
    var notices: [Brief.Notice] = []
    /// The outlet's mail address, as printed.
    var contact: String?
    /// What was repaired, as sentences for a person.
    var repairs: [String] = []
    /// Where the piece begins in its file, from 1.
    var line: Int?

    /// Another language's edition, by its page.
    struct Edition: Hashable, Sendable {
        /// BCP 47, as written.
        var language: String
        var link: String
    }
}

import Briefs

/// The phrases of one language by which the parts of a page that was saved as text are told apart: what
/// begins and ends things. Written as printed; matched by `PhraseBook` without case and accents.
struct Phrases: Sendable {
    /// BCP 47.
    let language: String
    /// Words that head a piece and say of what kind it is.
    let kinds: [String: Kind]
    /// The first word of a breadcrumb.
    let home: [String]
    /// Sections that a breadcrumb goes through, beside the kinds.
    let crumbs: [String]
    /// What goes before the name of an author.
    let by: [String]
    /// What stands between two names.
    let and: [String]
    /// Spellings of the twelve months.
    let months: [[String]]
    /// Words that may stand in a date or before it and mean nothing to it.
    let dateWords: [String]
    let seeAlso: [String]
    /// What goes before the place or subject that more coverage is of.
    let coverageOf: [String]
    /// Short headings begin or end with these where the outlet's own reading begins.
    let analysisOpeners: [String]
    let analysisClosers: [String]
    /// Words of which the line of sharing buttons is made; one at least is of `share`.
    let shareWords: [String]
    let share: [String]
    /// Whole lines that ask whether the page was any good.
    let helpful: [String]
    /// Buttons that ask for money or a subscription.
    let giveButtons: [String]
    /// Beginnings of words that a plea for money is made of.
    let giving: [String]
    /// The publisher speaking of itself.
    let ourselves: [String]
    /// Pieces of an invitation to send comments.
    let comments: [String]
    /// Openings of a licence notice.
    let licenceOpeners: [String]
    /// A licence notice speaks of copying, of credit, and names a licence.
    let copying: [String]
    let crediting: [String]
    let licences: [String]
    /// What stands before and after the name that credit is to be given to.
    let creditTo: [String]
    let creditEnds: [String]
    let tags: [String]
    let related: [String]
    /// What goes before the outlet's name over the notes about itself.
    let about: [String]
    /// Labels of the notes of the organization.
    let organization: [String]
    /// What goes before a mail address of the outlet.
    let contact: [String]
    /// Beginnings of lines at the foot of a page that say nothing of the piece.
    let footers: [String]
    /// Small words inside names, which keep their small letters.
    let nameParticles: [String]
    /// Frequent words that the other languages here do not have.
    let functionWords: [String]
}

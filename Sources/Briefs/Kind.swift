/// What sort of piece a brief is.
package enum Kind: String, Sendable, CaseIterable, Hashable {
    case brief, news, analysis, investigation, feature, interview, profile, commentary, organization
}

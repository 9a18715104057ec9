import Briefs
import Markup

extension ArticleText {
    /// A brief ready to be set, its body read and its regions named in its own language. Notices are left to the
    /// related pane.
    package init(_ brief: Brief, regions: RegionTree) {
        let language = brief.language.map { String($0.prefix(2)) } ?? "en"
        self.init(
            brief, document: MarkupReader.document(of: brief), translations: brief.translations.map(\.language),
            regionNames: brief.regions.map { regions.region($0)?.name(in: language) ?? $0.rawValue },
            seeAlsoCounts: brief.seeAlso.map { _ in nil }, notices: .absent)
    }
}

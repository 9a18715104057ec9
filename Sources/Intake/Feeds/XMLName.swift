/// The name of an element, as feeds mean it.
struct XMLName: Hashable, Sendable {
    var vocabulary: XMLVocabulary
    /// In lower case: feeds write `pubdate` and `GUID`.
    var local: String

    /// Of RSS, CDF or Atom, whose names do not clash: they differ in attributes and children.
    var isCore: Bool { vocabulary == .plain || vocabulary == .atom }

    init(_ local: String, prefix: String?, namespace: String?) {
        vocabulary = XMLVocabulary(namespace: namespace, prefix: prefix)
        self.local = local.lowercased()
    }
}

extension XMLName {
    /// `local` is in lower case.
    init(_ vocabulary: XMLVocabulary, _ local: String) {
        self.vocabulary = vocabulary
        self.local = local
    }
}

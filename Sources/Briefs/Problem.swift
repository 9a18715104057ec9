/// Something about a file that a person should know: what, where, and what to do. Everything else of the file is
/// shown all the same.
package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's path, as short as it is clear: below the library, where it stands there.
    package var file: String
    /// From 1.
    package var line: Int?
    /// In characters, from 1.
    package var column: Int?
    /// A sentence.
    package var what: String
    /// A sentence: what to do.
    package var advice: String

    package init(file: String, line: Int? = nil, column: Int? = nil, what: String, advice: String) {
        self.file = file
        self.line = line
        self.column = column
        self.what = what
        self.advice = advice
    }

    /// `briefs/a/2013-12.json:4:17: A comma or ] was expected here. Correct …`
    package var description: String {
        let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
        return "\(file)\(place): \(what) \(advice)"
    }
}

/// Where and why a text is no JSON.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// In bytes from the start of the file.
    package var offset: Int
    /// From 1.
    package var line: Int
    /// In characters (Unicode scalars), from 1.
    package var column: Int
    /// A sentence without its full stop: `a comma or ] was expected here`.
    package var reason: String

    package init(offset: Int, line: Int, column: Int, reason: String) {
        self.offset = offset
        self.line = line
        self.column = column
        self.reason = reason
    }

    package var description: String { "line \(line), column \(column): \(reason)" }
}

/// What the scanner throws: an offset costs nothing, a line and column are counted once it is known that
/// somebody will read them.
struct JSONFault: Error, Hashable, Sendable {
    var offset: Int
    var reason: String
}

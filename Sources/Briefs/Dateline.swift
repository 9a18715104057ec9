/// The line at the head of a brief that says where and when.
package struct Dateline: Hashable, Sendable {
    /// The line as printed.
    package var raw: String
    /// Its first part: a place, or a subject.
    package var label: String?
    package var precision: Precision

    package enum Precision: String, Hashable, Sendable {
        case day, month, year, none
    }

    package init(raw: String, label: String? = nil, precision: Precision = .day) {
        self.raw = raw
        self.label = label
        self.precision = precision
    }
}

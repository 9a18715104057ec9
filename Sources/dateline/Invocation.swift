/// An option of a command: `--limit N`.
struct OptionSpec: Sendable {
    let name: String
    /// What its value is called; nil where it takes none.
    let value: String?
    let words: String

    init(_ name: String, _ value: String? = nil, _ words: String) {
        self.name = name
        self.value = value
        self.words = words
    }
}

/// A command line, read.
struct Invocation: Sendable {
    let command: CommandSpec
    /// Values by option name; an option without a value holds an empty text.
    let options: [String: [String]]
    let words: [String]

    func has(_ option: String) -> Bool { options[option] != nil }

    /// The last value given: later options win.
    func value(_ option: String) -> String? { options[option]?.last }

    func values(_ option: String) -> [String] { options[option] ?? [] }

    /// A whole number of at least `least`.
    func number(_ option: String, least: Int) throws(CommandError) -> Int? {
        guard let text = value(option) else { return nil }
        guard let number = Int(text), number >= least else {
            throw .usage("\(option) takes a whole number of at least \(least), not “\(text)”")
        }
        return number
    }

    /// Where words are ids or paths, an option that came after them was meant as one.
    func refuseLateOptions() throws(CommandError) {
        guard let late = words.first(where: { $0.hasPrefix("--") }) else { return }
        throw .usage("\(late) stands behind; options go first: dateline \(command.name) \(late) … \(command.arguments)")
    }

    /// Reads arguments. Options precede the words; after the first word, or `--`, all is words.
    init(_ arguments: [String], commands: [CommandSpec], reader: CommandSpec) throws(CommandError) {
        var rest = arguments[...]
        var command = reader
        var options: [String: [String]] = [:]
        var isForced = false

        func readOptions() throws(CommandError) {
            while let first = rest.first, first.hasPrefix("-"), first.count > 1 {
                if first == "--" {
                    rest.removeFirst()
                    isForced = true
                    return
                }
                let parts = first.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                let name = parts[0] == "-h" ? "--help" : parts[0]
                guard let spec = (command.options + CommandSpec.common).first(where: { $0.name == name }) else {
                    // A single dash excludes in a query: `-tag:cocaine`.
                    if !first.hasPrefix("--") { return }
                    throw .usage(
                        "There is no option \(name) here; dateline \(command.name) --help lists them".collapsed)
                }
                rest.removeFirst()
                if spec.value == nil {
                    guard parts.count == 1 else { throw .usage("\(name) takes no value") }
                    options[name, default: []].append("")
                } else if parts.count == 2 {
                    options[name, default: []].append(parts[1])
                } else if let value = rest.popFirst() {
                    options[name, default: []].append(value)
                } else {
                    throw .usage("\(name) wants a value: \(name) \(spec.value ?? "")")
                }
            }
        }

        try readOptions()
        if !isForced, let first = rest.first, let found = commands.first(where: { $0.name == first }) {
            command = found
            rest.removeFirst()
            try readOptions()
        } else if !isForced, rest.count == 1, let word = rest.first,
            let near = commands.first(where: { $0.name.isOneEdit(from: word) })
        {
            throw .usage("“\(word)” is no command; did you mean “\(near.name)”? To search for it: dateline -- \(word)")
        }
        self.command = command
        self.options = options
        words = Array(rest)
    }
}

extension String {
    /// Without the double space that an empty name leaves.
    fileprivate var collapsed: String { split(separator: " ").joined(separator: " ") }

    /// Whether one letter more, less, other or swapped makes the other word.
    func isOneEdit(from other: String) -> Bool {
        let left = Array(self)
        let right = Array(other)
        guard left != right, abs(left.count - right.count) <= 1 else { return false }
        var index = 0
        while index < min(left.count, right.count), left[index] == right[index] { index += 1 }
        if left.count > right.count { return left[(index + 1)...] == right[index...] }
        if left.count < right.count { return left[index...] == right[(index + 1)...] }
        if left[(index + 1)...] == right[(index + 1)...] { return true }
        return index + 1 < left.count && left[index] == right[index + 1] && left[index + 1] == right[index]
            && left[(index + 2)...] == right[(index + 2)...]
    }
}

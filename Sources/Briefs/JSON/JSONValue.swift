/// Any JSON value (RFC 8259). Members keep their order and numbers their spelling, so that what is read and
/// written again says the same.
package indirect enum JSONValue: Hashable, Sendable {
    case object([Member])
    case array([JSONValue])
    case string(String)
    /// The number as it was spelled: never rounded.
    case number(String)
    case bool(Bool)
    case null

    /// A key of an object and what stands under it.
    package struct Member: Hashable, Sendable {
        package var key: String
        package var value: JSONValue

        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }
}

extension JSONValue {
    /// What stands under a key: the last of several; nil where this is no object or has no such key.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key == key }?.value
    }

    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    package var array: [JSONValue]? {
        if case .array(let values) = self { values } else { nil }
    }

    package var members: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }

    package var bool: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// The number as near as a `Double` comes.
    package var number: Double? {
        if case .number(let text) = self { Double(text) } else { nil }
    }

    /// The number, where it is written as an integer that fits.
    package var integer: Int? {
        if case .number(let text) = self { Int(text) } else { nil }
    }

    package var isNull: Bool { self == .null }

    /// What kind of value this is, for a sentence.
    package var article: String {
        switch self {
        case .object: "an object"
        case .array: "an array"
        case .string: "a text"
        case .number: "a number"
        case .bool: "a truth value"
        case .null: "null"
        }
    }

    /// Puts a value under a key, in the place of whatever stood there; nil takes the key away.
    package mutating func set(_ key: String, _ value: JSONValue?) {
        guard case .object(var members) = self else { return }
        guard let value else {
            members.removeAll { $0.key == key }
            self = .object(members)
            return
        }
        if let index = members.firstIndex(where: { $0.key == key }) {
            members[index].value = value
            let duplicates = members.indices.filter { $0 > index && members[$0].key == key }
            for index in duplicates.reversed() { members.remove(at: index) }
        } else {
            members.append(Member(key, value))
        }
        self = .object(members)
    }

    /// An object of the members that have a value.
    package static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { key, value in value.map { Member(key, $0) } })
    }

    /// An array of texts; nil where there are none.
    package static func strings(_ texts: [String]) -> JSONValue? {
        texts.isEmpty ? nil : .array(texts.map { .string($0) })
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .number(String(value)) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}

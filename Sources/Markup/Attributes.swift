import CLibXML2
import Glibc

/// The attributes of a tag, looked at only as far as its element asks. They are the parser's, so they hold as long
/// as its call.
struct Attributes {
    private let pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

    init(_ pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) { self.pairs = pairs }

    /// The value of an attribute: empty where it has none, nil where the tag does not have it.
    subscript(_ wanted: StaticString) -> String? {
        guard let pairs else { return nil }
        var index = 0
        while let name = pairs[index] {
            if Attributes.isEqual(name, wanted) { return pairs[index + 1].map { String(cString: $0) } ?? "" }
            index += 2
        }
        return nil
    }

    /// The number that a value begins with.
    func number(_ name: StaticString) -> Int? {
        guard let value = self[name] else { return nil }
        let digits = value.drop { $0 == " " }
        return Int(digits.prefix { $0 == "-" || ("0"..."9").contains($0) })
    }

    /// Whether a browser shows nothing of the element. What can be found there (`until-found`) is for reading;
    /// classes mean nothing without their style sheet.
    var isHidden: Bool {
        guard let pairs else { return false }
        var index = 0
        while let name = pairs[index] {
            if name.pointee == UInt8(ascii: "h"), Attributes.isEqual(name, "hidden") {
                return self["hidden"]?.lowercased() != "until-found"
            }
            if name.pointee == UInt8(ascii: "s"), Attributes.isEqual(name, "style"), let value = pairs[index + 1] {
                if Attributes.hides(String(cString: value)) { return true }
            }
            index += 2
        }
        return false
    }

    /// Whether a picture is too small to be one: what counts readers, and what only takes up room.
    var isSpeck: Bool { (number("width") ?? 2) < 2 || (number("height") ?? 2) < 2 }

    private static func hides(_ style: String) -> Bool {
        style.lowercased().split(separator: ";").contains { declaration in
            let parts = declaration.split(separator: ":", maxSplits: 1).map { part in part.filter { !$0.isWhitespace } }
            guard parts.count == 2 else { return false }
            return parts[0] == "display" && parts[1].hasPrefix("none")
                || parts[0] == "visibility" && parts[1].hasPrefix("hidden")
        }
    }

    private static func isEqual(_ name: UnsafePointer<xmlChar>, _ wanted: StaticString) -> Bool {
        name.withMemoryRebound(to: CChar.self, capacity: wanted.utf8CodeUnitCount + 1) { name in
            wanted.utf8Start.withMemoryRebound(to: CChar.self, capacity: wanted.utf8CodeUnitCount + 1) {
                strcmp(name, $0) == 0
            }
        }
    }
}

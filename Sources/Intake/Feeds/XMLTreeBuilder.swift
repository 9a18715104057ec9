import CLibXML2

/// Takes the parser's events. Items and the parts of the head become trees and go to `gathering` when they end;
/// everything between them is looked at and forgotten.
final class XMLTreeBuilder {
    private(set) var gathering: FeedGathering
    /// Set while the parser runs: it knows the line.
    var parser: xmlParserCtxtPtr?

    /// Elements around, whose contents are not kept.
    private var containers: [Scope] = []
    /// The tree that is being built, the innermost element last.
    private var open: [XMLElement] = []
    private var role = FeedGathering.Role.item
    /// Elements in the tree: above a limit they go, and their text stays.
    private var size = 0
    private var skipped = 0
    /// Whether anything was nested deeper than a tree may be: as it is pushed, libxml2 itself takes any depth.
    private(set) var isTooDeep = false
    private var pending: [UInt8] = []
    private var names: [NameKey: XMLName] = [:]

    /// More elements than any item has; of a list of subscriptions, more outlines than anybody reads.
    private static let largestTree = 200_000

    /// Trees are walked by recursion. The mended pass leaves tags out long before.
    private static let deepestTree = 256

    private struct Scope {
        var name: XMLName
        var base: String?
        var language: String?
    }

    /// The parser keeps each name once, so its address stands for it.
    private struct NameKey: Hashable {
        let local: UnsafePointer<xmlChar>
        let prefix: UnsafePointer<xmlChar>?
        let namespace: UnsafePointer<xmlChar>?
    }

    init(_ gathering: FeedGathering) { self.gathering = gathering }

    func start(
        _ local: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?, namespace: UnsafePointer<xmlChar>?,
        attributes: XMLAttributes
    ) {
        let name = self.name(local, prefix, namespace)
        if name.local == XMLMending.rootName { return }
        if open.isEmpty {
            let parent = containers.last?.name
            guard let role = gathering.role(of: name, in: parent) else {
                let holder = element(local, prefix, name, attributes)
                containers.append(Scope(name: name, base: holder.base, language: holder.language))
                gathering.enter(holder)
                return
            }
            self.role = role
            size = 0
        } else {
            flush()
        }
        size += 1
        if open.count >= XMLTreeBuilder.deepestTree { isTooDeep = true }
        guard size <= XMLTreeBuilder.largestTree, open.count < XMLTreeBuilder.deepestTree else {
            skipped += 1
            return
        }
        open.append(element(local, prefix, name, attributes))
    }

    func end(_ local: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?, namespace: UnsafePointer<xmlChar>?) {
        if skipped > 0 {
            skipped -= 1
            return
        }
        guard !open.isEmpty else {
            if name(local, prefix, namespace).local != XMLMending.rootName { containers.removeLast() }
            return
        }
        flush()
        let element = open.removeLast()
        if open.isEmpty {
            gathering.take(element, as: role, through: line)
        } else {
            open[open.count - 1].children.append(.element(element))
        }
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        if !open.isEmpty { pending += bytes }
    }

    /// Where the parser stopped in the middle, what is open ends.
    func finish() {
        skipped = 0
        while let element = open.popLast() {
            var element = element
            if !pending.isEmpty {
                element.children.append(.text(XMLText.string(pending)))
                pending = []
            }
            if open.isEmpty {
                gathering.take(element, as: role, through: line)
            } else {
                open[open.count - 1].children.append(.element(element))
            }
        }
    }

    private var line: Int { parser.map { Int($0.pointee.input?.pointee.line ?? 1) } ?? 1 }

    private func flush() {
        guard !pending.isEmpty else { return }
        open[open.count - 1].children.append(.text(XMLText.string(pending)))
        pending.removeAll(keepingCapacity: pending.capacity < 1 << 16)
    }

    private func name(
        _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?
    ) -> XMLName {
        let key = NameKey(local: local, prefix: prefix, namespace: namespace)
        if let known = names[key] { return known }
        let name = XMLName(
            String(cString: local), prefix: prefix.map { String(cString: $0) },
            namespace: namespace.map { String(cString: $0) })
        names[key] = name
        return name
    }

    /// An element as it begins. `xml:base` and `xml:lang` hold for what is in it, too.
    private func element(
        _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ name: XMLName, _ attributes: XMLAttributes
    ) -> XMLElement {
        var written = String(cString: local)
        if let prefix { written = String(cString: prefix) + ":" + written }
        let innermost = open.last
        var element = XMLElement(
            name: name, written: written, attributes: attributes.all, line: line,
            base: innermost.map(\.base) ?? containers.last?.base,
            language: innermost.map(\.language) ?? containers.last?.language)
        for attribute in element.attributes where attribute.prefix == "xml" {
            if attribute.local == "base" { element.base = FeedAddress.joined(attribute.value, to: element.base) }
            if attribute.local == "lang" {
                let language = attribute.value.stripped
                element.language = language.isEmpty ? nil : language
            }
        }
        return element
    }
}

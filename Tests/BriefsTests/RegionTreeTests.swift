import Briefs
import Testing

@Suite("The tree of regions")
struct RegionTreeTests {
    let tree = RegionTree()

    @Test(
        "A code has one of four shapes, in any case",
        arguments: [
            ("bo", "BO"), ("MX-sin", "MX-SIN"), ("py-10", "PY-10"), ("005", "005"),
            ("X-Northern-Triangle", "x-northern-triangle"),
        ])
    func codes(text: String, settled: String) throws {
        #expect(try code(text).rawValue == settled)
    }

    @Test(
        "Anything else is no code",
        arguments: [
            "", "B", "BOL", "B1", "BO-", "BO-ABCD", "BO_B", "BO B", "05", "0055", "x-", "x-a--b", "x-a-", "x-é", "ñ",
            "-BO", "１２３",
        ])
    func noCodes(text: String) {
        #expect(RegionCode(text) == nil)
    }

    @Test(
        "An outer region holds an inner one",
        arguments: [
            ("001", "BO-B"), ("019", "BO-B"), ("419", "BO"), ("005", "BO"), ("005", "BO-B"), ("BO", "BO-B"),
            ("BO", "BO"), ("013", "MX"),
            ("029", "CU"), ("021", "US"), ("002", "ZA"), ("202", "NG"), ("142", "TW"), ("150", "GB-LND"),
            ("GB-ENG", "GB-LND"),
            ("ES-AN", "ES-SE"), ("009", "NZ"), ("x-northern-triangle", "GT"), ("x-northern-triangle", "HN-AT"),
            ("x-tri-border", "PY-10"),
            ("x-us-mexico-border", "MX-CHH"), ("x-amazon-basin", "BO-B"), ("x-central-america", "x-northern-triangle"),
            ("419", "x-northern-triangle"), ("013", "x-central-america"), ("019", "x-us-mexico-border"),
            ("005", "x-tri-border"),
        ])
    func holds(outer: String, inner: String) throws {
        #expect(try tree.contains(code(outer), code(inner)))
    }

    @Test(
        "An outer region does not hold one that is elsewhere, above, or only in part below",
        arguments: [
            ("BO-B", "BO"), ("BO", "005"), ("005", "MX"), ("005", "PA"), ("x-central-america", "MX"),
            ("x-central-america", "013"),
            ("x-tri-border", "PY"), ("x-tri-border", "AR-B"), ("MX", "x-us-mexico-border"),
            ("x-northern-triangle", "x-central-america"),
            ("x-us-mexico-border", "x-north-america"), ("419", "US"), ("001", "ZZ"), ("ZZ", "BO"), ("x-nowhere", "BO"),
            ("001", "x-nowhere"),
        ])
    func doesNotHold(outer: String, inner: String) throws {
        #expect(try !tree.contains(code(outer), code(inner)))
    }

    @Test("Beni lies in Bolivia, South America, Latin America, the Americas, the world")
    func ancestors() throws {
        #expect(try tree.ancestors(of: code("BO-B")).map(\.rawValue) == ["BO", "005", "419", "019", "001"])
        #expect(tree.roots.map(\.rawValue) == ["001"])
        #expect(try tree.ancestors(of: code("x-andes")).isEmpty)
        #expect(try tree.ancestors(of: code("ZZ")).isEmpty)
    }

    @Test("The Americas part into Latin America and Northern America, Bolivia into nine departments")
    func children() throws {
        #expect(try tree.children(of: code("019")).map(\.rawValue) == ["021", "419"])
        #expect(try tree.children(of: code("BO")).count == 9)
        #expect(try tree.children(of: code("BO-B")).isEmpty)
        #expect(try tree.children(of: code("x-northern-triangle")).map(\.rawValue) == ["GT", "HN", "SV"])
    }

    @Test(
        "Sets overlap",
        arguments: [
            ("GT", ["x-central-america", "x-northern-triangle"]), ("NI-MN", ["x-central-america"]),
            ("US-TX", ["x-north-america", "x-us-mexico-border"]),
            ("BO-B", ["x-amazon-basin", "x-andes"]), ("BR-PR", ["x-tri-border"]),
            ("x-northern-triangle", ["x-central-america"]),
            ("JP", []), ("ZZ", []),
        ])
    func sets(member: String, sets: [String]) throws {
        #expect(try tree.sets(containing: code(member)).map(\.rawValue) == sets)
    }

    @Test("Every country has an area above it, and every region but the world a parent that lists it")
    func parents() throws {
        var countries = 0
        for code in tree.all where !code.isSet && code.rawValue != "001" {
            let region = try #require(tree.region(code))
            let parent = try #require(region.parent.flatMap(tree.region))
            countries += region.kind == .country ? 1 : 0
            #expect(region.kind != .country || parent.kind == .area, "\(code)")
            #expect(region.kind != .subdivision || parent.kind == .country || parent.kind == .subdivision, "\(code)")
            #expect(region.kind != .subdivision || code.rawValue.hasPrefix(parent.code.rawValue.prefix(2)), "\(code)")
            #expect(tree.ancestors(of: code).first == parent.code)
        }
        #expect(countries == 249)
    }

    @Test("Numbers are dense, and every range begins with its own number and nests in its parent's")
    func ranges() throws {
        for (number, code) in tree.all.prefix(tree.count).enumerated() {
            let range = try #require(tree.range(of: code))
            #expect(range.lowerBound == number)
            #expect(tree.code(numbered: number) == code)
            let children = tree.children(of: code).compactMap(tree.range)
            #expect(range.count == 1 + children.reduce(0) { $0 + $1.count }, "\(code)")
            for child in children {
                #expect(range.lowerBound < child.lowerBound && child.upperBound <= range.upperBound, "\(code)")
            }
        }
        #expect(try tree.range(of: code("001")) == 0..<tree.count)
        #expect(tree.code(numbered: tree.count) == nil)
        #expect(tree.code(numbered: -1) == nil)
    }

    @Test("A set has no number, but ranges that hold what it holds")
    func setRanges() throws {
        for set in tree.sets {
            #expect(tree.number(of: set) == nil)
            #expect(tree.range(of: set) == nil)
            let ranges = tree.ranges(of: set)
            #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
            for number in stride(from: 0, to: tree.count, by: 7) {
                let code = try #require(tree.code(numbered: number))
                #expect(ranges.contains { $0.contains(number) } == tree.contains(set, code), "\(set) \(code)")
            }
            let members = try #require(tree.region(set)).members
            #expect(members == members.sorted())
            #expect(members.allSatisfy { tree.region($0) != nil })
        }
        #expect(try tree.ranges(of: code("ZZ")).isEmpty)
    }

    @Test(
        "Names stand in three languages, and English stands in for others",
        arguments: [
            ("BO", ["Bolivia", "Bolivia", "Bolívia"]), ("VE", ["Venezuela", "Venezuela", "Venezuela"]),
            ("MX", ["Mexico", "México", "México"]),
            ("US", ["United States", "Estados Unidos", "Estados Unidos"]), ("RU", ["Russia", "Rusia", "Rússia"]),
            ("KR", ["South Korea", "Corea del Sur", "Coreia do Sul"]), ("LA", ["Laos", "Laos", "Laos"]),
            ("TZ", ["Tanzania", "Tanzania", "Tanzânia"]),
            ("PS", ["Palestine", "Palestina", "Palestina"]), ("IR", ["Iran", "Irán", "Irã"]),
            ("SY", ["Syria", "Siria", "Síria"]),
            ("TW", ["Taiwan", "Taiwán", "Taiwan"]), ("DZ", ["Algeria", "Argelia", "Argélia"]),
            ("BO-B", ["Beni", "Beni", "Beni"]),
            ("US-NM", ["New Mexico", "Nuevo México", "Novo México"]), ("PE-JUN", ["Junín", "Junín", "Junín"]),
            ("005", ["South America", "América del Sur", "América do Sul"]),
            ("x-northern-triangle", ["Northern Triangle", "Triángulo Norte", "Triângulo Norte"]),
        ])
    func names(text: String, names: [String]) throws {
        let region = try #require(tree.region(code(text)))
        #expect(["en", "es", "pt"].map(region.name) == names)
        #expect(region.name(in: "pt-BR") == names[2])
        #expect(region.name(in: "fr") == names[0])
    }

    @Test("A code that the table does not have is no region", arguments: ["ZZ", "BO-X", "999", "x-nowhere"])
    func unknown(text: String) throws {
        #expect(try tree.region(code(text)) == nil)
        #expect(try tree.number(of: code(text)) == nil)
    }

    private func code(_ text: String) throws -> RegionCode { try #require(RegionCode(text)) }
}

import Briefs
import Query
import Store
import Testing

@testable import Index

@Suite("Files with problems")
struct ProblemPathTests {
    @Test("Are those that the reader of whole libraries finds", arguments: 0..<6)
    func same(seed: Int) throws {
        let library = try TestLibrary(seed: UInt64(seed) &+ 300)
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        var counts: Set<Int> = []
        for round in 0..<12 {
            try library.change()
            if round == 4 { try library.write("bad.json", "{\"items\":[{\"title\":\"no id\"},") }
            index.lookAgain()
            try finish(index)
            let expected = Set(try LibraryReader.read(library.path).problems.map(\.file))
            #expect(index.problemPaths == expected, "round \(round)")
            counts.insert(expected.count)
        }
        #expect(counts.count > 1)
    }

    @Test("What took many readings is written down, and holds until something changes")
    func kept() throws {
        let library = try TestLibrary(seed: 310)
        func write(_ name: String, _ space: String, _ last: String) throws {
            let items = (0..<80).map { number in
                "{\(space)\"id\":\"urn:\(number)\",\"title\":\"\(number == 79 ? last : "same")\"}"
            }
            try library.write(name, "{\"items\":[" + items.joined(separator: ",") + "]}")
        }
        try write("a.json", "", "same")
        try write("b.json", " ", "same")
        func paths() throws -> Set<String> {
            let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
            try finish(index)
            return index.problemPaths
        }
        func kept() throws -> Int64? {
            let file = IndexFile.path(library: library.path, cacheHome: library.cache)
            return try Database(file).integer("SELECT count(*) FROM meta WHERE key = 'disputes'")
        }
        #expect(try paths() == [] && kept() == 1)
        #expect(try paths() == [])
        try write("b.json", " ", "other")
        #expect(try paths() == ["b.json"])
        #expect(try paths() == ["b.json"])
        try write("a.json", "", "other")
        #expect(try paths() == [])
    }
}

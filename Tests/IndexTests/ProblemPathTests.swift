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
}

import Briefs
import Query
import Testing

@testable import Index

@Suite("An index that is held")
struct HoldingTests {
    private func write(_ library: TestLibrary, _ word: String) throws {
        let items = (0..<30).map { "{\"id\":\"urn:\(word):\($0)\",\"title\":\"\(word) \($0)\"}" }
        try library.write("a.json", "{\"items\":[" + items.joined(separator: ",") + "]}")
    }

    @Test("Stands as it is while another writes, until it is let go")
    func held() throws {
        let library = try TestLibrary(seed: 42)
        try write(library, "radar")
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(index)
        #expect(index.hold())
        let answering = IndexAnswering(index, book: MarkBook(), regions: RegionTree())
        func titles() throws -> [String] {
            let question = Question.list(Listing(query: .everything), rows: 0..<99)
            guard case .list(let list)? = answering.answer(question, today: Day(number: 0), isCancelled: { false })
            else { throw TestFailure() }
            return list.rows.map(\.title.string)
        }
        let before = try titles()
        try write(library, "fuel")
        let other = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(other)
        #expect(try titles() == before && before.count == 30)
        index.close()
        #expect(try titles().allSatisfy { $0.hasPrefix("fuel") })
    }

    @Test("Is not held where another has written since it was looked at")
    func late() throws {
        let library = try TestLibrary(seed: 43)
        try write(library, "radar")
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(index)
        try write(library, "fuel")
        let other = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(other)
        #expect(!index.hold())
        try finish(index)
        #expect(index.hold())
    }
}

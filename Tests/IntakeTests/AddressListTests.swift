import Testing

@testable import Intake

@Suite("Lists of addresses, line by line") struct AddressListTests {
    private func reading(_ text: String) -> IntakeReading {
        AddressList.read(
            SourceInput(
                bytes: Array(text.utf8), name: "urls", sha256: "", options: IntakeOptions(places: Gazetteer.places)))
    }

    @Test("An address without a host is a problem with its line", arguments: ["https://?b", "http:///f", "https://#c"])
    func hostless(_ address: String) {
        let found = reading("https://a.example/f\n\(address)\n")
        #expect(found.subscriptions.map(\.feedURL) == ["https://a.example/f"])
        #expect(found.problems.map(\.line) == [2])
    }

    @Test("What is not seen is taken out of an address, so that it is written and read back the same")
    func unseen() {
        let found = reading("https://a.example/\u{9B}f\nhttps://a.example/f news\n")
        #expect(found.subscriptions.map(\.feedURL) == ["https://a.example/f"])
        #expect(found.subscriptions.map(\.tags) == [["news"]])
    }
}

import Page
import Reader
import Testing

@Suite struct CountTests {
    @Test(
        "A number behind a colon may be of any size",
        arguments: Set(CommandTable.named.map(\.name)).sorted() + [""])
    func numbers(_ name: String) throws {
        for opening in ["jj", "jj<Enter>j"] {
            for number in [Int.max, .min] {
                var player = try Desk.player(Size(columns: 160, rows: 40))
                try player.play("\(opening):\(name) \(number)<Enter>:\(name) \(number)<Enter>")
                #expect(player.frame.grid.size == Size(columns: 160, rows: 40))
            }
        }
    }
}

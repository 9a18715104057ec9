import Testing

@testable import Intake

@Suite struct FusedTailTests {
    @Test("A line is cut at a run of phrases that goes to its end")
    func run() {
        let line =
            "The lamp went out. share icon icon Was this content helpful? We need money for oil, friends. DONATE "
            + "Related Content PERU / 2 FEB 2020 An older lamp went out, too…"
        #expect(
            FusedTail.split(line, book: .all) == [
                "The lamp went out.", "share icon icon", "Was this content helpful?",
                "We need money for oil, friends.", "DONATE", "Related Content", "PERU / 2 FEB 2020",
                "An older lamp went out, too…",
            ])
    }

    @Test(
        "Prose that uses a phrase is never cut",
        arguments: [
            "He asked the clerk: was this content helpful? The clerk, who had read none of it, said that it was not.",
            "The Tags on the crates said PERU / 2 FEB 2020, and the customs officers copied them into a notebook.",
            "“We encourage readers to copy and distribute,” said the notice on the wall of the shop, which sold copies.",
            "The poster read DONATE. Below it somebody had written: About Time. Nobody in the harbour office laughed.",
            "About Peru and Related Content there is much to say, and THE ORGANIZATION of it would take years of work.",
        ])
    func prose(_ line: String) { #expect(FusedTail.split(line, book: .all) == [line]) }

    @Test("A question that closes a paragraph is cut off by itself")
    func question() {
        let line = "The lamp at the pier went out at nine, and nobody lit it again. Was this content helpful?"
        #expect(FusedTail.split(line, book: .all).count == 2)
    }
}

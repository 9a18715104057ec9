import Briefs
import Testing

@testable import Store

@Suite("When a brief was read")
struct ReadMomentTests {
    @Test("When a brief was read is the stamp of that mark, or what undoing goes back to")
    func readAt() throws {
        let folder = try TemporaryFolder()
        try SafeFile.makeFolder(folder.path + "/library")
        func open(at now: Int = 1_000, aliases: BriefAliases = BriefAliases()) -> MarkJournal {
            MarkJournal.open(
                library: folder.path + "/library", stateHome: folder.path + "/a", aliases: aliases, now: { now })
        }
        let (one, two) = (BriefID("xx:1"), BriefID("xx:2"))
        var journal = open(at: 5_000)
        try journal.append([Mark(.read, .flag(true))], to: [one])
        #expect(journal.book[one].readAt == 5_000 && open().book[one].readAt == 5_000)
        try journal.append([Mark(.read, .flag(true))], to: [one])
        #expect(journal.book[one].readAt == 5_001)
        try journal.append([Mark(.read, .flag(false))], to: [one])
        #expect(!journal.book[one].isRead && journal.book[one].readAt == nil)
        try journal.append([Mark(.read, .moment(4_000))], to: [one])
        for book in [journal.book, open().book] {
            #expect(book[one].isRead && book[one].readAt == 4_000)
            #expect(book[one].isRead(before: 4_001) && !book[one].isRead(before: 4_000))
            #expect(!book[one].isRead(before: nil) && !book[two].isRead(before: 9_000))
        }
        // Under another name of the brief, the later of both counts.
        try journal.append([Mark(.read, .flag(true))], to: [two])
        let brief = Brief(id: one, title: "", sameAs: [two])
        let aliases = BriefAliases([StoredBrief(brief: brief, file: "", range: 0..<0, sha256: "")])
        #expect(open(aliases: aliases).book[one].readAt == 5_004)
    }
}

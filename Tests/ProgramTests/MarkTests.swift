import FoundationEssentials
import Testing

/// `dateline mark` and `bookmarks`: the reader's own marks from a script.
@Suite("Marking") struct MarkTests {
    private func ids(_ sandbox: Sandbox, _ count: Int) throws -> [String] {
        try sandbox.dateline("list", "--limit", "\(count)").lines.compactMap {
            $0.split(separator: " ").first.map(String.init)
        }
    }

    @Test("Marks are there in every later command, and can be taken away")
    func marks() throws {
        let sandbox = try Sandbox()
        let briefs = try sandbox.files()
        let ids = try ids(sandbox, 3)
        let marked = try sandbox.dateline(
            "mark", "--bookmark", "--read", "--tag", "follow up", "--tag", "radar", "--note", "Call the guild", ids[0],
            ids[2])
        #expect(marked.status == 0 && marked.output.isEmpty && marked.errors.isEmpty)
        let listed = try sandbox.dateline("bookmarks")
        #expect(listed.status == 0)
        #expect(listed.lines.compactMap { $0.split(separator: " ").first.map(String.init) } == [ids[0], ids[2]])
        #expect(try sandbox.dateline("list", "is:bookmarked").output == listed.output)
        #expect(try sandbox.dateline("list", "is:read").output == listed.output)
        #expect(try sandbox.dateline("list", "is:noted").output == listed.output)
        #expect(try sandbox.dateline("list", "tag:\"follow up\"").output == listed.output)
        let item = try #require(try Feed(sandbox.dateline("bookmarks", "--json").bytes).items.first)
        #expect(
            item._marks == .init(bookmark: true, read: true, tags: ["follow up", "radar"], notes: ["Call the guild"]))
        _ = try sandbox.dateline("mark", "--no-bookmark", "--unread", "--untag", "radar", "--note", "", ids[0])
        let after = try #require(try Feed(sandbox.dateline("show", "--json", ids[0]).bytes).items.first)
        #expect(after._marks == .init(bookmark: false, read: false, tags: ["follow up"], notes: []))
        // The files that were there have not been touched.
        let now = try sandbox.files()
        for (path, bytes) in briefs { #expect(now[path] == bytes, "\(path)") }
        #expect(now.keys.filter { !briefs.keys.contains($0) }.allSatisfy { $0.hasPrefix("state/") })
    }

    @Test("Unknown ids are named, the others marked: 4")
    func partly() throws {
        let sandbox = try Sandbox()
        let outcome = try sandbox.dateline("mark", "--bookmark", "zzz", try ids(sandbox, 1)[0])
        #expect(outcome.status == 4)
        #expect(outcome.errors.contains("“zzz”"))
        #expect(try sandbox.dateline("bookmarks").lines.count == 1)
    }

    @Test("A library that takes no marks has them kept elsewhere, and says so")
    func elsewhere() throws {
        let sandbox = try Sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        // Root may write where the permissions say no, so what stands in the way is no folder.
        try sandbox.put("state", "in the way")
        let id = try ids(sandbox, 1)[0]
        let outcome = try sandbox.dateline("mark", "--bookmark", id)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            outcome.errors.contains("your marks are kept in \(sandbox.folder)/state/dateline/"), "\(outcome.errors)")
        #expect(try sandbox.dateline("bookmarks").lines.count == 1)
        #expect(try sandbox.files()["state"] == Array("in the way".utf8))
        let terminal = try sandbox.reader()
        #expect(terminal.waitFor("your marks are kept in"), "\(terminal.screenText)")
        #expect(terminal.waitUntil { $0.screenText.contains("★") }, "\(terminal.screenText)")
    }

    @Test("Two at once lose nothing")
    func together() async throws {
        let sandbox = try Sandbox()
        let ids = try ids(sandbox, 6)
        try await withThrowingTaskGroup(of: Int32.self) { group in
            for id in ids { group.addTask { try sandbox.dateline("mark", "--bookmark", id).status } }
            for try await status in group { #expect(status == 0) }
        }
        #expect(try sandbox.dateline("bookmarks").lines.count == ids.count)
    }

    @Test("A reader at leisure makes its journal shorter and keeps a cache of marks; another start knows the same")
    func tidied() throws {
        let sandbox = try Sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let id = try #require(try Feed(sandbox.dateline("list", "--json", "--limit", "1").bytes).ids.first)
        #expect(try sandbox.dateline("mark", "--bookmark", try ids(sandbox, 1)[0]).status == 0)
        let name = try #require(try sandbox.files().keys.first { $0.hasPrefix("state/") })
        let device = name.dropFirst(6).dropLast(6)
        func line(_ stamp: Int, _ device: some StringProtocol) -> String {
            #"{"device":"\#(device)","field":"place","ids":["\#(id)"],"stamp":\#(stamp),"v":1,"value":"p\#(stamp)"}"#
                + "\n"
        }
        let own = (1..<1_500).map { line($0, device) }.joined()
        let first = String(decoding: try #require(try sandbox.files()[name]), as: UTF8.self)
        try sandbox.put(name, first + own)
        try sandbox.put("state/other.jsonl", (1..<1_500).map { line($0, "other") }.joined())
        let reader = try sandbox.reader()
        let cache = sandbox.folder + "/cache/dateline"
        #expect(
            reader.waitUntil(seconds: 30) { _ in
                (try? sandbox.files()[name]?.count).map { $0 < own.utf8.count / 2 } ?? false
                    && (try? FileManager.default.contentsOfDirectory(atPath: cache))?.contains {
                        $0.hasSuffix("-marks-v3")
                    } ?? false
            })
        try reader.type("Q")
        #expect(reader.waitForEnd() == .exited(0))
        let files = try sandbox.files()
        #expect(String(decoding: files[name] ?? [], as: UTF8.self).contains(line(1_499, device)))
        #expect(files["state/other.jsonl"]?.split(separator: 0x0A).count == 1_499)
        #expect(try sandbox.dateline("bookmarks").lines.count == 1)
        let again = try sandbox.reader()
        #expect(again.waitFor("★"), "\(again.screenText)")
    }
}

import Briefs
import Query
import Store

extension LibraryIndex {
    /// Reads a brief from its file, by the bytes where it stood; where something else stands there now, the whole
    /// file is searched for it. Nil where it is gone.
    func brief(at slot: Int) throws(IndexError) -> Brief? {
        let sql = """
            SELECT id, path, start, length, context FROM items JOIN files ON files.number = items.file
            WHERE items.number = ?
            """
        let row = try database.statement(sql)
        row.bind([.integer(columns.numbers[slot])])
        defer { row.reset() }
        guard try row.step() else { return nil }
        let id = BriefID(row.text(0))
        let path = row.text(1)
        let (start, length) = (max(0, row.int(2)), max(0, row.int(3)))
        let context = row.bytes(4)
        let file = library + "/" + path
        if length <= FileContents.limit, start <= Int.max - length,
            let bytes = try? FileContents.bytes(of: file, in: start..<start + length),
            let document = FeedContextBytes.document(context, item: bytes)
        {
            let reading = FeedReader.read(document, file: path, fallbackSource: "")
            if reading.items.count == 1, let brief = reading.items.first?.brief, brief.id == id { return brief }
        }
        guard let contents = try? FileContents.read(file) else { return nil }
        wantsLook = true
        return FeedReader.read(
            contents.bytes, file: path, fallbackSource: LibraryReader.fallbackSource(of: path, in: library)
        ).items.first { $0.brief.id == id }?.brief
    }
}

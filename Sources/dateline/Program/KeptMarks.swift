import Briefs
import Reader
import Store

/// The journal in the keeper's hands.
struct KeptMarks {
    private var journal: MarkJournal
    private let replies: Mailbox<Message>
    private let marked: @Sendable (MarksElsewhere) -> Void
    private var needsSync = false
    /// Whether others may have written.
    var isToRefresh = false
    /// Briefs that were marked elsewhere in this session. A mark made here at the same moment may have been covered by
    /// what was told of them, so they are told again.
    private var foreign: Set<BriefID> = []
    private var isToTell: Set<BriefID> = []
    private var problemFiles: Int

    init(
        _ journal: MarkJournal, _ replies: Mailbox<Message>, _ marked: @escaping @Sendable (MarksElsewhere) -> Void
    ) {
        self.journal = journal
        self.replies = replies
        self.marked = marked
        problemFiles = journal.problemFiles
        if let notice = journal.notice { replies.post(.said(Notice(notice))) }
    }

    mutating func write(_ changes: [MarkChange]) {
        guard !changes.isEmpty else { return }
        do throws(StoreError) {
            for change in changes {
                try journal.append(change.marks, to: change.ids)
                isToTell.formUnion(foreign.intersection(change.ids))
            }
        } catch {
            replies.post(.said(Notice("A mark was not kept. \(error.description)", .problem)))
        }
        needsSync = true
    }

    /// Says what others have marked.
    mutating func tell() {
        let news = journal.news(isRefreshed: !isToRefresh)
        isToRefresh = false
        var told = news.map { MarkElsewhere(id: $0.id, state: $0.state, fields: $0.fields) }
        let known = Set(news.map(\.id))
        told += isToTell.subtracting(known).map { MarkElsewhere(id: $0, state: journal.book[$0], fields: []) }
        foreign.formUnion(known)
        isToTell = []
        guard !told.isEmpty || journal.problemFiles != problemFiles else { return }
        problemFiles = journal.problemFiles
        marked(MarksElsewhere(news: told, problemFiles: problemFiles))
    }

    /// Whether journals are to be tidied when there is time.
    var isUntidy: Bool { journal.isUntidy }

    mutating func tidy() { journal.tidy() }

    mutating func sync() {
        guard needsSync else { return }
        needsSync = false
        do throws(StoreError) {
            try journal.sync()
        } catch {
            replies.post(.said(Notice(error.description, .problem)))
        }
    }
}

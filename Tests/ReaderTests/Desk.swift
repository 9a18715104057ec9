import Briefs
import Glibc
import Page
import Query
import Reader
import Store

/// A small library for screens: long Spanish titles, CJK, emoji, right-to-left runs, hostile bytes, an undated note.
enum Desk {
    static let folder = String(describing: #filePath).parent + "/Fixtures/desk"
    static let today = Day(year: 2024, month: 3, day: 20) ?? Day(number: 0)
    static let themes = ["dark", "light"]

    /// A player on the library at a size.
    static func player(_ size: Size) throws -> Player {
        Player(
            State(size: size, theme: "dark", themes: themes, regions: RegionTree(), today: today),
            answering: evaluator(try briefs.get()))
    }

    private static let briefs: Result<[Brief], StoreError> = {
        TextLocale.establish()
        do throws(StoreError) {
            return .success(try LibraryReader.read(folder).briefs.map(\.brief))
        } catch {
            return .failure(error)
        }
    }()

    static func evaluator(_ briefs: [Brief]) -> PlainEvaluator {
        PlainEvaluator(
            briefs: briefs, book: MarkBook(), regions: RegionTree(), dates: { _ in BriefDates() },
            text: { BriefText($0) })
    }
}

extension String {
    /// The folder of a path.
    var parent: String { lastIndex(of: "/").map { String(self[..<$0]) } ?? "." }
}

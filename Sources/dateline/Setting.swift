import Briefs
import Glibc
import Query
import Store

/// What a command works in: environment, folders, today. Read once, passed on.
struct Setting: Sendable {
    let environment: [String: String]
    let paths: LibraryPaths
    /// The library folder.
    let library: String
    let regions: RegionTree
    /// Today where the person is.
    let today: Day

    init(_ invocation: Invocation) throws(CommandError) {
        let environment = Setting.variables()
        self.environment = environment
        do throws(StoreError) {
            var paths = try LibraryPaths(environment: environment)
            if let folder = invocation.value("--library") { paths.library = folder }
            self.paths = paths
        } catch {
            throw .failed(error.description)
        }
        library = paths.library
        regions = RegionTree()
        today = Setting.localDay()
    }

    /// The query that a command line's words are.
    func query(_ invocation: Invocation) throws(CommandError) -> Query {
        let text = invocation.words.joined(separator: " ")
        do throws(QueryError) {
            return try QueryParser(regions: regions).parse(text)
        } catch {
            throw .usage("\(error.description)\n  \(text)\n  \(Setting.pointer(to: error, in: text))")
        }
    }

    /// Reads the library and the reader's marks.
    func open() throws(CommandError) -> OpenLibrary { try OpenLibrary(self) }

    /// A caret under the place in a query that cannot be read.
    private static func pointer(to error: QueryError, in text: String) -> String {
        let before = DisplayText(String(decoding: Array(text.utf8.prefix(error.offset)), as: UTF8.self)).columns
        return String(repeating: " ", count: before) + String(repeating: "^", count: max(1, error.length))
    }

    /// The environment's variables; of a name that stands twice the first, as `getenv` has it.
    private static func variables() -> [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, variables[String(parts[0])] == nil { variables[String(parts[0])] = String(parts[1]) }
            entry += 1
        }
        // Where the environment names no home, the system's list of users does.
        if variables["HOME"]?.isEmpty ?? true, let user = getpwuid(getuid()), let home = user.pointee.pw_dir {
            variables["HOME"] = String(cString: home)
        }
        return variables
    }

    private static func localDay() -> Day {
        var seconds = time(nil)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
            ?? Day(number: 0)
    }
}

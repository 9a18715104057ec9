// Figures of the index from inside one process, as one line of JSON:
//   IndexBench build LIBRARY CACHE    takes the library in, from nothing
//   IndexBench bare LIBRARY FILE      puts the same texts into a plain FTS5 table, and nothing else
//   IndexBench ask LIBRARY CACHE      asks an index that is there
import Glibc

let arguments = CommandLine.arguments
guard arguments.count == 4 else {
    IndexBench.complain("usage: IndexBench build|bare|ask LIBRARY CACHE")
    exit(2)
}
do {
    let figures: [(String, Double)]
    switch arguments[1] {
    case "build": figures = try IndexBench.build(library: arguments[2], cacheHome: arguments[3])
    case "bare": figures = try IndexBench.bare(library: arguments[2], file: arguments[3])
    default: figures = try IndexBench.ask(library: arguments[2], cacheHome: arguments[3])
    }
    print("{" + figures.map { "\"\($0.0)\": \(($0.1 * 1000).rounded() / 1000)" }.joined(separator: ", ") + "}")
} catch {
    IndexBench.complain("\(error)")
    exit(1)
}

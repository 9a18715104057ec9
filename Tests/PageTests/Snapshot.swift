import FoundationEssentials
import Testing

/// Compares a text with a file under `Fixtures`. A missing file is written, and the test fails once; with
/// `RECORD=1` in the environment every file is written anew.
func expectSnapshot(_ text: String, _ name: String, source: SourceLocation = #_sourceLocation) {
    var folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    folder.removeLast()
    let path = folder.joined(separator: "/") + "/Fixtures/" + name
    let wanted = try? String(contentsOfFile: path, encoding: .utf8)
    if wanted == nil || ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try? Data(text.utf8).write(to: URL(filePath: path))
        if wanted == nil { Issue.record("\(name) was not there; it is now. Read it.", sourceLocation: source) }
        return
    }
    #expect(text == wanted, sourceLocation: source)
}

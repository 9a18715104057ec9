import Glibc
import Page

/// The themes that are there: the program's own and the reader's, the reader's first where names meet.
struct ThemeShelf: Sendable {
    /// Sorted.
    let names: [String]
    /// What is wrong with a theme, a sentence each; such a theme is not among `names`.
    let complaints: [String]
    private let themes: [String: Theme]
    private let files: [String: String]

    /// The theme that is used where none was chosen.
    let standard: String

    init(_ setting: Setting) {
        var themes: [String: Theme] = [:]
        var files: [String: String] = [:]
        var complaints: [String] = []
        let folders = [SharedFiles.folder("Themes", installed: "Themes"), setting.paths.configHome + "/themes"]
        for folder in folders.compactMap(\.self) {
            for file in SharedFiles.names(in: folder) where file.hasSuffix(".theme") {
                let name = String(file.dropLast(6))
                let path = folder + "/" + file
                guard let text = SharedFiles.text(of: path) else {
                    complaints.append("\(path) cannot be read; look at its permissions")
                    continue
                }
                do throws(ThemeError) {
                    themes[name] = try ThemeParser.parse(text, name: path)
                    files[name] = path
                } catch {
                    complaints.append(error.description)
                }
            }
        }
        self.themes = themes
        self.files = files
        self.complaints = complaints
        names = themes.keys.sorted()
        standard = ThemeShelf.standardName
    }

    private static let standardName = "night-desk"

    /// A theme by name; the plain one, which is always there, where the name is unknown.
    func theme(_ name: String) -> Theme { themes[name] ?? themes[standard] ?? Theme.plain }

    func file(of name: String) -> String? { files[name] }
}

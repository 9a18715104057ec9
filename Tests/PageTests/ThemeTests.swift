import FoundationEssentials
import Page
import Testing

@Suite struct ThemeTests {
    static let folder: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        return parts.joined(separator: "/") + "/Themes"
    }()

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".theme") }.map { String($0.dropLast(6)) }.sorted()
    }()

    private func theme(_ name: String) throws -> Theme {
        let text = try String(contentsOfFile: "\(ThemeTests.folder)/\(name).theme", encoding: .utf8)
        return try ThemeParser.parse(text, name: name)
    }

    /// A line between panes is no text.
    private var textRoles: [Role] { Role.allCases.filter { $0 != .rule } }

    @Test("There are two dark themes, two light ones, one high in contrast and one without colour")
    func choice() throws {
        let grounds = try ThemeTests.names.map { try theme($0).style(of: .text).background.luminance }
        #expect(grounds.count { $0 == nil } >= 1)
        #expect(grounds.count { $0.map { $0 < 0.1 } ?? false } >= 3)
        #expect(grounds.count { $0.map { $0 > 0.7 } ?? false } >= 2)
    }

    @Test("Every text can be read on its ground and on a selected row", arguments: names)
    func contrast(name: String) throws {
        let theme = try theme(name)
        let least = name == "wire" ? 7 : 4.5
        for role in textRoles {
            for overlay in Overlay.allCases {
                let style = theme.style(for: Ink(role, over: overlay))
                guard let contrast = style.foreground.contrast(with: style.background) else {
                    #expect(style.foreground == .standard && style.background == .standard)
                    continue
                }
                #expect(contrast >= least, "\(name): \(role.rawValue) over \(overlay)")
            }
        }
    }

    @Test("With fewer colours, text stays apart from its ground and the selected row from the others", arguments: names)
    func quantised(name: String) throws {
        let theme = try theme(name)
        for depth in ColourDepth.allCases {
            let fewer = theme.quantised(to: depth)
            for role in textRoles {
                for overlay in Overlay.allCases {
                    let style = fewer.style(for: Ink(role, over: overlay))
                    if let contrast = style.foreground.contrast(with: style.background) {
                        #expect(
                            contrast >= (depth == .c256 || depth == .direct ? 4 : 3),
                            "\(name) \(depth): \(role.rawValue) \(overlay)")
                    }
                }
            }
            let plain = fewer.style(for: Ink(.title))
            let selected = fewer.style(for: Ink(.title, over: .selected))
            #expect(
                plain.background != selected.background || selected.attributes.contains(.reverse), "\(name) \(depth)")
            #expect(fewer.style(for: Ink(.body, over: .hit)) != fewer.style(for: Ink(.body)), "\(name) \(depth)")
        }
        let none = theme.quantised(to: .none)
        #expect(
            Role.allCases.allSatisfy {
                none.style(of: $0).foreground == .standard && none.style(of: $0).background == .standard
            })
    }

    @Test("Unread, bookmarked, selected and hit show without colour")
    func plain() {
        for theme in [Theme.plain, Theme.plain.quantised(to: .none)] {
            let text = theme.style(of: .text)
            for ink in [Ink(.unread), Ink(.text, over: .selected), Ink(.text, over: .hit), Ink(.link), Ink(.title)] {
                #expect(theme.style(for: ink) != text)
            }
        }
    }

    @Test("A selected row keeps the colour of what stands in it; a hit does not")
    func overlays() throws {
        let theme = try theme("night-desk")
        let selected = theme.style(for: Ink(.bookmark, over: .selected))
        #expect(selected.foreground == theme.style(of: .bookmark).foreground)
        #expect(selected.background == theme.style(of: .rowSelected).background)
        #expect(theme.style(for: Ink(.bookmark, over: .hit)) == theme.style(of: .hit))
    }

    private static let whole = Role.allCases.map { "\($0.rawValue) default" }.joined(separator: "\n")

    @Test("Colours, attributes and comments are read")
    func reads() throws {
        let rest = Role.allCases.filter { ![.text, .title, .hit].contains($0) }.map { "\($0.rawValue) default" }
        let text = """
            # a comment
            text   #102030 on bright-white   # another
              title  red   bold italic
            hit\tbright-blue on default\tunderline dim reverse\r

            """ + rest.joined(separator: "\n")
        let theme = try ThemeParser.parse(text, name: "mine")
        #expect(theme.style(of: .text) == Style(foreground: .rgb(16, 32, 48), background: .palette(15)))
        #expect(
            theme.style(of: .title)
                == Style(foreground: .palette(1), background: .palette(15), attributes: [.bold, .italic]))
        #expect(
            theme.style(of: .hit)
                == Style(foreground: .palette(12), background: .standard, attributes: [.underline, .dim, .reverse]))
    }

    @Test(
        "A broken theme names its line and what to do",
        arguments: [
            ("tittle red", "Theme x, line 1: there is no role “tittle”; perhaps “title” is meant."),
            ("\ntitle", "Theme x, line 2: a colour is missing; write #rrggbb, default or a colour's name."),
            ("title red on", "Theme x, line 1: a colour is missing; write #rrggbb, default or a colour's name."),
            (
                "title red blod",
                "Theme x, line 1: “blod” is no attribute; write bold, dim, italic, underline or reverse."
            ),
            ("title red\ntitle blue", "Theme x, line 2: “title” is set a second time; take one of the two lines out."),
        ])
    func complains(text: String, sentence: String) {
        #expect(throws: ThemeError.self) { try ThemeParser.parse(text, name: "x") }
        do { _ = try ThemeParser.parse(text, name: "x") } catch { #expect(error.description == sentence) }
    }

    @Test("Missing roles and unknown colours are named")
    func complainsOfTheWhole() {
        #expect(throws: ThemeError.missingRoles(theme: "x", roles: ["match"])) {
            try ThemeParser.parse(ThemeTests.whole.split(separator: "\n").dropLast().joined(separator: "\n"), name: "x")
        }
        #expect(throws: ThemeError.unknownColour(theme: "x", line: 1, colour: "#12345g")) {
            try ThemeParser.parse("title red on #12345g", name: "x")
        }
    }

    @Test("Colours fall to the nearest that there is")
    func nearest() {
        #expect(Colour.rgb(255, 0, 0).quantised(to: .c256) == .palette(196))
        #expect(Colour.rgb(8, 8, 8).quantised(to: .c256) == .palette(232))
        #expect(Colour.rgb(250, 10, 10).quantised(to: .c16) == .palette(9))
        #expect(Colour.rgb(0, 190, 10).quantised(to: .c8) == .palette(2))
        #expect(Colour.palette(12).quantised(to: .c8) == .palette(4))
        #expect(Colour.rgb(1, 2, 3).quantised(to: .none) == .standard)
        #expect(Colour.standard.quantised(to: .c8) == .standard)
    }
}

import Testing

@testable import Store

@Suite("Where things are kept")
struct LibraryPathsTests {
    @Test("The library is the one named, else below the data folder, else below home")
    func library() throws {
        var environment = ["HOME": "/h"]
        #expect(try LibraryPaths(environment: environment).library == "/h/.local/share/dateline")
        environment["XDG_DATA_HOME"] = "relative"
        #expect(try LibraryPaths(environment: environment).library == "/h/.local/share/dateline")
        environment["XDG_DATA_HOME"] = "/d"
        #expect(try LibraryPaths(environment: environment).library == "/d/dateline")
        environment["DATELINE_LIBRARY"] = "l"
        #expect(try LibraryPaths(environment: environment).library == "l")
    }

    @Test("State, cache and configuration have folders of their own")
    func others() throws {
        let paths = try LibraryPaths(environment: ["HOME": "/h", "XDG_CACHE_HOME": "/c"])
        #expect(paths.stateHome == "/h/.local/state/dateline")
        #expect(paths.cacheHome == "/c/dateline")
        #expect(paths.configHome == "/h/.config/dateline")
    }

    @Test("Without a home, everything must be named")
    func noHome() {
        #expect(throws: StoreError.noHome(variable: "XDG_DATA_HOME")) { try LibraryPaths(environment: [:]) }
        let all = [
            "DATELINE_LIBRARY": "/l", "XDG_STATE_HOME": "/s", "XDG_CACHE_HOME": "/c", "XDG_CONFIG_HOME": "/k",
        ]
        #expect(throws: Never.self) { try LibraryPaths(environment: all) }
    }
}

@Suite("What is remembered of the last run")
struct RememberedTests {
    @Test("It comes back, for each library its own place, and unknown keys stay")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        let home = folder.path + "/state"
        try folder.write("state/reader.json", #"{"future": {"a": 1.50}, "libraries": {"x": 1}}"#)
        var one = Remembered()
        one.theme = "paper"
        one.listWidth = 40
        one.isZoomed = true
        one.query = "region:BO"
        one.brief = .init("ab:1")
        try one.save(stateHome: home, library: "/one")
        #expect(Remembered.load(stateHome: home, library: "/one") == one)
        var two = Remembered.load(stateHome: home, library: "/two")
        #expect(two.theme == "paper")
        #expect(two.query == nil)
        two.query = "tag:x"
        try two.save(stateHome: home, library: "/two")
        #expect(Remembered.load(stateHome: home, library: "/one").query == "region:BO")
        #expect(try folder.text("state/reader.json").contains("1.50"))
    }

    @Test("A damaged file is moved aside, not lost")
    func damaged() throws {
        let folder = try TemporaryFolder()
        try folder.write("reader.json", "{ half")
        #expect(Remembered.load(stateHome: folder.path, library: "/l") == Remembered())
        try Remembered().save(stateHome: folder.path, library: "/l")
        #expect(try folder.text("reader.json.damaged") == "{ half")
    }
}

// swift-tools-version: 6.0
import PackageDescription

// The rooms and what each may import: docs/design.md. A test holds the sources against that table.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
]

/// A room: one library target with the house's settings.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one room; `data` is what lies beside them and is no source.
func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: data, swiftSettings: strict)
}

let package = Package(
    name: "dateline",
    products: [.executable(name: "dateline", targets: ["dateline"])],
    targets: [
        .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
        .systemLibrary(name: "CUnistring"),
        .systemLibrary(name: "CFriBidi"),
        .systemLibrary(name: "CNettle"),
        .systemLibrary(name: "CSQLite"),
        .systemLibrary(name: "CZlib"),
        .systemLibrary(name: "CCMark"),

        room("Briefs", ["CUnistring", "CNettle"]),
        room("Markup", ["Briefs", "CLibXML2"]),
        room("Store", ["Briefs"]),
        room("Query", ["Briefs", "Markup", "CUnistring"]),
        room("Index", ["Briefs", "Markup", "Store", "Query", "CSQLite", "CNettle"]),
        room("Page", ["Briefs", "Markup", "CUnistring", "CFriBidi"]),
        room("Intake", ["Briefs", "Markup", "CLibXML2", "CZlib", "CCMark"]),
        room("Reader", ["Briefs", "Query", "Page"]),
        room("Terminal", ["Page", "Reader", "CNcurses"]),
        .executableTarget(
            name: "dateline",
            dependencies: ["Briefs", "Store", "Query", "Page", "Intake", "Reader", "Terminal", "Index"],
            swiftSettings: strict),

        // What tests look through: a terminal emulator, programs on pseudo-terminals, and a program to look at.
        .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
        .target(name: "PTY", dependencies: ["CVTerm", "Page", "Reader"], path: "Tests/PTY", swiftSettings: strict),
        .executableTarget(
            name: "TerminalProbe", dependencies: ["Briefs", "Page", "Reader", "Terminal"], path: "Tests/TerminalProbe",
            swiftSettings: strict),
        tests("ReaderTests", ["Reader", "Page", "Query", "Briefs", "Markup", "Store"], data: ["Fixtures", "Screens"]),
        tests("TerminalTests", ["Terminal", "PTY", "TerminalProbe", "Page", "Reader"]),
        // Killed by tests at any moment.
        .executableTarget(
            name: "StoreProbe", dependencies: ["Briefs", "Store"], path: "Tests/StoreProbe", swiftSettings: strict),
        tests("StoreTests", ["Store", "Briefs", "StoreProbe"]),
        tests("QueryTests", ["Query", "Briefs", "Markup"]),
        tests("IndexTests", ["Index", "Briefs", "Markup", "Query", "Store"]),
        tests("BriefsTests", ["Briefs", "CUnistring"]),
        tests("MarkupTests", ["Briefs", "Markup"], data: ["Fixtures"]),
        tests("PageTests", ["Briefs", "Markup", "Page"], data: ["Fixtures"]),
        tests("IntakeTests", ["Intake", "Briefs", "Markup"], data: ["Fixtures"]),
        // The built program, from outside.
        tests("ProgramTests", ["dateline", "PTY", "Page", "Reader", "Query", "Store", "Briefs", "Index"]),
    ]
)

// `make fuzz` alone builds this.
if Context.environment["DATELINE_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "Fuzz",
            dependencies: ["CUnistring", "Briefs", "Markup", "Store", "Query", "Page", "Intake", "Reader"],
            path: "Tests/Fuzz", exclude: ["run.sh"], swiftSettings: strict))
}

// `make bench` alone builds this.
if Context.environment["DATELINE_BENCH"] != nil {
    package.targets.append(
        .executableTarget(
            name: "IndexBench", dependencies: ["Briefs", "Store", "Query", "Index", "CSQLite"],
            path: "Tests/Bench/IndexBench", swiftSettings: strict))
    package.targets.append(
        .executableTarget(
            name: "PageBench", dependencies: ["Briefs", "Markup", "Query", "Page", "Reader"],
            path: "Tests/Bench/PageBench", swiftSettings: strict))
    package.targets.append(
        .executableTarget(
            name: "IntakeBench", dependencies: ["Briefs", "Markup", "Intake"],
            path: "Tests/Bench/IntakeBench", swiftSettings: strict))
}

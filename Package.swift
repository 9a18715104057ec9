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

/// The tests of one room.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "dateline",
    products: [.executable(name: "dateline", targets: ["dateline"])],
    targets: [
        .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
        .systemLibrary(name: "CUnistring"),
        .systemLibrary(name: "CNettle"),

        room("Briefs", ["CUnistring", "CNettle"]),
        room("Markup", ["Briefs", "CLibXML2"]),
        room("Store", ["Briefs", "CNettle"]),
        room("Query", ["Briefs", "Markup", "CUnistring"]),
        room("Page", ["Briefs", "Markup", "CUnistring"]),
        room("Intake", ["Briefs", "Markup"]),
        room("Reader", ["Briefs", "Query", "Page"]),
        .executableTarget(
            name: "dateline",
            dependencies: ["Briefs", "Markup", "Store", "Query", "Page", "Intake", "Reader", "CNcurses"],
            swiftSettings: strict),
        tests("IntakeTests", ["Intake", "Briefs"], exclude: ["Fixtures"]),
    ]
)

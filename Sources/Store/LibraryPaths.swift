import Briefs

/// Where things are kept, from the environment alone (XDG Base Directory Specification).
package struct LibraryPaths: Hashable, Sendable {
    /// The library that is opened where none is named.
    package var library: String
    /// The device's id, the reader's layout, marks of libraries that cannot be written.
    package var stateHome: String
    /// What can be deleted at any time.
    package var cacheHome: String
    /// The reader's own themes.
    package var configHome: String

    /// `DATELINE_LIBRARY`, then `XDG_DATA_HOME`, then `HOME`; relative XDG folders do not count.
    package init(environment: [String: String]) throws(StoreError) {
        func place(_ variable: String, _ belowHome: String) throws(StoreError) -> String {
            if let folder = environment[variable], folder.hasPrefix("/") { return folder + "/dateline" }
            guard let home = environment["HOME"], !home.isEmpty else { throw .noHome(variable: variable) }
            return home + "/" + belowHome + "/dateline"
        }
        if let named = environment["DATELINE_LIBRARY"], !named.isEmpty {
            library = named
        } else {
            library = try place("XDG_DATA_HOME", ".local/share")
        }
        stateHome = try place("XDG_STATE_HOME", ".local/state")
        cacheHome = try place("XDG_CACHE_HOME", ".cache")
        configHome = try place("XDG_CONFIG_HOME", ".config")
    }

    /// A short name for a library in folders outside it: from its path without links.
    package static func hash(ofLibrary folder: String) -> String {
        String(SHA256.hexDigest(of: (Path.real(folder) ?? folder).utf8).prefix(16))
    }
}

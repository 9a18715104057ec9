import Briefs

/// Puts a copy of a library where there is none yet.
package enum LibrarySeed {
    /// Copies all files of a library but its marks and history. Files that are there already stay as they are.
    package static func copy(_ source: String, to folder: String) throws(StoreError) {
        try SafeFile.makeFolder(folder)
        for path in try LibraryFolder.files(of: source).paths where FileStamp.of(folder + "/" + path) == nil {
            let file = try FileContents.read(source + "/" + path)
            try SafeFile.makeFolder(Path.folder(of: folder + "/" + path))
            try SafeFile.replace(folder + "/" + path, file.bytes, expecting: .absent)
        }
    }
}

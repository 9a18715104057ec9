import Briefs

/// The bytes of an input as they came: `history/<source>/<sha256>`.
package enum SourceKeeping {
    /// Keeps them once; the name is their hash, so that the same bytes are the same file.
    package static func keep(_ bytes: [UInt8], in library: String, source: String) throws(StoreError) {
        let folder = library + "/history/" + FoldedText.slug(source)
        try SafeFile.makeFolder(folder)
        let path = folder + "/" + SHA256.hexDigest(of: bytes)
        guard FileStamp.of(path) == nil else { return }
        try SafeFile.replace(path, bytes)
    }
}

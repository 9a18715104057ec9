import Briefs
import Glibc

/// The bytes of an input as they came: `history/<source>/<sha256>`.
package enum SourceKeeping {
    /// Keeps them once a source; the name is their hash, so that the same bytes are the same file. Several sources share
    /// one file where the file system can do that.
    package static func keep(_ bytes: [UInt8], in library: String, sources: [String]) throws(StoreError) {
        let name = SHA256.hexDigest(of: bytes)
        var first: String?
        for source in sources {
            let folder = library + "/history/" + FoldedText.slug(source)
            try SafeFile.makeFolder(folder)
            let path = folder + "/" + name
            if FileStamp.of(path) == nil, first.map({ link($0, path) != 0 }) ?? true {
                try SafeFile.replace(path, bytes)
            }
            first = first ?? path
        }
    }
}

import Briefs
import CNettle
import Query

extension BriefID {
    /// 64 bits that stand for the id where many are compared: the beginning of its hash where it is plain ASCII. Ids
    /// that are equal have equal keys; of plain ids, equal keys mean equal ids for all that matters. Others must be
    /// looked at themselves.
    var key: Int64 {
        var context = sha256_ctx()
        nettle_sha256_init(&context)
        // Swift takes letters with accents for equal however they are composed, so the key must too.
        var text = isPlain ? rawValue : "\u{1}" + Words.key(rawValue)
        text.withUTF8 { bytes in
            if let base = bytes.baseAddress { nettle_sha256_update(&context, bytes.count, base) }
        }
        var digest: (UInt64) = 0
        withUnsafeMutableBytes(of: &digest) { bytes in
            if let base = bytes.assumingMemoryBound(to: UInt8.self).baseAddress {
                nettle_sha256_digest(&context, bytes.count, base)
            }
        }
        return Int64(bitPattern: UInt64(bigEndian: digest))
    }

    var isPlain: Bool { rawValue.utf8.allSatisfy { $0 < 0x80 } }
}

import CNettle

/// SHA-256 (FIPS 180-4) by Nettle.
package enum SHA256 {
    /// The digest of the bytes: 32 of them.
    package static func digest(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var context = sha256_ctx()
        nettle_sha256_init(&context)
        if let base = bytes.baseAddress { nettle_sha256_update(&context, bytes.count, base) }
        var digest = [UInt8](repeating: 0, count: 32)
        nettle_sha256_digest(&context, digest.count, &digest)
        return digest
    }

    /// The digest of the bytes, in lower-case hexadecimal.
    package static func hexDigest(of bytes: some Sequence<UInt8>) -> String {
        let digest =
            bytes.withContiguousStorageIfAvailable { SHA256.digest(of: $0) }
            ?? Array(bytes).withUnsafeBufferPointer { SHA256.digest(of: $0) }
        let digits = Array("0123456789abcdef".utf8)
        var hex: [UInt8] = []
        hex.reserveCapacity(64)
        for byte in digest {
            hex.append(digits[Int(byte >> 4)])
            hex.append(digits[Int(byte & 15)])
        }
        return String(decoding: hex, as: UTF8.self)
    }
}

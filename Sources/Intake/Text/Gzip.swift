import CZlib

/// Opens gzip (RFC 1952): one member or several, one after another.
enum Gzip {
    /// What an archive holds, and whether it was whole: of a damaged one as much as could be opened. What follows
    /// a whole member and is none is left out, as `gzip` does.
    static func opened(
        _ bytes: [UInt8], name: String, limit: Int
    ) throws(IntakeError) -> (bytes: [UInt8], isWhole: Bool) {
        var out: [UInt8] = []
        var used = 0
        while used < bytes.count, bytes[used...].starts(with: [0x1F, 0x8B]) {
            switch member(bytes, from: used, limit: limit - out.count) {
            case .whole(let opened, let length):
                out += opened
                used += length
            case .tooLarge: throw .tooLarge(name: name, bytes: limit + 1, limit: limit)
            case .damaged(let opened):
                out += opened
                if out.isEmpty { throw .unreadable(name: name, format: "a damaged gzip archive") }
                return (out, false)
            }
        }
        return (out, true)
    }

    private enum Member {
        case whole([UInt8], length: Int)
        case tooLarge
        case damaged([UInt8])
    }

    private static func member(_ bytes: [UInt8], from start: Int, limit: Int) -> Member {
        var stream = z_stream()
        // 15 bits of window, and 16 says that a gzip header is wanted.
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return .damaged([])
        }
        defer { inflateEnd(&stream) }
        var out: [UInt8] = []
        var input = Array(bytes[start...])
        let count = input.count
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        return input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(count)
            while true {
                let room = chunk.count
                let status = chunk.withUnsafeMutableBufferPointer { target in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(room)
                    return inflate(&stream, Z_NO_FLUSH)
                }
                out += chunk.prefix(room - Int(stream.avail_out))
                if out.count > limit { return .tooLarge }
                if status == Z_STREAM_END { return .whole(out, length: count - Int(stream.avail_in)) }
                guard status == Z_OK else { return .damaged(out) }
            }
        }
    }
}

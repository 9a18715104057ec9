import Glibc

/// A character set other than Unicode's, decoded by the C library's `iconv`.
struct CharacterSet {
    private let name: String

    /// Nil where the system does not know the label.
    init?(label: String) {
        name = CharacterSet.meant[label] ?? label
        guard let handle = CharacterSet.open(name) else { return nil }
        iconv_close(handle)
    }

    /// The text, and how many bytes stood for no character.
    func decoded(_ bytes: [UInt8]) -> (text: String, damaged: Int)? {
        guard let handle = CharacterSet.open(name) else { return nil }
        defer { iconv_close(handle) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 4)
        var damaged = 0
        var input = bytes.map { CChar(bitPattern: $0) }
        var chunk = [CChar](repeating: 0, count: 1 << 16)
        input.withUnsafeMutableBufferPointer { source in
            var next = source.baseAddress
            var left = source.count
            while left > 0 {
                let room = chunk.count
                let (made, failure) = chunk.withUnsafeMutableBufferPointer { target in
                    var place = target.baseAddress
                    var free = room
                    let result = iconv(handle, &next, &left, &place, &free)
                    return (room - free, result == -1 ? errno : 0)
                }
                out += chunk.prefix(made).lazy.map { UInt8(bitPattern: $0) }
                if failure == E2BIG || failure == 0 { continue }
                // A byte that begins nothing, or a character that the end cuts in two.
                out += [0xEF, 0xBF, 0xBD]
                damaged += 1
                if failure == EINVAL { break }
                next = next?.advanced(by: 1)
                left -= 1
            }
        }
        return (String(decoding: out, as: UTF8.self), damaged)
    }

    private static func open(_ name: String) -> iconv_t? {
        guard let handle = iconv_open("UTF-8", name), Int(bitPattern: handle) != -1 else { return nil }
        return handle
    }

    /// Labels that mean more than they say (WHATWG Encoding Standard, "Names and labels").
    private static let meant = [
        "ascii": "CP1252", "us-ascii": "CP1252", "latin1": "CP1252", "l1": "CP1252", "iso-8859-1": "CP1252",
        "iso8859-1": "CP1252", "iso_8859-1": "CP1252", "windows-1252": "CP1252", "x-cp1252": "CP1252",
        "iso-8859-9": "CP1254", "latin5": "CP1254", "tis-620": "CP874", "iso-8859-11": "CP874",
        "gb2312": "GB18030", "gbk": "GB18030", "x-gbk": "GB18030", "gb_2312-80": "GB18030", "chinese": "GB18030",
        "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932", "windows-31j": "CP932",
        "euc-kr": "CP949", "ks_c_5601-1987": "CP949", "korean": "CP949", "big5": "BIG5-HKSCS",
        "macintosh": "MACINTOSH", "x-mac-roman": "MACINTOSH", "x-euc-jp": "EUC-JP",
    ]
}

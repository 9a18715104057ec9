/// RFC 4648, with padding: how OSC 52 carries text.
func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var encoded: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
        bits = bits << 8 | UInt32(byte)
        count += 1
        if count % 3 == 0 {
            for shift in [18, 12, 6, 0] { encoded.append(letters[Int(bits >> UInt32(shift)) & 63]) }
            bits = 0
        }
    }
    switch count % 3 {
    case 1: encoded += [letters[Int(bits >> 2) & 63], letters[Int(bits << 4) & 63], 0x3D, 0x3D]
    case 2:
        encoded += [letters[Int(bits >> 10) & 63], letters[Int(bits >> 4) & 63], letters[Int(bits << 2) & 63], 0x3D]
    default: break
    }
    return encoded
}

/// The name of an element as a number (FNV-1a of its letters in lower case), so that names are compared and looked
/// up without a string for each. Two names of one number would be taken for each other: that changes how a tag is
/// shown, and never what is read.
struct TagName: Hashable {
    let number: UInt64

    init(_ name: some Sequence<UInt8>) {
        var number: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name {
            let isUpper = byte >= 0x41 && byte <= 0x5A
            number = (number ^ UInt64(isUpper ? byte | 0x20 : byte)) &* 0x100_0000_01B3
        }
        self.number = number
    }
}

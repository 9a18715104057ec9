import CLibXML2

extension XMLMending {
    mutating func text(_ range: Range<Int>) {
        guard stack.count > 0 else {
            if source[range].contains(where: { $0 > 0x20 }) { repair(hasBegun ? .afterEnd : .before) }
            return skip(to: range.upperBound)
        }
        copy(range, isAttribute: false)
        at = range.upperBound
    }

    /// Writes text with what is wrong in it mended.
    mutating func copy(_ range: Range<Int>, isAttribute: Bool) {
        var index = range.lowerBound
        var plain = index
        while index < range.upperBound {
            let byte = source[index]
            let isSpecial: Bool
            switch byte {
            case 0x26, 0x3C, 0: isSpecial = true
            case 0x22: isSpecial = isAttribute
            case 0x3E: isSpecial = !isAttribute
            case 0x09, 0x0A, 0x0D: isSpecial = false
            case 0..<0x20: isSpecial = true
            case 0xEF: isSpecial = isNoCharacter(index, range.upperBound)
            default: isSpecial = false
            }
            guard isSpecial else {
                index += 1
                continue
            }
            out += source[plain..<index]
            switch byte {
            case 0x26: index = reference(at: index, before: range.upperBound)
            case 0x3C:
                repair(.strayLessThan)
                write("&lt;")
                index += 1
            case 0x22:
                write("&quot;")
                index += 1
            case 0x3E:
                if index >= range.lowerBound + 2, source[index - 1] == 0x5D, source[index - 2] == 0x5D {
                    repair(.sectionEnd)
                }
                write("&gt;")
                index += 1
            case 0xEF:
                repair(.control)
                index += 3
            default:
                repair(.control)
                index += 1
            }
            plain = index
        }
        out += source[plain..<range.upperBound]
    }

    /// The contents of a CDATA section, as text.
    mutating func copySection(_ range: Range<Int>) {
        for index in range {
            switch source[index] {
            case 0x26: write("&amp;")
            case 0x3C: write("&lt;")
            case 0x3E: write("&gt;")
            case 0x09, 0x0A, 0x0D: out.append(source[index])
            case 0..<0x20: repair(.control)
            case 0xBE, 0xBF:
                // U+FFFE and U+FFFF: the two bytes before are already written.
                if index >= range.lowerBound + 2, isNoCharacter(index - 2, range.upperBound) {
                    out.removeLast(2)
                } else {
                    out.append(source[index])
                }
            default: out.append(source[index])
            }
        }
    }

    /// U+FFFE and U+FFFF, which XML does not allow.
    private func isNoCharacter(_ index: Int, _ end: Int) -> Bool {
        index + 2 < end && source[index] == 0xEF && source[index + 1] == 0xBF && source[index + 2] >= 0xBE
    }

    /// Writes what an ampersand begins; gives where it ends.
    private mutating func reference(at start: Int, before end: Int) -> Int {
        var index = start + 1
        if index < end, source[index] == 0x23 { return number(at: start, before: end) }
        while index < end, index - start < 64, XMLMending.isName(source[index]) { index += 1 }
        guard index > start + 1, index < end, source[index] == 0x3B else {
            repair(.strayAmpersand)
            write("&amp;")
            return start + 1
        }
        let name = String(decoding: source[(start + 1)..<index], as: UTF8.self)
        if ["amp", "lt", "gt", "quot", "apos"].contains(name) {
            out += source[start...index]
            return index + 1
        }
        switch entities.expansion(of: name, in: source.count) {
        case .text(let text):
            repair(.declaredEntity)
            writeText(text)
            return index + 1
        case .tooLarge: repair(.entityTooLarge)
        case .unknown:
            if let meant = htmlEntityLookup(name), let scalar = Unicode.Scalar(meant.pointee.value) {
                repair(.entityName)
                writeText(Array(String(Character(scalar)).utf8))
                return index + 1
            }
            repair(.strayAmpersand)
        }
        write("&amp;")
        return start + 1
    }

    private mutating func writeText(_ text: [UInt8]) {
        for byte in text {
            switch byte {
            case 0x26: write("&amp;")
            case 0x3C: write("&lt;")
            case 0x3E: write("&gt;")
            case 0x22: write("&quot;")
            default: out.append(byte)
            }
        }
    }

    /// `&#8217;`, `&#x2019;`, and both without their end.
    private mutating func number(at start: Int, before end: Int) -> Int {
        let (value, after) = XMLEntities.number(in: source, at: start, before: end)
        guard let value else {
            repair(.strayAmpersand)
            write("&amp;")
            return start + 1
        }
        let isClosed = after < end && source[after] == 0x3B
        if !isClosed { repair(.strayAmpersand) }
        if let scalar = Unicode.Scalar(value), XMLEntities.isAllowed(value) {
            writeText(Array(String(Character(scalar)).utf8))
        } else {
            repair(.reference)
        }
        return isClosed ? after + 1 : after
    }
}

extension XMLElement {
    /// What is in it as HTML: the markup of an `xhtml` construct, or what a feed forgot to escape.
    var innerHTML: String {
        var html: [UInt8] = []
        writeChildren(&html)
        return String(decoding: html, as: UTF8.self)
    }

    private func writeChildren(_ html: inout [UInt8]) {
        for child in children {
            switch child {
            case .text(let text): XMLElement.escape(text, into: &html, isAttribute: false)
            case .element(let element): element.write(&html)
            }
        }
    }

    private func write(_ html: inout [UInt8]) {
        // Elements of HTML go without a prefix, whatever the feed bound it to.
        let tag = name.isCore || name.vocabulary == .xhtml ? name.local : written
        html.append(0x3C)
        html += tag.utf8
        for attribute in attributes where attribute.prefix != "xmlns" && attribute.name != "xmlns" {
            html.append(0x20)
            html += attribute.name.utf8
            html += "=\"".utf8
            XMLElement.escape(attribute.value, into: &html, isAttribute: true)
            html.append(0x22)
        }
        html.append(0x3E)
        if XMLElement.empty.contains(tag) {
            // Only in a document that was mended can it hold anything.
            writeChildren(&html)
            return
        }
        writeChildren(&html)
        html += "</".utf8
        html += tag.utf8
        html.append(0x3E)
    }

    private static func escape(_ text: String, into html: inout [UInt8], isAttribute: Bool) {
        for byte in text.utf8 {
            switch byte {
            case 0x26: html += "&amp;".utf8
            case 0x3C: html += "&lt;".utf8
            case 0x3E: html += "&gt;".utf8
            case 0x22 where isAttribute: html += "&quot;".utf8
            default: html.append(byte)
            }
        }
    }

    /// Elements of HTML that hold nothing.
    static let empty: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "param", "track", "wbr",
    ]
}

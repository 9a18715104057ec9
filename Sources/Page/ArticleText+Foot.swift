import Briefs

extension Brief.Attachment {
    /// `Interview · audio/mpeg · 1.2 MB · 1:35`: what it is, in one line.
    var words: String {
        let name = title ?? url.split(separator: "/").last.map(String.init) ?? url
        var parts = [Setting.oneParagraph(name)]
        if !mimeType.isEmpty { parts.append(Setting.oneParagraph(mimeType)) }
        if let size, size > 0 { parts.append(Brief.Attachment.words(bytes: size)) }
        if let duration, duration > 0 {
            let (minutes, seconds) = (duration / 60, duration % 60)
            parts.append("\(minutes):\(seconds < 10 ? "0" : "")\(seconds)")
        }
        return parts.joined(separator: " · ")
    }

    private static func words(bytes: Int) -> String {
        if bytes < 1_000_000 { return "\(max(1, bytes / 1_000)) KB" }
        return "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
    }
}

extension ArticleText {
    /// `CC BY 4.0, The Desk`: a Creative Commons identifier as people write it.
    var attribution: String {
        let license = brief.license
        var spdx = Setting.oneParagraph(license?.spdx ?? "")
        if spdx.hasPrefix("CC-"), let version = spdx.lastIndex(of: "-") {
            spdx =
                "CC " + spdx[spdx.index(spdx.startIndex, offsetBy: 3)..<version] + " "
                + spdx[spdx.index(after: version)...]
        }
        return [spdx, Setting.oneParagraph(license?.attribution ?? "")].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    var hasTagLine: Bool { !tagLine.isEmpty || !attribution.isEmpty }

    /// `cocaine · airstrips · +follow up`: the source's tags, then the reader's own behind a plus.
    var tagLine: InkedText {
        var line = InkedText()
        let tags = brief.tags.map { ($0, "", Role.foot) } + ownTags.map { ($0, "+", Role.chip) }
        for (tag, sign, role) in tags where !tag.isEmpty {
            // A tag does not break inside, and no line begins with the point between two.
            if !line.isEmpty { line.append("\u{A0}· ", Ink(.foot)) }
            line.append(sign + Setting.oneParagraph(tag).split(separator: " ").joined(separator: "\u{A0}"), Ink(role))
        }
        return line
    }
}

/// What a file is that belongs to an item.
enum MediaType {
    /// Where nothing tells (RFC 2046, 4.5.1).
    static let unknown = "application/octet-stream"

    /// As the feed says it, else by the ending of the address, else by what Media RSS calls the medium.
    static func of(_ type: String?, url: String, medium: String?) -> String {
        if let type = type?.stripped.lowercased(), type.contains("/"), !type.contains(" ") { return type }
        let path = url.prefix { $0 != "?" && $0 != "#" }
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if let known = endings[ending] { return known }
        switch medium?.lowercased() {
        case "image": return "image/*"
        case "audio": return "audio/*"
        case "video": return "video/*"
        case "document": return "text/*"
        default: return unknown
        }
    }

    private static let endings = [
        "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
        "svg": "image/svg+xml", "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "oga": "audio/ogg",
        "opus": "audio/ogg", "wav": "audio/wav", "mp4": "video/mp4", "m4v": "video/mp4", "webm": "video/webm",
        "mov": "video/quicktime", "pdf": "application/pdf", "epub": "application/epub+zip", "zip": "application/zip",
    ]

    /// `3723`, `62:03`, `1:02:03`, `62.5`; nil where it is none.
    static func seconds(_ text: String) -> Int? {
        let parts = text.stripped.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count) else { return nil }
        var total = 0.0
        for part in parts {
            guard let value = Double(part), value >= 0, value < 1e7 else { return nil }
            total = total * 60 + value
        }
        return total > 0 && total < 1e9 ? Int(total.rounded()) : nil
    }
}

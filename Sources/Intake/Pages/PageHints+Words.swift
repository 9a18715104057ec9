extension PageHints {
    /// No list of classes that means anything is longer.
    private static let longest = 1_024

    /// Takes the names in a class or an id, each by its words: `article-body`, `js-share__list`, `relatedPosts`.
    mutating func addWords(_ value: Slice<UnsafeBufferPointer<UInt8>>) {
        for name in value.prefix(PageHints.longest).split(whereSeparator: { $0 <= 0x20 }) {
            insert(PageHints.meaning(of: name))
        }
    }

    private static func meaning(of name: Slice<UnsafeBufferPointer<UInt8>>) -> PageHints {
        var words = words(of: name)
        // `has-sidebar` says what stands beside it, `js-…` and `is-…` how it behaves.
        guard let first = words.first, !states.contains(first) else { return [] }
        if words.count == 1 { return alone[first] ?? any[first] ?? last[first] ?? [] }
        for word in words {
            if let strong = any[word] { return strong }
        }
        if let pair = words.last.flatMap({ pairs[words[words.count - 2] + " " + $0] }) { return pair }
        while words.count > 1, let tail = words.last, neutral.contains(tail) || tail.utf8.allSatisfy({ $0 < 0x3A }) {
            words.removeLast()
            if words.count > 1, let pair = words.last.flatMap({ pairs[words[words.count - 2] + " " + $0] }) {
                return pair
            }
        }
        guard let head = words.last else { return [] }
        return last[head] ?? (words.count == 1 ? alone[head] ?? [] : [])
    }

    /// The words of a name, in small letters.
    private static func words(of name: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var wasSmall = false
        func close() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        for byte in name {
            let isCapital = byte >= 0x41 && byte <= 0x5A
            let isSmall = byte >= 0x61 && byte <= 0x7A
            let isOther = byte >= 0x30 && byte <= 0x39 || byte >= 0x80
            if isCapital && wasSmall || !(isCapital || isSmall || isOther) { close() }
            if isCapital || isSmall || isOther { word.append(isCapital ? byte | 0x20 : byte) }
            wasSmall = isSmall
        }
        close()
        return words
    }

    private static func table(_ rows: [(String, PageHints)]) -> [String: PageHints] {
        var table: [String: PageHints] = [:]
        for (words, hints) in rows {
            for word in words.split(separator: " ") { table[String(word.map { $0 == "_" ? " " : $0 })] = hints }
        }
        return table
    }

    private static let states: Set<String> = [
        "has", "with", "no", "is", "without", "single", "page", "template", "js", "hide", "show", "enable", "wp",
    ]

    /// Words behind which the word that counts stands.
    private static let neutral: Set<String> = [
        "wrap", "wrapper", "container", "inner", "outer", "block", "box", "section", "area", "module", "component",
        "row", "item", "items", "holder", "region", "list", "group", "content", "body", "text", "main", "panel", "col",
        "column", "div", "slot", "bar", "zone", "unit", "card", "cards", "line", "info", "details", "links", "title",
        "heading",
    ]

    /// Words that say it wherever they stand in a name.
    private static let any = table([
        (
            "comment comments comentario comentarios comentários commentlist disqus respond replies discussion",
            .comments
        ),
        (
            "related relacionadas relacionados relacionado recommended recommendations recirc recirculation trending "
                + "popular outbound morestories readmore seealso upnext",
            .related
        ),
        (
            "share sharing social sharebar newsletter subscribe subscription signup cookie cookies consent gdpr "
                + "breadcrumb breadcrumbs advert adverts advertisement advertising promo promos promotion sponsor "
                + "sponsored navbar navigation paywall modal popup overlay pagination pager skiplink masthead "
                + "colophon compartir suscripcion publicidad",
            .furniture
        ),
        ("standfirst dek lede subheadline subhead subtitle sottotitolo bajada copete", .standfirst),
        ("kicker eyebrow overline antetitulo", .kicker),
    ])

    /// Words that say it at the end of a name.
    private static let last = table([
        (
            "sidebar sidebars nav menu footer foot toolbar widget widgets ad ads banner search login adv print "
                + "disclaimer follow donate donation",
            .furniture
        ),
        ("teaser teasers next previous", .related),
        ("byline author authors autor autores dateline", .byline),
        ("date time datetime timestamp fecha published updated pubdate", .date),
        ("tags tag keywords etiquetas", .tags),
        ("deck excerpt summary standfirst intro", .standfirst),
        ("article story post entry content articletext articlebody storytext", .content),
        ("caption captions", .caption),
        ("headline", .headline),
    ])

    private static let pairs = table([
        (
            "article_body article_content article_text entry_content post_content post_body post_text story_body "
                + "story_content story_text e_content body_text body_copy main_text content_body news_body news_text "
                + "page_content richtext_content nota_cuerpo cuerpo_nota texto_nota article_copy body_content",
            .articleBody
        ),
        (
            "most_read most_viewed read_more more_stories more_news latest_news read_next more_from also_like "
                + "you_may next_article next_post prev_post latest_posts",
            .related
        ),
        ("author_bio author_box about_author about_us sign_up call_action back_top", .furniture),
        ("entry_date post_date", .date),
        ("entry_summary", .standfirst),
        ("entry_title post_title article_title", .headline),
    ])

    /// Words that say it where nothing else stands in the name.
    private static let alone = table([
        ("articlebody storybody entrycontent postcontent articlecontent articletext cuerpo", .articleBody),
        ("main", .main),
        ("header top", []),
        ("right left", []),
        ("published updated", .date),
        ("h-entry hentry", .content),
        ("fn", .byline),
    ])
}

extension Phrases {
    static let english = Phrases(
        language: "en",
        kinds: [
            "brief": .brief, "briefs": .brief, "news brief": .brief, "news briefs": .brief, "in brief": .brief,
            "news": .news, "news report": .news, "report": .news,
            "analysis": .analysis, "news analysis": .analysis,
            "investigation": .investigation, "investigations": .investigation,
            "feature": .feature, "features": .feature, "long read": .feature,
            "interview": .interview, "interviews": .interview, "q&a": .interview,
            "profile": .profile, "profiles": .profile,
            "commentary": .commentary, "opinion": .commentary, "op-ed": .commentary, "column": .commentary,
            "editorial": .commentary,
        ],
        home: ["home", "home page", "front page"],
        crumbs: ["latest", "articles", "article", "stories", "story", "archive", "daily", "countries", "topics"],
        by: ["by", "written by", "words by"],
        and: ["and"],
        months: [
            ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"], ["june", "jun"],
            ["july", "jul"], ["august", "aug"], ["september", "sep", "sept"], ["october", "oct"],
            ["november", "nov"], ["december", "dec"],
        ],
        dateWords: [
            "of", "the", "published", "posted", "updated", "on", "monday", "tuesday", "wednesday", "thursday",
            "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
        ],
        seeAlso: ["see also", "read also", "also read", "read more", "more on this"],
        coverageOf: [
            "coverage of", "more coverage of", "our coverage of", "news from", "news on", "all coverage of",
        ],
        analysisOpeners: ["analysis by", "analysis from"],
        analysisClosers: ["analysis"],
        shareWords: [
            "share", "icon", "icons", "facebook", "twitter", "x", "whatsapp", "telegram", "linkedin", "reddit",
            "email", "e-mail", "print", "copy", "link", "tweet", "this", "on", "article", "story", "via",
        ],
        share: ["share", "icon", "icons", "tweet"],
        helpful: [
            "was this content helpful", "was this helpful", "was this article helpful", "was this page helpful",
            "was this useful", "was this article useful", "did you find this useful", "did you find this helpful",
            "yes no", "rate this article",
        ],
        giveButtons: [
            "donate", "donate now", "donate here", "donate today", "give", "give now", "support us", "contribute",
            "become a member", "subscribe", "subscribe now", "sign up", "join us",
        ],
        giving: [
            "sustain", "support", "resource", "donat", "fund", "contribut", "gift", "member", "subscri", "money",
            "reader", "independent", "afford", "pay for", "help us",
        ],
        ourselves: ["we", "our", "us"],
        comments: [
            "what are your thoughts", "what do you think", "tell us what you think", "your thoughts", "your comments",
            "your comment", "click here to send", "click here to write", "send us your", "leave a comment",
            "join the conversation", "have your say", "write to the editor", "letters to the editor", "add a comment",
        ],
        licenceOpeners: [
            "we encourage readers to", "we encourage you to", "we invite readers to", "readers may copy",
            "you may copy", "you may republish", "you are free to copy", "you are free to share",
            "this work is licensed", "this article is licensed", "republish this", "republish our",
            "all rights reserved",
        ],
        copying: ["copy", "distribut", "republish", "reproduc", "reprint", "share our work", "reuse", "re-use"],
        crediting: [
            "attribut", "byline", "credit to", "crediting", "credit us", "link to the original",
            "links to the original", "name the source", "naming",
        ],
        licences: [
            "creative commons", "cc by", "cc-by", "non-commercial", "noncommercial", "licence", "license", "licensed",
            "all rights reserved", "public domain",
        ],
        creditTo: ["attribution to", "attributed to", "credit to", "crediting", "credit"],
        creditEnds: [
            " in the byline", " in a byline", " by name", " and links", " and a link", " with a link", " and link",
            " at the top", ", ", ". ", "; ", " under ", " when ",
        ],
        tags: ["tags", "tagged", "tagged with", "topics", "keywords", "filed under"],
        related: [
            "related content", "related articles", "related stories", "related coverage", "related posts", "related",
            "related reading", "more on this topic", "more like this", "read next", "you may also like",
            "more stories", "further reading", "more from this desk",
        ],
        about: ["about"],
        organization: [
            "the organization", "the organisation", "our organization", "our organisation", "organization news",
            "about us", "inside the newsroom", "the foundation", "the newsroom",
        ],
        contact: [
            "contact", "contact us", "write to us", "write to", "mail", "email", "e-mail", "email us", "letters",
            "reach us", "corrections", "send us an email",
        ],
        footers: [
            "privacy policy", "terms of use", "terms and conditions", "terms of service", "cookie policy",
            "back to top", "follow us", "sign up for our", "subscribe to our", "skip to content", "site map",
        ],
        nameParticles: ["of", "the", "van", "von", "der", "den", "bin", "al", "di"],
        functionWords: [
            "the", "and", "of", "to", "in", "is", "was", "were", "that", "with", "which", "from", "by", "has", "have",
            "their", "an", "are", "on", "at", "it", "this", "been", "after", "said", "who",
        ]
    )
}

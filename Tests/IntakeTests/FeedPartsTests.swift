import Testing

@testable import Intake

@Suite struct FeedPartsTests {
    @Test(
        "A person's name is found in the forms of feeds",
        arguments: [
            ("ana@pier.example (Ana Prado)", ["Ana Prado"]), ("Ana Prado <ana@pier.example>", ["Ana Prado"]),
            ("Ana Prado (ana@pier.example)", ["Ana Prado"]), ("ana@pier.example", ["ana@pier.example"]),
            ("mailto:ana@pier.example", ["ana@pier.example"]), ("\"Ana Prado\" <ana@pier.example>", ["Ana Prado"]),
            ("  Ana \n Prado ", ["Ana Prado"]), ("Ana Prado; Luis Coll;", ["Ana Prado", "Luis Coll"]), ("", []),
            ("ana@pier.example, Ana Prado", ["Ana Prado"]), ("ana@pier.example ()", ["ana@pier.example ()"]),
        ])
    func authors(_ text: String, _ names: [String]) {
        #expect(AuthorNames.names(in: text) == names)
    }

    @Test(
        "A duration is read in seconds",
        arguments: [
            ("1:02:03", 3_723), ("62:03", 3_723), ("3723", 3_723), ("62.5", 63), ("00:00:00", nil), ("soon", nil),
            ("1:2:3:4", nil), ("-5", nil), ("", nil), ("nan", nil), ("inf", nil), ("99999999999", nil),
        ])
    func durations(_ text: String, _ seconds: Int?) {
        #expect(MediaType.seconds(text) == seconds)
    }

    @Test(
        "A file's type is what the feed says, else what its name or its medium says",
        arguments: [
            ("audio/mpeg", "https://a.example/x.mp4", nil, "audio/mpeg"),
            (nil, "https://a.example/x.MP3?y=z.png", nil, "audio/mpeg"),
            ("mp3", "https://a.example/x", "audio", "audio/*"),
            (nil, "https://a.example/x", nil, "application/octet-stream"),
        ] as [(String?, String, String?, String)])
    func types(_ type: String?, _ url: String, _ medium: String?, _ expected: String) {
        #expect(MediaType.of(type, url: url, medium: medium) == expected)
    }

    @Test(
        "A namespace is told whatever its scheme, its case and its end",
        arguments: [
            ("http://purl.org/dc/elements/1.1/", "x", XMLVocabulary.dublinCore),
            ("HTTPS://www.PURL.org/dc/elements/1.1", nil, .dublinCore), ("http://www.w3.org/2005/Atom", nil, .atom),
            ("https://nobody.example/", "dc", .dublinCore), (nil, "DC", .dublinCore), (nil, nil, .plain),
            ("https://nobody.example/", "shop", .other), ("https://nobody.example/", nil, .plain),
        ] as [(String?, String?, XMLVocabulary)])
    func namespaces(_ namespace: String?, _ prefix: String?, _ vocabulary: XMLVocabulary) {
        #expect(XMLVocabulary(namespace: namespace, prefix: prefix) == vocabulary)
    }

    @Test(
        "Empty lines become paragraphs, where nothing else makes them",
        arguments: [
            ("a\nb\n\nc", "<p>a<br>\nb</p>\n<p>c</p>\n"), ("<p>a</p>\n\nb", "<p>a</p>\n\nb"),
            ("a\n<h2>b</h2>\nc", "<p>a</p>\n<h2>b</h2>\n<p>c</p>\n"), ("", ""),
        ])
    func paragraphs(_ text: String, _ html: String) {
        #expect(BlankLineParagraphs.html(text) == html)
    }
}

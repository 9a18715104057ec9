import Testing

@testable import Intake

@Suite("Addresses within a piece") struct AddressRewritingTests {
    @Test(
        "A relative address becomes absolute, and every other byte stays",
        arguments: [
            ("<a href=\"b\">x</a>", "<a href=\"https://a.example/n/b\">x</a>"),
            ("<a class='r' href='/b?c=1&amp;d=2'>x</a>", "<a class='r' href='https://a.example/b?c=1&amp;d=2'>x</a>"),
            ("<a href=../b>x</a>", "<a href=https://a.example/b>x</a>"),
            ("<A HREF = \"//c.example/d\">x", "<A HREF = \"https://c.example/d\">x"),
            ("<img alt=\"a > b\" src=p.jpg>", "<img alt=\"a > b\" src=https://a.example/n/p.jpg>"),
            (
                "<img srcset=\"p.jpg 1x, q.jpg 2x\">",
                "<img srcset=\"https://a.example/n/p.jpg 1x, https://a.example/n/q.jpg 2x\">"
            ),
            ("<a href=\"?page=2\">x</a>", "<a href=\"https://a.example/n/m?page=2\">x</a>"),
            ("<a href=\"it's\">x</a>", "<a href=\"https://a.example/n/it%27s\">x</a>"),
        ])
    func relative(_ html: String, _ expected: String) {
        #expect(AddressRewriting.absolute(html, base: "https://a.example/n/m") == expected)
    }

    @Test(
        "What leads elsewhere, nowhere, or is no address stays as it is",
        arguments: [
            "<a href=\"https://b.example/\">x</a>", "<a href=\"#note\">x</a>", "<a href=\"mailto:a@b.example\">x</a>",
            "<a href=\"javascript:alert(1)\">x</a>", "<a href=\"\">x</a>", "a < b href=\"c\"", "<a href=\"b", "<a href",
            "<a href=", "<", "<p title=\"a href='b'\">x</p>", "<!-- <a -->",
        ])
    func other(_ html: String) {
        #expect(AddressRewriting.absolute(html, base: "https://a.example/n/m") == html)
    }

    @Test("Without a base nothing is touched", arguments: [nil, "", "n/m", "mailto:a@b.example"])
    func withoutBase(_ base: String?) {
        #expect(AddressRewriting.absolute("<a href=b>", base: base) == "<a href=b>")
    }
}

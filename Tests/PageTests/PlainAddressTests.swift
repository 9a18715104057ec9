import Briefs
import Testing

@testable import Page

@Suite struct PlainAddressTests {
    init() { TextLocale.establish() }

    @Test(
        "What hides in an address is shown",
        arguments: [
            ("https://desk.example/a?b=c#d", "https://desk.example/a?b=c#d"),
            ("https://bank.example@evil.example/x", "https://bank.example@evil.example/x → evil.example"),
            ("https://bank.example:443@evil.example:8/", "https://bank.example:443@evil.example:8/ → evil.example"),
            ("https://bücher.example/", "https://xn--bcher-kva.example/ (bücher.example)"),
            ("https://mañana.com:80/x", "https://xn--maana-pta.com:80/x (mañana.com)"),
            // Cyrillic letters that look like Latin ones.
            (
                "https://\u{430}\u{440}\u{440}l\u{435}.example/",
                "https://xn--l-7sbq6ba.example/ (\u{430}\u{440}\u{440}l\u{435}.example)"
            ),
            ("https://他们为什么不说中文.example", "https://xn--ihqwcrb4cv8a8dqg056pqjye.example (他们为什么不说中文.example)"),
            ("https://desk.example/\u{5D0}\u{200B}x", "https://desk.example/%D7%90%E2%80%8Bx"),
            ("https://desk.example/año", "https://desk.example/año"),
            ("mailto:a@desk.example", "mailto:a@desk.example"),
            ("https://", "https://"), ("https://@", "https://@ → "),
        ])
    func shown(address: String, expected: String) { #expect(PlainAddress.shown(address) == expected) }
}

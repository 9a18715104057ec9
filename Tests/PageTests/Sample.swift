import Briefs
import Markup
import Page

/// Briefs invented for these tests.
enum Sample {
    static func english() -> ArticleText {
        let html = """
            <p>Two governments that share a river border agreed in Lima to share radar tracks, ending a decade in which each saw
            <a href="https://radar.example/half">half a flight</a>.</p>
            <p>Officials counted <b>40</b> dirt strips; the pilots' guild of the invented town of San Aurelio counts 92, and
            <a href="https://guild.example/maps/a-very-long-folder/with-a-name/that-does-not-end?year=2013&amp;sheet=4">keeps a map</a>.</p>
            <blockquote><p>We hear them before we see them, and we see them before anybody asks.</p></blockquote>
            <ul><li>Fuel is sold by the drum.<li>Drums are counted by the moon, says a clerk who counts them.
            <ol><li>by day<li>by night</ol></ul>
            <table><tr><th>Strip</th><th>Flights</th></tr><tr><td>North</td><td>12</td></tr><tr><td>South</td><td>7</td></tr></table>
            <h2>Desk analysis</h2>
            <p>A shared screen moves the traffic; it does not stop it.</p>
            <pre>track 1  --&gt; 14:02
            track 2  --&gt; lost</pre>
            """
        let brief = Brief(
            id: BriefID("https://desk.example/1"), url: "https://desk.example/1",
            title: "Peru and Bolivia aim radar at the air bridge", kind: .brief, day: Day(iso: "2013-12-02"),
            dateline: Dateline(raw: "BOLIVIA / 2 DEC 2013", label: "Bolivia"), language: "en", authors: ["The desk"],
            tags: ["cocaine", "airstrips", "border"], body: .html(html),
            seeAlso: [Brief.SeeAlso(text: "Coverage of Bolivia", target: .query("region:BO"))],
            notices: [
                Brief.Notice(
                    label: "THE HOUSE", title: "A new office", day: Day(iso: "2022-09-02"), teaser: "We moved…")
            ],
            license: Brief.License(
                spdx: "CC-BY-4.0", text: "You may copy this with attribution.", attribution: "CC BY 4.0, El Farol"),
            source: "El Farol")
        return ArticleText(
            brief, document: MarkupReader.document(of: brief), translations: ["es"], ownTags: ["follow up"],
            regionNames: ["Bolivia"], seeAlsoCounts: [14])
    }

    static func spanish() -> ArticleText {
        let brief = Brief(
            id: BriefID("urn:2"), title: "Una lancha sin nombre aparece de madrugada", kind: .investigation,
            day: Day(iso: "2015-01-04"), language: "es", authors: ["Ana Ruiz", "Pío Bay"],
            body: .text(
                "Apareció vacía.\n\nAnálisis\nNadie la reclamó. Véase https://farol.example/lanchas.",
                headings: ["Análisis"]),
            seeAlso: [Brief.SeeAlso(text: "Cobertura de Colombia", target: .query("region:CO"))], source: "El Farol")
        return ArticleText(
            brief, document: MarkupReader.document(of: brief), regionNames: ["Colombia"], seeAlsoCounts: [1])
    }

    /// Text that is hard to set, in every field.
    static func hostile() -> ArticleText {
        let nasty =
            "a\u{1B}[2J\u{202E}bc \u{301}中文字中文字 👩‍🚒👨‍👩‍👧🇧🇴🇵🇪 \(String(repeating: "x", count: 90)) नमस्ते\u{A0}दुनिया so\u{AD}ft\u{9B}"
        let html = """
            <h1>\(nasty)</h1><p>\(nasty)<b>\(nasty)</b>\u{301}</p><ol start=9223372036854775807><li>\(nasty)<li>\(nasty)</ol>
            \(String(repeating: "<blockquote><ul><li>", count: 12))\(nasty)
            \(String(repeating: "</ul></blockquote>", count: 12))<pre>\(nasty)\n\t\(nasty)</pre>
            <table><tr><th>\(nasty)<th>b<tr><td>\(nasty)<td>中<td>c</table><dl><dt>\(nasty)<dd>\(nasty)</dl><hr>
            <figure><figcaption>\(nasty)</figcaption></figure><p><a href="https://\(String(repeating: "e", count: 200)).example/\(nasty)">\(nasty)</a>
            """
        let brief = Brief(
            id: BriefID(nasty), url: "https://e.example", title: nasty, dateline: Dateline(raw: nasty, label: nasty),
            language: nasty, authors: [nasty, nasty], tags: [nasty, nasty], body: .html(html),
            seeAlso: [Brief.SeeAlso(text: nasty, target: .url(nasty)), Brief.SeeAlso(text: "", target: nil)],
            notices: [Brief.Notice(label: nasty, title: nasty, day: nil, teaser: nasty)],
            license: Brief.License(text: nasty, attribution: nasty), source: nasty)
        return ArticleText(
            brief, document: MarkupReader.document(of: brief), translations: [nasty], ownTags: [nasty],
            regionNames: [nasty],
            seeAlsoCounts: [.max, 0, 3], notices: .full,
            hits: { [0..<3, 2..<9, 40..<41, 50..<max(50, $0.utf8.count + 9)] })
    }
}

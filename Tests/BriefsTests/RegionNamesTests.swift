import Testing

@testable import Briefs

@Suite("Names of regions")
struct RegionNamesTests {
    let tree = RegionTree()

    @Test(
        "A code, a name or an alias in any spelling finds its regions",
        arguments: [
            ("BO", "BO"), ("bo-b", "BO-B"), ("005", "005"), ("x-tri-border", "x-tri-border"),
            ("Bolivia (Plurinational State of)", "BO"),
            ("Bolivia, Plurinational State of", "BO"), ("MÉXICO", "MX MX-MEX"), ("mexico", "MX MX-MEX"),
            ("  México. ", "MX MX-MEX"),
            ("US", "US"), ("U.S.", "US"), ("usa", "US"), ("United States", "US"), ("EE. UU.", "US"), ("EE.UU.", "US"),
            ("EEUU", "US"),
            ("Estados Unidos", "US"), ("EUA", "US TO-01"), ("UK", "GB"), ("Cote d’Ivoire", "CI"),
            ("Côte d'Ivoire", "CI"),
            ("Ivory Coast", "CI"),
            ("People’s Republic of China", "CN"), ("Tu\u{301}nez", "TN"), ("Viet Nam", "VN"), ("Beni", "BO-B"),
            ("El Beni", "BO-B"),
            ("Congo", "CD CG"), ("Korea", "KP KR"), ("Georgia", "GE US-GA"), ("La Paz", "BO-L HN-LP SV-PA"),
            ("Puerto Rico", "PR US-PR"),
            ("Central America", "x-central-america 013"), ("Latinoamérica", "419"), ("Sudamérica", "005"),
            ("Triple Frontera", "x-tri-border"),
            ("frontera México–Estados Unidos", "x-us-mexico-border"), ("Cataluña", "ES-CT"), ("Catalunya", "ES-CT"),
            ("Edinburgh", "GB-EDH"),
            ("Guinea-Bissau", "GW"), ("Guiné Bissau", "GW"), ("Türkiye", "TR"), ("Curaçao", "CW NL-CW"),
            ("St. Lucia", "LC"),
            ("CDMX", "MX-CMX"),
        ])
    func found(name: String, codes: String) {
        #expect(tree.lookup(name).map(\.rawValue).joined(separator: " ") == codes)
    }

    @Test(
        "An unknown name finds nothing",
        arguments: [
            "", " ", "Atlantis", "Bolivi", "Boliviaa", "ZZ", "x-nowhere", "New Guinea", "Gulf of Mexico", "VRAEM",
            "Boli|via", "zzzz", "|",
            "\n", "日本",
        ])
    func notFound(name: String) {
        #expect(tree.lookup(name).isEmpty)
    }

    @Test("Every region is found by its code and by its name in each language")
    func roundTrip() throws {
        for code in tree.all {
            let region = try #require(tree.region(code))
            for name in [code.rawValue] + ["en", "es", "pt"].map(region.name) {
                #expect(tree.lookup(name).contains(code), "\(code) \(name)")
                #expect(tree.lookup(name.uppercased()).contains(code), "\(code) \(name)")
            }
        }
    }

    @Test("The names are in byte order, and only in small ASCII letters, digits and single spaces")
    func order() {
        let lines = RegionLines()
        let keys = lines.fields(RegionData.names, by: UInt8(ascii: "\n")).map { line in
            lines.text(line.lowerBound..<lines.end(ofFieldAt: line.lowerBound, limit: line.upperBound))
        }
        #expect(keys.count > 6_000)
        #expect(zip(keys, keys.dropFirst()).allSatisfy { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
        for key in keys { #expect(Array(key.utf8) == key.foldedForLookup) }
    }

    @Test(
        "Folding drops case, marks and punctuation",
        arguments: [
            ("Ñuñoa", "nunoa"), ("São Tomé", "sao tome"), ("Ærø ŁÓDŹ ßtraße", "aero lodz sstrasse"),
            ("a\u{308}O\u{302}", "ao"),
            ("Việt Nam", "viet nam"),
            ("Naxçıvan Lənkəran", "naxcivan lankaran"), ("U.S.A.", "usa"),
            ("Guinea-Bissau / Conakry", "guinea bissau conakry"),
            ("Mexico’s", "mexico"),
            ("d’Ivoire", "divoire"), ("Honduras'", "honduras"), ("It's", "it"), ("Россия", "россия"), ("…—", ""),
            ("Peru.Bolivia", "peru bolivia"),
        ])
    func folding(text: String, folded: String) {
        #expect(String(decoding: text.foldedForLookup, as: UTF8.self) == folded)
    }

    @Test(
        "A title names its countries in order of appearance",
        arguments: [
            ("Peru Bolsters Border Security Near Bolivia", "PE BO"), ("Bolivia y Perú: coca sin fronteras", "BO PE"),
            ("Brasil e Colômbia assinam acordo; Brasil cede", "BR CO"), ("Colombia-Venezuela border", "CO VE"),
            ("Mexico’s Cartels in Guatemala", "MX GT"),
            ("US Extradites Boss to Honduras", "US HN"), ("U.S.-Mexico border", "US MX"), ("EE.UU. y EE. UU.", "US"),
            ("La DEA en EEUU y el Reino Unido", "US GB"),
            ("Os EUA e o México", "US MX"), ("The UK and the UAE", "GB AE"), ("BOLIVIA: COCA", "BO"),
            ("US, MEXICO SIGN DEAL", "US MX"),
            ("Cocaine via Guinea-Bissau", "GW"), ("Papua New Guinea gangs", "PG"), ("Papúa Nueva Guinea", "PG"),
            ("Equatorial Guinea", "GQ"), ("Guinea seizes boat", "GN"),
            ("Dominican Republic and Haiti", "DO HT"), ("Dominica after the storm", "DM"),
            ("República Dominicana", "DO"),
            ("South Sudan and Sudan", "SS SD"),
            ("Sudán del Sur", "SS"), ("Nigeria and Niger", "NG NE"), ("North Korea", "KP"), ("Corea del Sur", "KR"),
            ("DR Congo", "CD"),
            ("Democratic Republic of the Congo", "CD"), ("Republic of the Congo", "CG"), ("South Africa", "ZA"),
            ("French Guiana and Guyana", "GF GY"),
            ("American Samoa", "AS"), ("Estados Unidos Mexicanos", "MX"), ("Mexico City’s Gangs", "MX"),
            ("Santiago de Cuba", "CU"),
            ("Ciudad de México", "MX"),
            ("frontera México-Estados Unidos", "MX US"), ("the new Mexico cartel", "MX"), ("Trinidad & Tobago", "TT"),
            ("Côte d’Ivoire", "CI"), ("St. Lucia", "LC"),
            ("coca en bolivia", "BO"), ("Serbia, Montenegro and North Macedonia", "RS ME MK"),
            ("Republic of Georgia", "GE"),
            ("Irlanda e Inglaterra", "IE"),
            ("El Salvador’s Gangs Leave San Salvador", "SV"), ("Antigua y Barbuda", "AG"),
            ("Frontera norte de México", "MX"),
        ])
    func named(title: String, codes: String) {
        #expect(tree.countries(namedIn: title).map(\.rawValue).joined(separator: " ") == codes)
    }

    @Test(
        "What only looks like a country's name names none",
        arguments: [
            "", "New Mexico Ranchers", "Nuevo México", "New Jersey", "Port of Spain", "Gulf of Mexico",
            "Golfo de México",
            "Golfo de Guinea", "New Guinea",
            "Northern Ireland", "Niger Delta", "Guinea pigs", "Georgia Arrests", "Korea", "Congo", "Virgin Islands",
            "Granada y Guadalupe",
            "Reunión en Lima",
            "Mauricio Funes", "San Martín", "Colombian and Bolivian gangs", "Mexicans", "BO, PE and CO",
            "In or At: me, us, it",
            "let us go", "THEY TOLD US",
            "US$5 million seized", "Peruvian", "tinta china", "A turkey, a jersey, some chile", "Romanian", "Omani",
            "British Columbia",
            "South America",
        ])
    func namesNone(title: String) {
        #expect(tree.countries(namedIn: title).isEmpty)
    }

    @Test("Every country's English name, in a title, names that country, except those that mostly mean something else")
    func everyCountry() throws {
        for code in tree.all {
            guard let region = tree.region(code), region.kind == .country,
                !["GE", "MF", "MS", "RE", "SH"].contains(code.rawValue)
            else {
                continue
            }
            #expect(tree.countries(namedIn: "Drugs in \(region.name(in: "en")), and more") == [code], "\(code)")
        }
    }
}

/// Names of months and days in languages beyond those that pages are read in: German, French, Italian, Dutch, Catalan,
/// Swedish, Danish, Polish, Hungarian, Turkish, Indonesian, Russian, Greek.
enum MonthWords {
    /// 1 to 12. `word` is in lower case.
    static func month(_ word: String) -> Int? { months[word] }

    /// Whether a word is a day of the week, in English or one of those languages.
    static func isDay(_ word: String) -> Bool { days.contains(word) }

    private static let months: [String: Int] = {
        let lists = [
            "januar jän jänner janvier janv gennaio gen januari gener januar stycznia sty január ocak januari января янв ιανουαρίου ιαν",
            "februar février févr fév febbraio februari febrer februar lutego lut február şubat februari pebruari февраля фев φεβρουαρίου φεβ",
            "märz mrz mär mars marzo maart mrt març marts marca mar március mart maret марта мар μαρτίου μαρ μάρ",
            "april avril avr aprile april abril kwietnia kwi április nisan апреля апр απριλίου απρ",
            "mai maggio mag mei maig maj maja május mayıs мая май μαΐου μάι μαϊ",
            "juni juin giugno giu juny czerwca cze június haziran июня июн ιουνίου ιούν ιουν",
            "juli juillet juil luglio lug juliol lipca lip július temmuz июля июл ιουλίου ιούλ ιουλ",
            "august août aoû agosto augustus agost augusti sierpnia sie augusztus ağustos agustus августа авг αυγούστου αυγ",
            "september septembre settembre setembre września wrz szeptember eylül сентября сен сент σεπτεμβρίου σεπ",
            "oktober okt octobre ottobre ott d'octubre octubre października paź október ekim октября окт οκτωβρίου οκτ",
            "november novembre listopada lis kasım ноября ноя νοεμβρίου νοε",
            "dezember dez décembre déc dicembre desembre december grudnia gru aralık desember декабря дек δεκεμβρίου δεκ",
        ]
        var months: [String: Int] = [:]
        for (index, list) in lists.enumerated() {
            for word in list.split(separator: " ") { months[String(word)] = index + 1 }
        }
        return months
    }()

    private static let days = Set(
        """
        monday tuesday wednesday thursday friday saturday sunday tues weds thur thurs
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
        lundi mardi mercredi jeudi vendredi samedi dimanche
        lunedì martedì mercoledì giovedì venerdì sabato domenica
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
        dilluns dimarts dimecres dijous divendres dissabte diumenge
        måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
        poniedziałek wtorek środa czwartek piątek sobota niedziela
        segunda terça quarta quinta sexta feira
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}

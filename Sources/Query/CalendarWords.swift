import Briefs

/// Months and days of the week: in capitals in some languages, and yet they tell nothing of what a piece is about.
enum CalendarWords {
    /// Folded, in the languages that briefs come in.
    static let all: Set<String> = {
        let weekdays = """
            Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays \
            Saturdays Sundays lunes martes miércoles jueves viernes sábado domingo sábados domingos segunda terça \
            quarta quinta sexta feira lundi mardi mercredi jeudi vendredi samedi dimanche
            """
        let months = ["en", "es", "pt", "fr"].flatMap { language in
            (1...12).flatMap { [MonthNames.short($0, language: language), MonthNames.long($0, language: language)] }
        }
        return Set(Words.folded(weekdays) + months.flatMap { Words.folded($0) })
    }()
}

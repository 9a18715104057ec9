/// Collects the problems of one file, with their places.
struct ProblemReport: Sendable {
    private let file: String
    private var places: TextPlaces
    private var problems: [Problem] = []
    private var unlisted = 0

    init(file: String, bytes: [UInt8]) {
        self.file = file
        places = TextPlaces(bytes)
    }

    var count: Int { problems.count + unlisted }

    mutating func add(at offset: Int, _ what: String, _ advice: String) {
        guard problems.count < FeedReader.problemLimit else {
            unlisted += 1
            return
        }
        let place = places.place(of: offset)
        problems.append(Problem(file: file, line: place.line, column: place.column, what: what, advice: advice))
    }

    mutating func add(_ fault: JSONFault, itemsRead: Int) {
        let sentence = fault.reason.prefix(1).uppercased() + fault.reason.dropFirst() + "."
        let rest = itemsRead == 0 ? "nothing of it could be read" : "the items that could be read are shown"
        add(at: fault.offset, sentence, "Correct the file at this place in a text editor; \(rest).")
    }

    func finished() -> [Problem] {
        guard unlisted > 0 else { return problems }
        let more = Problem(
            file: file, what: "There are \(unlisted) more problems of this kind.", advice: "Correct these first.")
        return problems + [more]
    }
}

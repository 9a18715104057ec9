import Briefs
import Page
import Query

extension State {
    /// Changes what is shown. Briefs kept in the list by their marks leave it now.
    mutating func setQuery(_ query: Query) {
        guard query != self.query || !kept.isEmpty else { return }
        self.query = query
        kept = []
        if list.selectedID == nil { list.selectedID = article?.id }
        askList()
    }

    mutating func clearFilter() {
        // Where nothing is left, the filter that the list names as the reason goes, wherever it stands.
        let named = list.count == 0 ? list.answer?.emptiedBy : nil
        guard let last = named.flatMap({ self.query.conditions.contains($0) ? $0 : nil }) ?? self.query.conditions.last
        else {
            say(self.query.sort == nil ? "Nothing is filtered" : "Only the order is set; S changes it")
            return
        }
        var query = query
        if let index = query.conditions.lastIndex(of: last) { query.conditions.remove(at: index) }
        leaveTrace()
        setQuery(query)
        say("Filter taken away: \(last.isExclusion ? "−" : "")\(label(of: last))")
    }

    mutating func clearFilters() {
        guard !query.conditions.isEmpty else {
            say("Nothing is filtered")
            return
        }
        leaveTrace()
        setQuery(Query([], sort: query.sort))
        say("All filters taken away")
    }

    /// Adds a condition on the reader's own marks, or takes it away.
    mutating func toggle(_ reading: ReadingState) {
        var query = query
        let condition = Condition.state(reading)
        if query.conditions.contains(condition) {
            query.conditions.removeAll { $0 == condition }
        } else {
            query.conditions.append(condition)
        }
        leaveTrace()
        setQuery(query)
    }

    /// Shows all briefs, or those in one state, under the other filters.
    mutating func show(_ reading: ReadingState?) {
        var query = query
        query.conditions.removeAll { if case .state = $0 { true } else { false } }
        if let reading { query.conditions.append(.state(reading)) }
        if query != self.query { leaveTrace() }
        setQuery(query)
    }

    mutating func sortNext() {
        // Relevance is to words: without any it would be the newest first again.
        let orders: [Sort] = [.newest, .oldest, .title] + (query.textMatches.isEmpty ? [] : [.relevance])
        let index = orders.firstIndex(of: query.order) ?? 0
        sort(by: orders[(index + 1) % orders.count])
    }

    mutating func sort(by order: Sort) {
        setQuery(Query(query.conditions, sort: order == .newest ? nil : order))
        say("Sorted \(Phrases.order(order))")
    }

    mutating func showQuery() {
        let text = query.description
        say(text.isEmpty ? "No query: all briefs are shown" : text)
    }

    /// Reads a query and shows what it asks for; one that cannot be read changes nothing.
    mutating func setQuery(text: String) {
        do throws(QueryError) {
            let query = try QueryParser(regions: regions).parse(text)
            leaveTrace()
            setQuery(query)
        } catch {
            say(error.description, .problem)
        }
    }

    /// A condition in words, for chips and messages.
    func label(of condition: Condition) -> String { condition.label(regions: regions, language: "en") }

    // MARK: Search as one types

    /// Shows what a search asks for so far. Words replace the words of an earlier search; other filters stay.
    mutating func search(_ text: String, from before: Query) -> String? {
        var query = before
        query.conditions.removeAll { $0.isText }
        if text.allSatisfy(\.isWhitespace) {
            setQuery(before)
            return nil
        }
        do throws(QueryError) {
            let typed = try parsedWhileTyping(text)
            query.conditions += typed.conditions
            query.sort = typed.sort ?? query.sort
            setQuery(query)
            return nil
        } catch {
            return error.description
        }
    }

    /// A quotation that is still being typed counts as closed.
    private func parsedWhileTyping(_ text: String) throws(QueryError) -> Query {
        let parser = QueryParser(regions: regions)
        do throws(QueryError) {
            return try parser.parse(text, lastWordIsPrefix: true)
        } catch {
            guard error.problem == .unclosedQuote, text.last != "\"" else { throw error }
            return try parser.parse(text + "\"")
        }
    }
}

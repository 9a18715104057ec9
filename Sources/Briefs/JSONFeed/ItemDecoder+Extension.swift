extension ItemDecoder {
    /// Reads the `_brief` object: what JSON Feed has no field for (docs/design.md).
    mutating func readExtension(_ value: JSONValue, into brief: inout Brief) {
        let path: [JSONStep] = [.key("_brief")]
        if let source = text(value, "source", path) { brief.source = source }
        brief.kind = kind(value, path)
        brief.day = day(value, "day", path)
        brief.dateline = dateline(value, path)
        brief.regions = regions(value, "regions", path)
        brief.suggestedRegions = regions(value, "suggested_regions", path)
        for (entry, place) in objects(value, "see_also", path) {
            brief.seeAlso.append(Brief.SeeAlso(text: text(entry, "text", place) ?? "", target: target(entry, place)))
        }
        for (entry, place) in objects(value, "related", path) {
            brief.related.append(
                Brief.PlacedRelated(
                    label: text(entry, "label", place) ?? "", day: day(entry, "day", place),
                    teaser: text(entry, "teaser", place) ?? "", id: text(entry, "id", place).map { BriefID($0) }))
        }
        for (entry, place) in objects(value, "notices", path) {
            brief.notices.append(
                Brief.Notice(
                    label: text(entry, "label", place) ?? "", title: text(entry, "title", place) ?? "",
                    day: day(entry, "day", place), teaser: text(entry, "teaser", place) ?? ""))
        }
        for (entry, place) in objects(value, "translations", path) {
            translation(entry, place).map { brief.translations.append($0) }
        }
        brief.sameAs = texts(value, "same_as", path).map { BriefID($0) }
        brief.license = license(value, path)
        brief.contact = text(value, "contact", path)
        brief.provenance = provenance(value, path)
    }

    private mutating func kind(_ value: JSONValue, _ path: [JSONStep]) -> Kind {
        guard let name = text(value, "kind", path) else { return .brief }
        if let kind = Kind(rawValue: name) { return kind }
        let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
        note(
            path + [.key("kind")], "There is no kind “\(ItemDecoder.short(name))”; it is shown as a brief.",
            "Kinds are \(known).")
        return .brief
    }

    private mutating func dateline(_ value: JSONValue, _ path: [JSONStep]) -> Dateline? {
        guard let (entry, place) = object(value, "dateline", path) else { return nil }
        var dateline = Dateline(raw: text(entry, "raw", place) ?? "", label: text(entry, "label", place))
        if let name = text(entry, "precision", place) {
            if let precision = Dateline.Precision(rawValue: name) {
                dateline.precision = precision
            } else {
                note(
                    place + [.key("precision")], "There is no precision “\(ItemDecoder.short(name))”.",
                    "Write day, month, year or none.")
            }
        }
        return dateline
    }

    private mutating func regions(_ value: JSONValue, _ key: String, _ path: [JSONStep]) -> [RegionCode] {
        var codes: [RegionCode] = []
        for (index, element) in values(value, key, path).enumerated() {
            if let text = element.string, let code = RegionCode(text) {
                codes.append(code)
            } else {
                let name = element.string.map { "“\(ItemDecoder.short($0))”" } ?? element.article
                note(
                    path + [.key(key), .index(index)], "There is no region \(name); it is left out.",
                    "Write a code that “dateline regions” lists, such as BO or MX-SIN.")
            }
        }
        return codes
    }

    private mutating func target(_ entry: JSONValue, _ place: [JSONStep]) -> Brief.SeeAlso.Target? {
        if let query = text(entry, "query", place) { return .query(query) }
        if let url = text(entry, "url", place) { return .url(url) }
        return text(entry, "id", place).map { .id(BriefID($0)) }
    }

    private mutating func translation(_ entry: JSONValue, _ place: [JSONStep]) -> Brief.Translation? {
        guard let id = text(entry, "id", place) else {
            note(place, "This translation names no id.", "Give the id of the brief that it leads to.")
            return nil
        }
        return Brief.Translation(
            language: text(entry, "language", place)?.lowercased() ?? "", id: BriefID(id),
            confidence: entry["confidence"]?.number ?? 1)
    }

    private mutating func license(_ value: JSONValue, _ path: [JSONStep]) -> Brief.License? {
        guard let (entry, place) = object(value, "license", path) else { return nil }
        return Brief.License(
            spdx: text(entry, "spdx", place), text: text(entry, "text", place) ?? "",
            attribution: text(entry, "attribution", place))
    }

    private mutating func provenance(_ value: JSONValue, _ path: [JSONStep]) -> Brief.Provenance? {
        guard let (entry, place) = object(value, "provenance", path) else { return nil }
        return Brief.Provenance(
            importer: text(entry, "importer", place) ?? "", source: text(entry, "source", place) ?? "",
            retrieved: text(entry, "retrieved", place), sha256: text(entry, "sha256", place),
            warnings: texts(entry, "warnings", place))
    }

    private mutating func object(
        _ value: JSONValue, _ key: String, _ path: [JSONStep]
    ) -> (JSONValue, [JSONStep])? {
        guard let found = value[key], !found.isNull else { return nil }
        let place = path + [.key(key)]
        guard found.members != nil else {
            note(place, "\(key) is \(found.article), not an object.", "Make it an object.")
            return nil
        }
        return (found, place)
    }
}

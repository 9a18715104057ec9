/// Keys that were typed ahead: they are meant for what the keys before them lead to.
extension State {
    /// Whether a key would act on something that is on its way: a list after another query, the values of a picker,
    /// a brief that is being opened. Letters for a text field wait for nothing, and neither do ways out.
    package func isEarly(_ key: Key) -> Bool {
        let command = keymap.command(for: key, in: context)
        switch command {
        case .quit, .cancel, .suspend, .redraw, .dismiss: return false
        // A word that is being completed is to stand there whole before anything follows.
        case _ where context == .prompt && tickets[.completion] != nil: return true
        case nil: return false
        case .accept: break
        default: if context == .prompt { return false }
        }
        return tickets.keys.contains { purpose in
            switch purpose {
            case .list, .locate, .locateFollowed, .unread, .everything, .selection, .standing, .deed, .follow, .beside,
                .earlier:
                true
            case .allValues: context == .picker
            case .article: opens
            case .related: context == .related || awaitsEdition != nil
            case .facet, .seeAlso, .refresh, .completion, .ahead, .rowsAhead: false
            }
        }
    }
}

import Intake

extension Intake {
    /// The drafts of an input, where nothing else is looked at.
    static func drafts(bytes: [UInt8], name: String, options: IntakeOptions) throws(IntakeError) -> [Draft] {
        try read(bytes: bytes, name: name, options: options).drafts
    }
}

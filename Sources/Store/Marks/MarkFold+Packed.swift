import Briefs

/// The fold as bytes, for the cache of folded marks.
extension MarkFold {
    func pack(into packed: inout PackedBytes) {
        var devices: [String: Int] = [:]
        for register in registers.values.joined() { MarkFold.note(register.stamp.device, &devices) }
        for those in notes.values {
            for stamp in those.all.keys { MarkFold.note(stamp.device, &devices) }
            for stamp in those.replaced { MarkFold.note(stamp.device, &devices) }
            for stamp in those.newest.values { MarkFold.note(stamp.device, &devices) }
        }
        packed.add(devices.count)
        for (device, _) in devices.sorted(by: { $0.value < $1.value }) { packed.add(device) }
        func add(_ stamp: MarkStamp) {
            packed.add(stamp.time)
            packed.add(devices[stamp.device] ?? 0)
        }
        packed.add(largest)
        packed.add(registers.count)
        for (id, fields) in registers {
            packed.add(id.rawValue)
            packed.add(fields.count)
            for register in fields {
                switch register.field {
                case .tag(let name):
                    packed.add(MarkFold.tag)
                    packed.add(name)
                case .translation(let id):
                    packed.add(MarkFold.translation)
                    packed.add(id.rawValue)
                default: packed.add(MarkFold.plainFields.firstIndex(of: register.field) ?? 0)
                }
                add(register.stamp)
                switch register.value {
                case .none: packed.add(0)
                case .flag(let flag): packed.add(flag ? 2 : 1)
                case .text(let text):
                    packed.add(3)
                    packed.add(text)
                case .moment(let moment):
                    packed.add(4)
                    packed.add(moment)
                }
            }
        }
        packed.add(notes.count)
        for (id, those) in notes {
            packed.add(id.rawValue)
            packed.add(those.all.count)
            for (stamp, text) in those.all {
                add(stamp)
                packed.add(text)
            }
            packed.add(those.replaced.count)
            for stamp in those.replaced { add(stamp) }
            packed.add(those.newest.count)
            for stamp in those.newest.values { add(stamp) }
        }
    }

    /// Nil of damaged bytes.
    init?(_ packed: inout PackedReader) {
        guard let deviceCount = packed.count() else { return nil }
        var devices: [String] = []
        for _ in 0..<deviceCount {
            guard let device = packed.text() else { return nil }
            devices.append(device)
        }
        guard let largest = packed.number(), let briefs = packed.count() else { return nil }
        self.largest = largest
        registers.reserveCapacity(briefs)
        for _ in 0..<briefs {
            guard let id = packed.text(), let count = packed.count() else { return nil }
            var fields: [Register] = []
            fields.reserveCapacity(count)
            for _ in 0..<count {
                guard let register = MarkFold.register(&packed, devices) else { return nil }
                fields.append(register)
            }
            registers[BriefID(id)] = fields
        }
        guard let noted = packed.count() else { return nil }
        for _ in 0..<noted {
            guard let id = packed.text(), let those = MarkFold.notes(&packed, devices) else { return nil }
            notes[BriefID(id)] = those
        }
    }

    /// In the order of their numbers in packed bytes; fields that name something have the numbers behind them.
    private static let plainFields: [Mark.Field] = [.read, .bookmark, .helpful, .place, .region, .note]
    private static let tag = plainFields.count
    private static let translation = plainFields.count + 1

    private static func note(_ device: String, _ devices: inout [String: Int]) {
        if devices[device] == nil { devices[device] = devices.count }
    }

    private static func stamp(_ packed: inout PackedReader, _ devices: [String]) -> MarkStamp? {
        guard let time = packed.number(), let device = packed.number(), devices.indices.contains(device) else {
            return nil
        }
        return MarkStamp(time: time, device: devices[device])
    }

    private static func register(_ packed: inout PackedReader, _ devices: [String]) -> Register? {
        guard let number = packed.number(), (0...translation).contains(number) else { return nil }
        var field = Mark.Field.note
        if number < plainFields.count {
            field = plainFields[number]
        } else {
            guard let name = packed.text() else { return nil }
            field = number == tag ? .tag(name) : .translation(BriefID(name))
        }
        guard let stamp = stamp(&packed, devices), let kind = packed.number() else { return nil }
        switch kind {
        case 0: return Register(field: field, stamp: stamp, value: .none)
        case 1, 2: return Register(field: field, stamp: stamp, value: .flag(kind == 2))
        case 3: return packed.text().map { Register(field: field, stamp: stamp, value: .text($0)) }
        case 4: return packed.number().map { Register(field: field, stamp: stamp, value: .moment($0)) }
        default: return nil
        }
    }

    private static func notes(_ packed: inout PackedReader, _ devices: [String]) -> Notes? {
        var those = Notes()
        guard let all = packed.count() else { return nil }
        for _ in 0..<all {
            guard let stamp = stamp(&packed, devices), let text = packed.text() else { return nil }
            those.all[stamp] = text
        }
        guard let replaced = packed.count() else { return nil }
        for _ in 0..<replaced {
            guard let stamp = stamp(&packed, devices) else { return nil }
            those.replaced.insert(stamp)
        }
        guard let newest = packed.count() else { return nil }
        for _ in 0..<newest {
            guard let stamp = stamp(&packed, devices) else { return nil }
            those.newest[stamp.device] = stamp
        }
        return those
    }
}

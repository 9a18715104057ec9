import CVTerm
import Page

/// A terminal as libvterm understands it: bytes in, a screen out.
package final class Emulator {
    /// A cell as the terminal shows it. Colours: −1 the terminal's own, 0 to 255 the palette's, else 0x1RRGGBB.
    package struct Shown: Hashable, Sendable {
        package var text: String
        package var width: Columns
        package var foreground: Int
        package var background: Int
        package var isBold: Bool
        package var isItalic: Bool
        package var isUnderlined: Bool
        package var isReversed: Bool
    }

    /// What programs switch on and off, as libvterm reports it.
    package final class Modes {
        package fileprivate(set) var isAlternate = false
        package fileprivate(set) var cursorIsVisible = true
        /// 0 where no mouse is reported.
        package fileprivate(set) var mouse = 0
    }

    package private(set) var size: Size
    package let modes = Modes()
    private let terminal: OpaquePointer
    private let screen: OpaquePointer
    private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>

    package init?(size: Size) {
        guard let terminal = vterm_new(Int32(size.rows), Int32(size.columns)),
            let screen = vterm_obtain_screen(terminal)
        else { return nil }
        self.size = size
        self.terminal = terminal
        self.screen = screen
        callbacks = .allocate(capacity: 1)
        callbacks.initialize(to: VTermScreenCallbacks())
        callbacks.pointee.settermprop = { property, value, user in
            guard let value, let user else { return 0 }
            let modes = Unmanaged<Modes>.fromOpaque(user).takeUnretainedValue()
            switch property {
            case VTERM_PROP_ALTSCREEN: modes.isAlternate = dateline_vterm_is_on(value) != 0
            case VTERM_PROP_CURSORVISIBLE: modes.cursorIsVisible = dateline_vterm_is_on(value) != 0
            case VTERM_PROP_MOUSE: modes.mouse = Int(dateline_vterm_number(value))
            default: break
            }
            return 1
        }
        vterm_set_utf8(terminal, 1)
        vterm_screen_set_callbacks(screen, callbacks, Unmanaged.passUnretained(modes).toOpaque())
        vterm_screen_enable_altscreen(screen, 1)
        vterm_screen_reset(screen, 1)
    }

    deinit {
        vterm_free(terminal)
        callbacks.deallocate()
    }

    package func feed(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { raw in
            _ = vterm_input_write(terminal, raw.bindMemory(to: CChar.self).baseAddress, raw.count)
        }
    }

    /// What the terminal answers to questions, since the last call.
    package func takeAnswers() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) {
                vterm_output_read(terminal, $0.baseAddress, $0.count)
            }
        }
    }

    package func resize(to size: Size) {
        self.size = size
        vterm_set_size(terminal, Int32(size.rows), Int32(size.columns))
    }

    package var cursor: Position {
        var position = VTermPos(row: 0, col: 0)
        vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
        return Position(column: Int(position.col), row: Int(position.row))
    }

    package func cell(at position: Position) -> Shown {
        var cell = VTermScreenCell()
        let place = VTermPos(row: Int32(position.row), col: Int32(position.column))
        guard vterm_screen_get_cell(screen, place, &cell) == 1 else {
            return Shown(
                text: "", width: 0, foreground: -1, background: -1, isBold: false, isItalic: false,
                isUnderlined: false, isReversed: false)
        }
        var text = ""
        withUnsafeBytes(of: cell.chars) { raw in
            for value in raw.bindMemory(to: UInt32.self).prefix(Int(VTERM_MAX_CHARS_PER_CELL)) {
                // The right half of a wide character is all ones.
                guard value != 0, let scalar = Unicode.Scalar(value) else { break }
                text.unicodeScalars.append(scalar)
            }
        }
        return Shown(
            text: text, width: Int(cell.width), foreground: Int(dateline_vterm_color(cell.fg)),
            background: Int(dateline_vterm_color(cell.bg)), isBold: dateline_vterm_bold(cell.attrs) != 0,
            isItalic: dateline_vterm_italic(cell.attrs) != 0,
            isUnderlined: dateline_vterm_underline(cell.attrs) != 0,
            isReversed: dateline_vterm_reverse(cell.attrs) != 0)
    }

    /// The rows of the screen, without trailing blanks.
    package var lines: [String] {
        (0..<size.rows).map { row in
            var line = ""
            var column = 0
            while column < size.columns {
                let cell = cell(at: Position(column: column, row: row))
                line += cell.text.isEmpty ? " " : cell.text
                column += max(1, cell.width)
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    package var text: String { lines.joined(separator: "\n") }
}

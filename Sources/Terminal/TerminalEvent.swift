import Page
import Reader

/// What came in while the loop waited.
package enum TerminalEvent: Hashable, Sendable {
    package enum Ending: Hashable, Sendable {
        case interrupt, terminate, quit
        /// The terminal has gone: nothing can be shown any more.
        case hangUp
    }

    case key(Key)
    case paste(String)
    case mouse(MouseEvent)
    case resize(Size)
    /// Somebody asks the program to end, by a signal or by closing the terminal. `^C` is a key.
    case end(Ending)
    /// Somebody asks the program to stop, by a signal: the loop calls `suspend()`. `^Z` is a key.
    case suspend
    /// The program goes on after it was stopped, and the screen has been set up again: draw.
    case continued
    /// A descriptor that was watched can be read.
    case wake(Int32)
}

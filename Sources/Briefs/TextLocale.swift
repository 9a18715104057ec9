import Glibc

/// The character set that text is measured in.
package enum TextLocale {
    /// Gives the process a UTF-8 `LC_CTYPE`, the same one everywhere. `wcwidth` knows nothing beyond ASCII
    /// without it, and everything wider would be drawn as U+FFFD. Call it once, before other threads start;
    /// tests call it too.
    package static func establish() {
        // C.UTF-8 is built into glibc 2.35 and newer; the others are for systems that took it out.
        for name in ["C.UTF-8", "en_US.UTF-8", ""] where setlocale(LC_CTYPE, name) != nil && isUTF8 { return }
    }

    private static var isUTF8: Bool {
        guard let codeset = nl_langinfo(nl_item(CODESET)) else { return false }
        return String(cString: codeset) == "UTF-8"
    }
}

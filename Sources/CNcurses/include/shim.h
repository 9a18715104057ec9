// ncurses with wide characters, and accessors for what Swift cannot import from it: global variables, macros and
// variadic calls. Signals and crash restoration, which Swift cannot do safely either, are in restore.c.
#ifndef DATELINE_NCURSES_SHIM_H
#define DATELINE_NCURSES_SHIM_H
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <term.h>
#include <wchar.h>

// term.h makes macros of plain words: they are read through the accessors below.
#undef lines
#undef columns

// Variables

static inline WINDOW *dateline_stdscr(void) { return stdscr; }
static inline WINDOW *dateline_curscr(void) { return curscr; }
static inline int dateline_lines(void) { return LINES; }
static inline int dateline_columns(void) { return COLS; }
static inline int dateline_colors(void) { return COLORS; }
static inline int dateline_color_pairs(void) { return COLOR_PAIRS; }
static inline char **dateline_environment(void) {
    extern char **environ;
    return environ;
}
static inline FILE *dateline_stdin(void) { return stdin; }
static inline FILE *dateline_stderr(void) { return stderr; }

// Attributes

static inline attr_t dateline_bold(void) { return A_BOLD; }
static inline attr_t dateline_dim(void) { return A_DIM; }
static inline attr_t dateline_italic(void) { return A_ITALIC; }
static inline attr_t dateline_underline(void) { return A_UNDERLINE; }
static inline attr_t dateline_reverse(void) { return A_REVERSE; }

// Cells

/// How many cells a character takes; −1 for controls. glibc's, by which ncurses measures: it needs a UTF-8 locale.
int dateline_character_width(uint32_t character);

/// Makes a cell of text (a base and at most four marks, zero at the end). The pair may be above 255.
static inline int dateline_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
    short narrow = pair > 32767 ? 32767 : (short)pair;
    return setcchar(cell, text, attributes, narrow, &pair);
}

// Terminfo, of the terminal that `setupterm` or `newterm` chose last

static inline int dateline_setupterm(const char *term, int descriptor) {
    int error = 0;
    return setupterm(term, descriptor, &error) == OK ? 1 : 0;
}
static inline void dateline_forget_terminal(void) {
    if (cur_term) del_curterm(cur_term);
}
/// The string of a capability, or NULL.
static inline const char *dateline_string_capability(const char *name) {
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}
static inline const char *dateline_boolean_name(int index) { return boolnames[index]; }
static inline const char *dateline_number_name(int index) { return numnames[index]; }
static inline const char *dateline_string_name(int index) { return strnames[index]; }

// Signals: INT TERM HUP QUIT WINCH CONT TSTP each write one byte, the signal's number, to a pipe.

/// Installs the handlers; returns the pipe's reading end, or -1.
int dateline_signals_open(void);
/// Puts the handlers back that were there before.
void dateline_signals_close(void);
/// Tells the handlers that what they wrote has been read: see restore.c.
void dateline_signals_answered(void);
/// Stops the process group as `^Z` does in a shell; returns when it goes on.
void dateline_signals_stop(void);

// Restoration

/// Remembers how to give the terminal back: `restore` is written to `terminal` and its modes are set to those it has
/// now. From here on a crash, `exit` or an unanswered TERM does so. False where the terminal has no modes.
bool dateline_restore_arm(int terminal, const char *restore, size_t length);
/// The screen is up (true) or has been left (false): whether a crash has anything to restore.
void dateline_restore_active(bool active);
/// Sets the terminal's modes to those that were found.
void dateline_restore_modes(void);
/// A file in memory, closed on `exec`, or -1.
int dateline_memory_file(void);
/// Descriptor 2 goes to `log` from now on. False where it could not.
bool dateline_stderr_divert(int log);
/// Descriptor 2 is what it was again, and what the log has received since is shown on it, the last four kilobytes
/// of it, as plain text.
void dateline_stderr_replay(void);
/// Installs the handlers for ILL TRAP SEGV BUS FPE ABRT, and a stack of their own for this thread.
void dateline_crash_open(void);
void dateline_crash_close(void);
/// A signal stack for the calling thread, so that a stack overflow there restores the terminal too.
bool dateline_crash_stack(void);

#endif

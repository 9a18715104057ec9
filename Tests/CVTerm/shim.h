// libvterm, the terminal emulator that tests look through, and accessors for its unions and macros.
#ifndef DATELINE_VTERM_SHIM_H
#define DATELINE_VTERM_SHIM_H
#include <spawn.h>
#include <stdlib.h>
#include <vterm.h>

// What Swift's Glibc leaves out of pseudo-terminals and posix_spawn.
extern int posix_openpt(int flags);
extern int grantpt(int descriptor);
extern int unlockpt(int descriptor);
extern int ptsname_r(int descriptor, char *buffer, size_t length);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);

/// -1 the terminal's own, 0 to 255 the palette's, from 256 on 0x1RRGGBB.
static inline int dateline_vterm_color(VTermColor color) {
    if (color.type & VTERM_COLOR_DEFAULT_MASK) return -1;
    if ((color.type & VTERM_COLOR_TYPE_MASK) == VTERM_COLOR_INDEXED) return color.indexed.idx;
    return 0x1000000 | color.rgb.red << 16 | color.rgb.green << 8 | color.rgb.blue;
}
static inline int dateline_vterm_is_on(const VTermValue *value) { return value->boolean; }
static inline int dateline_vterm_number(const VTermValue *value) { return value->number; }
static inline unsigned dateline_vterm_bold(VTermScreenCellAttrs attrs) { return attrs.bold; }
static inline unsigned dateline_vterm_underline(VTermScreenCellAttrs attrs) { return attrs.underline; }
static inline unsigned dateline_vterm_italic(VTermScreenCellAttrs attrs) { return attrs.italic; }
static inline unsigned dateline_vterm_reverse(VTermScreenCellAttrs attrs) { return attrs.reverse; }
#endif

// ncurses with wide characters, and accessors for what Swift cannot import from it.
#ifndef DATELINE_NCURSES_SHIM_H
#define DATELINE_NCURSES_SHIM_H
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#endif

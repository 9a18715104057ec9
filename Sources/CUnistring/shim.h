// libunistring: words, line breaks, normalisation and case folding.
#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwbrk.h>

// glibc's own measure of a character, which ncurses uses too. <wchar.h> hides it behind _XOPEN_SOURCE, which
// the Glibc module is built without.
extern int wcwidth(wchar_t character);

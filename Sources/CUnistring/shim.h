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
// What stands behind macros that Swift does not see. Each result is `buffer` where it fits, else memory of
// its own that the caller frees, else NULL.

static inline uint32_t *cunistring_nfkd(const uint32_t *text, size_t count, uint32_t *buffer, size_t *length)
{
    return u32_normalize(UNINORM_NFKD, text, count, buffer, length);
}

static inline uint32_t *cunistring_casefold_nfkd(const uint32_t *text, size_t count, uint32_t *buffer, size_t *length)
{
    return u32_casefold(text, count, NULL, UNINORM_NFKD, buffer, length);
}

static inline bool cunistring_is_letter_or_number(uint32_t scalar)
{
    return uc_is_general_category_withtable(scalar, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

static inline bool cunistring_is_mark(uint32_t scalar)
{
    return uc_is_general_category_withtable(scalar, UC_CATEGORY_MASK_M);
}

static inline bool cunistring_is_enclosing(uint32_t scalar)
{
    return uc_is_general_category_withtable(scalar, UC_CATEGORY_MASK_Me);
}

// FriBidi: the bidirectional algorithm (UAX #9).
#include <fribidi/fribidi.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/// Orders the characters of one line. `map` receives for each place on the screen the index of the character that
/// stands there, and `text` the characters with their brackets mirrored where they run to the left. `direction` is of
/// the paragraph: 1 rightward, -1 leftward, 0 that of its first letter. False where there is no memory.
static inline bool cfribidi_order(uint32_t *text, int32_t count, int direction, int32_t *map)
{
    FriBidiParType base = direction > 0 ? FRIBIDI_PAR_LTR : direction < 0 ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_ON;
    FriBidiCharType *types = malloc((size_t)count * sizeof *types + 1);
    FriBidiBracketType *brackets = malloc((size_t)count * sizeof *brackets + 1);
    FriBidiLevel *levels = malloc((size_t)count * sizeof *levels + 1);
    bool done = false;
    if (types && brackets && levels) {
        fribidi_get_bidi_types(text, count, types);
        fribidi_get_bracket_types(text, count, types, brackets);
        done = fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, levels) != 0;
        for (int32_t index = 0; index < count; index++) map[index] = index;
        if (done) fribidi_shape_mirroring(levels, count, text);
        if (done) done = fribidi_reorder_line(0, types, count, 0, base, levels, NULL, map) != 0;
    }
    free(types);
    free(brackets);
    free(levels);
    return done;
}

/// 1 where a character runs rightward, -1 where it runs leftward, 0 where it has no direction of its own.
static inline int cfribidi_direction(uint32_t character)
{
    FriBidiCharType type = fribidi_get_bidi_type(character);
    return !FRIBIDI_IS_STRONG(type) ? 0 : FRIBIDI_IS_RTL(type) ? -1 : 1;
}

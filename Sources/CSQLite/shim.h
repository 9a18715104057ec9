// SQLite and its full-text search, FTS5.
#include <sqlite3.h>

// A macro that casts, which Swift does not see: the bytes are copied at once.
static inline sqlite3_destructor_type csqlite_transient(void) { return SQLITE_TRANSIENT; }

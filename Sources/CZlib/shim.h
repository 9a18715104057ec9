// zlib's inflate (RFC 1951, 1952).
#include <zlib.h>

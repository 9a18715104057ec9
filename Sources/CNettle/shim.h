// Nettle's SHA-256 (FIPS 180-4).
#include <nettle/sha2.h>

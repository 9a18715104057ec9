// Compiled with the shim.
#include "shim.h"

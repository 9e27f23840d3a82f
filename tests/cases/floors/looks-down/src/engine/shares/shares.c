#include "engine/shares/shares.h"

#include <string.h>

#include "model/budget.h"
#include "number/ratio.h"

/* No double, no strtod(): a word in a comment is no code, nor is one
   float further on. */
const char *const text = "a \" double"; // sprintf

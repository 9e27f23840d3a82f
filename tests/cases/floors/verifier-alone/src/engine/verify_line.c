#include "engine/verify_line.h"
#include "engine/sharebook.h"
#include "engine/rounding.h"
#include "model/listing.h"

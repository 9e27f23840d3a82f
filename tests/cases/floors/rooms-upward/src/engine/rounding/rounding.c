#include "engine/allocate.h"

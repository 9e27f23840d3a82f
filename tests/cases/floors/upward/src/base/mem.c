#include "base/mem.h"

#include "model/budget.h"

#include "engine/rounding/rounding.h"

#include "model/budget.h"

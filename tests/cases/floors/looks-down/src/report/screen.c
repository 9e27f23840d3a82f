#include "number/money.h"
#include <uniwidth.h>

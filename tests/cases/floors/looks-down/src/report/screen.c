#include <uniwidth.h>
#include "number/money.h"

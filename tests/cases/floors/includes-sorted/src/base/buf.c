#include <string.h>
#include <stdlib.h>

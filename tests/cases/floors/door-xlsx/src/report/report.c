#include <xlsxwriter/format.h>

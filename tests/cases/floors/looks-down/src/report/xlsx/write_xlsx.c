#include <xlsxwriter.h>
double number;

/* Files passed over: what lies in a budget folder under a name of ours and is not read, being
   a workbook, a text file, a folder. A cost file that is forgotten is money that is lost. */
#ifndef INPUT_PASSED_OVER_H
#define INPUT_PASSED_OVER_H

#include "base/diag.h"

struct passed_over {
    const char *what, *hint; /* words of ours, marked with N_ */
};

/* Whether an entry of a folder has a name of ours and is not read, being a folder or no .csv.
   What a spreadsheet keeps beside an open file, and copies that editors leave, are not meant.
   The name it would be read by goes to *csv, owned by the caller. */
bool passed_over_find(const char *name, bool folder, struct passed_over *p, char **csv);

/* The same for a .csv file that nothing reads: whether its name begins as one with money. */
bool passed_over_csv(const char *name, struct passed_over *p);

#endif

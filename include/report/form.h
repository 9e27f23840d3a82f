/* Form: a workbook to fill in, with a sheet for each table and an example in each. */
#ifndef REPORT_FORM_H
#define REPORT_FORM_H

#include "report/writer.h"

/* Words that a column offers; others may be typed as well. */
struct form_list {
    const char *sheet, *column; /* NULL after the last */
    const char *words;          /* "staff|housing" */
};

/* A sheet, in the text of a CSV file without quotes: its delimiter is the first of ; and ,
   that the header has, and says the decimal mark. */
struct form_sheet {
    const char *name; /* NULL after the last */
    const char *text;
};

/* Writes the workbook. -1 after adding a diagnostic. */
int write_form(const struct form_sheet *sheets, const struct form_list *lists,
               struct byte_sink *out, struct diags *diags)
    __attribute__((warn_unused_result));

#endif

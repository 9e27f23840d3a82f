/* Number formats: what the number in a cell of a workbook is shown as, by the code of its
   format. */
#ifndef INPUT_WORKBOOK_NUMBER_FORMAT_H
#define INPUT_WORKBOOK_NUMBER_FORMAT_H

#include <stdint.h>

#include "base/slice.h"

enum number_kind {
    KIND_NUMBER,
    KIND_PERCENT,
    KIND_DATE,  /* with or without a time */
    KIND_TIME,  /* of a day, or elapsed */
    KIND_PADDED /* with zeros in front, such as 0363 */
};

struct number_format {
    unsigned char kind;    /* enum number_kind */
    unsigned char width;   /* digits of KIND_PADDED */
    bool euro;             /* it stands beside the number */
    struct slice currency; /* that stands beside it, but the euro: "$", "CHF"; or "".
                              Borrowed from the code. */
};

/* The format of a code, such as "dd-mm-yyyy" and "[$CHF-807] #,##0.00". */
struct number_format number_format_read(struct slice code);

/* The format of a number that needs no code in the file (ECMA-376, 18.8.30). */
struct number_format number_format_built_in(uint64_t id);

#endif

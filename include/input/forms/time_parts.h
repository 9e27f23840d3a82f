/* Parts of times: what a pattern such as "D~M~Y" finds in a text, letter by letter. What the
   letters stand for is in the tables of time_parts.c. */
#ifndef INPUT_FORMS_TIME_PARTS_H
#define INPUT_FORMS_TIME_PARTS_H

#include <stdbool.h>

#include "base/slice.h"

/* What a text said. */
struct time_found {
    int year, month, day, quarter;
    int days;  /* a spreadsheet's number */
    int other; /* the latest number or word that says nothing: only its limits matter */
    char mark; /* between figures; 0 = none was met yet */
};

/* Whether `s` begins with the pattern. What it says goes to `f`, what follows to `rest`. */
bool time_parts_match(struct slice s, const char *pattern, struct time_found *f,
                      struct slice *rest);

/* Whether `s` is nothing, or a time: " 10:30", "T10:30:00.000Z", " 10:30:00 AM",
   "T10:30:00+02:00". */
bool time_parts_are_time(struct slice s);

#endif

/* Parts of sentences: amounts, periods and names in words, for use in a translated
   sentence. All texts live as long as the report. */
#ifndef VIEW_PHRASES_H
#define VIEW_PHRASES_H

#include "model/period.h"
#include "report/report.h"

/* "1,234.56", or "1.234,56". */
const char *phrase_money(struct report *r, money amount);

/* "the first quarter of 2025", "2025". */
const char *phrase_period(struct report *r, period p);

/* The same from one period up to another: "the first quarter of 2025 to the third
   quarter of 2025". */
const char *phrase_span(struct report *r, period first, period last);

/* "A", "A and B", "A, B and C" of `count` (1 or more) names. */
const char *phrase_list(struct report *r, const char *const *names, size_t count);

#endif

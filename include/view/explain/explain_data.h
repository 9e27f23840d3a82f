/* The explanation for programs: one row per portion and municipality. */
#ifndef VIEW_EXPLAIN_EXPLAIN_DATA_H
#define VIEW_EXPLAIN_EXPLAIN_DATA_H

#include "engine/allocate.h"
#include "report/report.h"

/* An amount that is divided at once, of a group of lines or of one line. */
struct portion {
    period period;
    category category;
    int key;
    period key_period;           /* whose key and drivers count */
    const struct shares *shares; /* borrowed */
    money sum;                   /* cents */
    const money *given;          /* borrowed: one per municipality */
};

/* The same rows twice: exact values in JSON never follow the language, those in CSV
   may. */
struct explain_data {
    struct report *report;
    struct table *json, *csv;
    bool products, halves; /* there are columns of these */
    bool late;             /* some portion uses the key of another period */
};

/* start makes the tables, of `lines` with what the listing has behind their amounts; then
   portions are added; finish drops the column of key periods when no row has one. */
struct explain_data explain_data_start(struct report *r, const struct budget *b,
                                       bool lines);
void explain_data_finish(struct explain_data *d);

/* Adds the rows of a portion, of one municipality or (MUNICIPALITY_NONE) all. `line` is
   whose amount it is, or NULL. */
void explain_data_add(struct explain_data *d, const struct budget *b,
                      const struct portion *portion, const struct cost_line *line,
                      int only);

/* Adds the row of a line that one municipality bears whole. */
void explain_data_own(struct explain_data *d, const struct budget *b,
                      const struct cost_line *line);

#endif

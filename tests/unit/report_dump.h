/* What is in a report, as short texts that a test can compare with what it expects. A cell
   is written by its value and kind, whatever a writer would make of it:

     1234.50   money            total/Total   a word of ours: id and label
     #12       a count          Alpha         text of the input
     ~4.5000   another figure   -             nothing
     =0.33 + 1/3 ct             an exact amount */
#ifndef TESTS_REPORT_DUMP_H
#define TESTS_REPORT_DUMP_H

#include "test.h"

#include "report/report.h"

/* The table with this id; the second with `at` 1. There must be one. */
const struct table *dump_table(const struct report *r, const char *id, size_t at);

/* The first table with this title. There must be one. */
const struct table *dump_titled(const struct report *r, const char *title);

/* A line per row, its cells separated by " | ", with "+ " before a subtotal and "= " before a
   total. */
void assert_rows(const struct table *t, const char *expected);

/* The ids of the columns, separated by blanks: "name" of text, "amount#" of figures,
   "shared#!1-4" of a total that sums the columns 1 to 4, "sha256?" of a detail. */
void assert_columns(const struct table *t, const char *expected);

/* The headings of the columns, and their names in CSV, separated by " | ". */
void assert_headings(const struct table *t, const char *expected);
void assert_csv_names(const struct table *t, const char *expected);

/* The title, the note below and the name of the sheet; NULL for none. */
void assert_about(const struct table *t, const char *title, const char *note,
                  const char *sheet);

/* The tables of the report, a line each, with those it is for and what else is said of it:
   "by_category: text pages, turnable summed chart 1-4". */
void assert_tables(const struct report *r, const char *expected);

/* The titles of the tables that have one, a line each. */
void assert_titles(const struct report *r, const char *expected);

/* A line each: "id | title | value", with - for none. */
void assert_facts(const struct report *r, const char *expected);
void assert_remarks(const struct report *r, const char *expected);
/* "file:line:column code message / message for programs". */
void assert_warnings(const struct report *r, const char *expected);

#endif

/* A workbook of hostile texts, and what a spreadsheet would find in it. */
#ifndef TESTS_BOOK_H
#define TESTS_BOOK_H

#include <stdbool.h>
#include <stddef.h>

/* Writes a small report in which each of the texts (1 or more) stands everywhere: as name
   of a sheet, title, heading, cell, fact, remark and warning; row by row to disk when
   `long`. Every part has to be XML, every cell has to hold its text, and names of sheets
   and headings of pages have to be such as Excel takes. NULL, or what is wrong (a
   literal). */
const char *book_trouble(const char *const *texts, size_t count, bool by_rows);

#endif

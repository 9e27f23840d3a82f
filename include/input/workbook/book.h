/* Book: a workbook, .xlsx or .xlsm: which sheets it has, and what all of them share. */
#ifndef INPUT_WORKBOOK_BOOK_H
#define INPUT_WORKBOOK_BOOK_H

#include "base/arena.h"
#include "input/workbook/number_format.h"
#include "input/workbook/shared_strings.h"

struct book_sheet {
    const char *name; /* in the arena */
    const char *part; /* in the arena: its name in the archive */
    bool hidden;
};

struct book {
    struct book *next;    /* owned: another workbook of the same run */
    const char *file;     /* borrowed: as places show it */
    struct source source; /* owned */
    struct archive *archive;
    struct arena arena;
    struct book_sheet *sheets; /* owned: in the order of its tabs */
    size_t sheet_count, sheet_room;
    bool from_1904;  /* days count from 1904 */
    bool shows_euro; /* by the caller: the euro beside a number is of interest too */
    bool recomputes; /* formulas are computed when it is opened: results may lack */
    struct number_format *formats; /* owned: by number of a cell's style */
    size_t format_count, format_room;
    const char *styles_part, *strings_part; /* in the arena; NULL = there is none */
    struct shared_strings strings;
    bool strings_read; /* and no fault was found */
};

/* Whether a file is a packed one, as workbooks are. */
bool book_is_packed(const struct source *file);

/* The workbook in a packed file that was opened: from `list`, to which it is added when it
   is not there. NULL after adding a fault: also for a file of another kind. */
struct book *book_find(struct book **list, const struct source *file, struct diags *d);

/* Frees all of a list. */
void book_free(struct book *list);

/* The sheet of this name, case ignored, or NULL. */
const struct book_sheet *book_sheet(const struct book *b, struct slice name);

/* Reads the shared strings, unless that was done. -1 after adding a fault. */
int book_strings(struct book *b, struct diags *d) __attribute__((warn_unused_result));

#endif

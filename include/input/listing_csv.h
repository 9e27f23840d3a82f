/* Listing (CSV): its rows, also after a spreadsheet saved them with another decimal mark,
   delimiter or encoding.

   Most rows are read where they stand in the text (row_view.h): their period, category and
   municipality are words that were read before, their line is no total and their amounts
   are right. Any other row is read in full, with all checks and faults. */
#ifndef INPUT_LISTING_CSV_H
#define INPUT_LISTING_CSV_H

#include "input/listing_words.h"
#include "input/table/reader.h"
#include "model/listing.h"

struct listing_csv {
    struct reader reader;
    struct listing_words words;
    struct row_view view; /* of the next rows, while it is open */
    bool viewing;
    uint64_t line;  /* on which the first row of the view starts */
    bool sound;     /* its rows can be read */
    bool ambiguous; /* every amount can be read with either decimal mark, and some then
                       differ: 25.000 */
};

/* Opens the listing at `path`. Faults go to l->d. The caller closes it. */
void listing_csv_open(struct listing_csv *c, struct load_context *l, const char *path);
void listing_csv_close(struct listing_csv *c);

/* The next row, as a listing_source gives it. */
int listing_csv_next(struct listing_csv *c, struct listing_row *row);

/* Starts again at the front with the other decimal mark; from now on faults go to `d`. */
void listing_csv_read_otherwise(struct listing_csv *c, struct diags *d);

#endif

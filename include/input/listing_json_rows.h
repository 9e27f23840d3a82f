/* Listing (JSON rows): rows that have the layout of one before them, and words that were
   read before, so that most need no parser. */
#ifndef INPUT_LISTING_JSON_ROWS_H
#define INPUT_LISTING_JSON_ROWS_H

#include "input/json_layout.h"
#include "input/listing_words.h"
#include "model/listing.h"

enum {
    ROW_LAYOUTS = 4, /* that are kept: those of shared and of own costs, and of halves */
    ROW_TEXTS = 7    /* period, category, municipality, line, amount, VAT, half */
};

struct row_layout {
    struct json_layout json;
    int texts
        [ROW_TEXTS]; /* their numbers in the layout; -1 = none, of VAT and half alone */
    uint32_t needed; /* a bit for each of them */
};

struct listing_json_rows {
    struct row_layout layouts[ROW_LAYOUTS];
    size_t next; /* the layout that is replaced next */
    struct listing_words words;
};

void listing_json_rows_init(struct listing_json_rows *r);
void listing_json_rows_clear(struct listing_json_rows *r);

/* Reads the row that `text` begins with, all but its place. Returns its length; 0 when it
   must be read in full. Its line is borrowed from `text`. */
size_t listing_json_rows_read(const struct listing_json_rows *r, struct slice text,
                              struct listing_row *row);

/* Remembers a row that was read in full without a fault, and the texts of its period,
   category and municipality. */
void listing_json_rows_learn(struct listing_json_rows *r, struct slice text,
                             const struct listing_row *row, const struct slice words[3]);

#endif

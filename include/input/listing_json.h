/* Listing (JSON): a line listing and the figures beside it. Nothing else reads with jansson. */
#ifndef INPUT_LISTING_JSON_H
#define INPUT_LISTING_JSON_H

#include "input/json_stream.h"
#include "input/listing_json_rows.h"
#include "input/table/load_context.h"
#include "model/listing.h"

/* The arrays of a report that are read; and any other. */
enum listing_table { TABLE_LINES, TABLE_ALLOCATION, TABLE_SHARES, TABLE_OTHER };

struct listing_json {
    struct load_context *l; /* borrowed: budget, municipalities, faults */
    const char *path;       /* borrowed */
    struct listing_figures figures;
    struct source source;
    struct json_stream stream;
    enum listing_table table; /* the current array */
    bool in_table, begun, ended;
    unsigned seen; /* a bit for each table and control so far */
    uint64_t at;   /* elements of the table so far */
    struct listing_json_rows rows;
    void *row; /* owned: jansson's value, from which a row borrows its texts */
};

/* Opens the listing at `path`. Faults go to l->d. The caller closes it. */
void listing_json_open(struct listing_json *j, struct load_context *l, const char *path,
                       const struct listing_figures *figures);
void listing_json_close(struct listing_json *j);

/* The next row, as a listing_source gives it. Other figures on the way go to
   `figures`. */
int listing_json_next(struct listing_json *j, struct listing_row *row);

#endif

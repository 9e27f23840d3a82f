/* A line listing in JSON. The reading door to jansson. */
#ifndef INPUT_LISTING_JSON_H
#define INPUT_LISTING_JSON_H

#include "input/json_stream.h"
#include "input/table/load_context.h"
#include "model/listing.h"

/* The arrays of a report that are read, and all others. */
enum listing_table { TABLE_LINES, TABLE_ALLOCATION, TABLE_SHARES, TABLE_OTHER };

struct listing_json {
    struct load_context *l; /* borrowed: budget, municipalities, faults */
    const char *path;       /* borrowed */
    struct listing_figures figures;
    struct source source;
    struct json_stream stream;
    enum listing_table table; /* the array at hand */
    bool in_table, begun, ended;
    unsigned seen; /* a bit for each table and control that came */
    uint64_t at;   /* elements of the table that were taken */
    void *row;     /* owned: jansson's value, which lends a row its texts */
};

/* Opens the listing at `path`. Faults go to l->d; -1 when it cannot be read. The caller
   closes it in both cases. */
int listing_json_open(struct listing_json *j, struct load_context *l, const char *path,
                      const struct listing_figures *figures)
    __attribute__((warn_unused_result));
void listing_json_close(struct listing_json *j);

/* The next row, as a listing_source gives it; figures are told as they are met. */
int listing_json_next(struct listing_json *j, struct listing_row *row);

#endif

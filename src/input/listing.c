#include "input/listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/os_file.h"
#include "input/listing_csv.h"
#include "input/listing_json.h"
#include "input/municipalities.h"
#include "input/workbook/book.h"

struct listing_file {
    struct load_options options;
    struct load_context context;
    const char *path;     /* borrowed */
    bool is_csv, is_json; /* neither: it cannot be read */
    struct listing_csv csv;
    struct listing_json json;
};

/* --- rows ------------------------------------------------------------------------- */

static int next_row(void *self, struct listing_row *row) {
    struct listing_file *l = self;
    return l->is_csv    ? listing_csv_next(&l->csv, row)
           : l->is_json ? listing_json_next(&l->json, row)
                        : 0;
}

struct listing_source listing_rows(struct listing_file *l) {
    return (struct listing_source){l, next_row};
}

/* --- opening ------------------------------------------------------------------------ */

/* Whether the file begins as JSON does, whatever its name and encoding. -1 after a
   fault. */
static int begins_as_json(struct listing_file *l) {
    struct source source;
    char front[64];
    int result =
        source_open(&source, l->path, sizeof front, &l->context.spool, l->context.d);
    size_t got = result == 0 ? source_peek(&source, 0, front, sizeof front) : 0, at = 0;
    source_close(&source);
    while (at < got &&
           (memchr(" \t\r\n\xef\xbb\xbf\xff\xfe", front[at], 9) || !front[at]))
        at++;
    if (result != 0)
        return -1;
    return at < got && (front[at] == '{' || front[at] == '[');
}

struct listing_file *listing_open(struct budget *b, const char *path,
                                  const struct listing_figures *figures,
                                  struct diags *d) {
    struct listing_file *l = mem_zero(1, sizeof *l);
    l->context = (struct load_context){
        .b = b, .d = d, .o = &l->options, .block = SOURCE_BLOCK, .spool = -1};
    l->path = path;
    municipalities_index(&l->context);
    const char *dot = strrchr(path, '.');
    int json = begins_as_json(l);
    l->is_json = json == 1 || (json == 0 && dot && strcmp(dot, ".json") == 0);
    l->is_csv = json == 0 && !l->is_json;
    if (l->is_json)
        listing_json_open(&l->json, &l->context, path, figures);
    if (l->is_csv)
        listing_csv_open(&l->csv, &l->context, path);
    return l;
}

void listing_close(struct listing_file *l) {
    if (l->is_json)
        listing_json_close(&l->json);
    if (l->is_csv)
        listing_csv_close(&l->csv);
    book_free(l->context.books);
    name_map_clear(&l->context.municipalities);
    if (l->context.spool >= 0)
        os_close(l->context.spool);
    free(l);
}

const char *listing_name(const struct listing_file *l) {
    return l->is_csv ? l->csv.reader.file : l->path;
}

bool listing_is_closed(const struct listing_file *l) {
    return l->is_csv && reader_has(&l->csv.reader, LISTING_KIND);
}

bool listing_is_ambiguous(const struct listing_file *l) {
    return l->is_csv && l->csv.ambiguous;
}

void listing_read_otherwise(struct listing_file *l, struct diags *d) {
    l->context.d = d;
    listing_csv_read_otherwise(&l->csv, d);
}

#include "input/listing.h"

#include <string.h>
#include <unistd.h>

#include "input/fields.h"
#include "input/listing_json.h"
#include "input/municipalities.h"

static int read_category(struct sheet *s, enum category *category) {
    *category = category_or_own(sheet_cell(s, LISTING_CATEGORY));
    if (*category != CATEGORY_UNKNOWN)
        return 0;
    field_fault(s, LISTING_CATEGORY, DIAG_LISTING_CATEGORY);
    return -1;
}

/* All faults of the row are told, not only the first. */
static int read_row(struct sheet *s, struct listing_row *row) {
    int result = 0;
    *row = (struct listing_row){.line = sheet_cell(s, LISTING_LINE),
                                .place = sheet_row_place(s)};
    result |= field_period(s, LISTING_PERIOD, &row->period);
    result |= read_category(s, &row->category);
    result |= field_municipality(s, LISTING_MUNICIPALITY, &row->municipality);
    result |= field_money(s, LISTING_AMOUNT, &row->amount);
    if (sheet_has(s, LISTING_VAT))
        result |= field_money(s, LISTING_VAT, &row->vat);
    return result;
}

static int read_rows(struct sheet *s, const struct listing_sink *sink) {
    int result = 0;
    while (sheet_next(s)) {
        struct listing_row row;
        if (read_row(s, &row) != 0)
            result = -1;
        else if (sink->take(sink->self, &row) != 0)
            return -1;
    }
    return result;
}

static int read_csv(struct budget *b, const char *path, const struct listing_sink *sink,
                    struct diags *d) {
    const struct load_options options = {0};
    struct loading l = {
        .b = b, .d = d, .o = &options, .block = SOURCE_BLOCK, .spool = -1};
    struct sheet sheet;
    municipalities_index(&l);
    int result = sheet_open(&sheet, &l, path, &schema_listing);
    if (result == 0)
        result = read_rows(&sheet, sink);
    sheet_close(&sheet);
    index_clear(&l.municipalities);
    if (l.spool >= 0)
        close(l.spool);
    return result != 0 || diag_any_error(d) ? -1 : 0;
}

int listing_read(struct budget *b, const char *path, const struct listing_sink *sink,
                 struct diags *d) {
    const char *dot = strrchr(path, '.');
    if (dot && strcmp(dot, ".json") == 0)
        return listing_read_json(b, path, sink, d);
    return read_csv(b, path, sink, d);
}

#include "input/listing_json.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/reason.h"
#include "input/amounts.h"
#include "input/periods.h"

static struct slice text_of(const json_t *row, const char *member) {
    const char *text = json_string_value(json_object_get(row, member));
    return slice_of(text ? text : "");
}

static bool read_money(const json_t *row, const char *member, money *cents) {
    struct amount amount;
    if (amount_read(text_of(row, member), '.', &amount) != AMOUNT_OK)
        return false;
    *cents = amount.cents;
    return true;
}

static bool read_row(const struct budget *b, const json_t *json,
                     struct listing_row *row) {
    row->line = text_of(json, "line");
    row->municipality = budget_municipality(b, text_of(json, "municipality"));
    row->category = category_or_own(text_of(json, "category"));
    row->vat = 0;
    return row->municipality != MUNICIPALITY_NONE &&
           period_read(text_of(json, "period"), &row->period) &&
           row->category != CATEGORY_UNKNOWN &&
           read_money(json, "amount", &row->amount) &&
           (!json_object_get(json, "vat") || read_money(json, "vat", &row->vat));
}

/* Tells which of the rows, counted from 1, makes no sense. */
static int refuse_row(const char *path, size_t index, struct diags *d) {
    struct buf number;
    buf_init(&number);
    buf_uint(&number, index + 1);
    diag_add(d, (struct place){.file = path}, DIAG_LISTING_ROW, buf_str(&number), NULL);
    buf_clear(&number);
    return -1;
}

static int read_rows(const struct budget *b, const json_t *lines, const char *path,
                     const struct listing_sink *sink, struct diags *d) {
    int result = 0;
    for (size_t i = 0; i < json_array_size(lines); i++) {
        struct listing_row row = {.place = {.file = path}};
        if (!read_row(b, json_array_get(lines, i), &row))
            result = refuse_row(path, i, d);
        else if (sink->take(sink->self, &row) != 0)
            return -1;
    }
    return result;
}

/* Opens first: jansson does not tell a file that cannot be read
   from one that is no JSON. */
static json_t *load(const char *path, struct diags *d) {
    json_error_t error;
    FILE *file = fopen(path, "r");
    if (!file) {
        enum diag_code code = errno == ENOENT ? DIAG_PATH_MISSING : DIAG_UNREADABLE;
        diag_add(d, (struct place){.file = path}, code, reason_of(errno), NULL);
        return NULL;
    }
    json_t *json = json_loadf(file, JSON_REJECT_DUPLICATES, &error);
    fclose(file);
    if (!json)
        diag_add(d, (struct place){path, error.line > 0 ? (uint64_t)error.line : 0, 0},
                 DIAG_LISTING_JSON, NULL);
    return json;
}

int listing_read_json(struct budget *b, const char *path, const struct listing_sink *sink,
                      struct diags *d) {
    json_t *json = load(path, d);
    if (!json)
        return -1;
    const json_t *lines = json_object_get(json, "lines");
    int result = -1;
    if (json_is_array(lines))
        result = read_rows(b, lines, path, sink, d);
    else
        diag_add(d, (struct place){.file = path}, DIAG_LISTING_NONE, NULL);
    json_decref(json);
    return result;
}

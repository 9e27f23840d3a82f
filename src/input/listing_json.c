#include "input/listing_json.h"

#include <jansson.h>
#include <string.h>

#include "input/forms/amounts.h"
#include "input/forms/periods.h"

static const char *const table_names[TABLE_OTHER] = {[TABLE_LINES] = "lines",
                                                     [TABLE_ALLOCATION] = "allocation",
                                                     [TABLE_SHARES] = "shares"};

void listing_json_open(struct listing_json *j, struct load_context *l, const char *path,
                       const struct listing_figures *figures) {
    *j = (struct listing_json){.l = l, .path = path, .figures = *figures};
    j->ended = source_open(&j->source, path, l->block, &l->spool, l->d) != 0;
    json_stream_init(&j->stream, &j->source, l->d);
    listing_json_rows_init(&j->rows);
}

void listing_json_close(struct listing_json *j) {
    json_decref(j->row);
    listing_json_rows_clear(&j->rows);
    json_stream_clear(&j->stream);
    source_close(&j->source);
}

/* --- faults ------------------------------------------------------------------------- */

/* Ends the listing, which is not valid JSON on this line. */
static void refuse(struct listing_json *j, uint64_t line) {
    j->ended = true;
    if (!j->stream.unreadable)
        diag_add(j->l->d, (struct place){j->path, line, 0}, DIAG_LISTING_JSON, NULL);
}

static struct place place_of(const struct listing_json *j) {
    return (struct place){j->path, j->stream.value_line, 0};
}

/* Adds the fault of an invalid element: a row by its number from 1, another by its
   path. */
static void refuse_element(struct listing_json *j) {
    struct buf text;
    buf_init(&text);
    if (j->table == TABLE_LINES)
        buf_uint(&text, j->at);
    else
        buf_format(&text, "%s[%llu]", table_names[j->table],
                   (unsigned long long)(j->at - 1));
    diag_add(j->l->d, place_of(j),
             j->table == TABLE_LINES ? DIAG_LISTING_ROW : DIAG_LISTING_FIGURE,
             buf_str(&text), NULL);
    buf_clear(&text);
}

/* --- members ------------------------------------------------------------------------ */

/* The current value, or NULL after a fault. The caller owns it. */
static json_t *decode(struct listing_json *j) {
    const struct json_stream *s = &j->stream;
    json_error_t error;
    json_t *value = json_loadb(s->value.at, s->value.len,
                               JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (!value)
        refuse(j, s->value_line + (error.line > 1 ? (uint64_t)error.line - 1 : 0));
    return value;
}

static struct slice text_of(const json_t *row, const char *member) {
    const char *text = json_string_value(json_object_get(row, member));
    return slice_of(text ? text : "");
}

static bool read_money(const json_t *row, const char *member, money *cents) {
    struct amount amount;
    if (amount_read(text_of(row, member), '.', &amount) != NUMBER_OK)
        return false;
    *cents = amount.cents;
    return true;
}

static bool read_vat(const json_t *row, money *cents) {
    *cents = 0;
    return !json_object_get(row, "vat") || read_money(row, "vat", cents);
}

static bool read_half(const json_t *row, enum line_half *half) {
    return listing_half_read(text_of(row, "half"), half);
}

static bool read_municipality(const struct listing_json *j, const json_t *row,
                              int *municipality) {
    *municipality = name_map_find(&j->l->municipalities, text_of(row, "municipality"));
    return *municipality != MUNICIPALITY_NONE;
}

static bool read_category(const struct listing_json *j, const json_t *row, category *c) {
    *c = category_or_own(&j->l->b->categories, text_of(row, "category"));
    return *c != CATEGORY_UNKNOWN;
}

/* --- rows --------------------------------------------------------------------------- */

static bool read_row(struct listing_json *j, const json_t *json,
                     struct listing_row *row) {
    *row = (struct listing_row){.line = text_of(json, "line"), .place = place_of(j)};
    return read_municipality(j, json, &row->municipality) &&
           period_read(text_of(json, "period"), &row->period) &&
           read_category(j, json, &row->category) &&
           read_money(json, "amount", &row->amount[AMOUNT_NET]) &&
           read_vat(json, &row->amount[AMOUNT_VAT]) && read_half(json, &row->half);
}

static void learn_row(struct listing_json *j, const json_t *json,
                      const struct listing_row *row) {
    const struct slice words[] = {text_of(json, "period"), text_of(json, "category"),
                                  text_of(json, "municipality")};
    listing_json_rows_learn(&j->rows, buf_view(&j->stream.value), row, words);
}

static bool report_total(struct listing_json *j, const json_t *json) {
    struct listing_total total = {.at = j->at - 1, .place = place_of(j)};
    if (!read_municipality(j, json, &total.municipality) ||
        !period_read(text_of(json, "period"), &total.period) ||
        !read_category(j, json, &total.category) ||
        !read_money(json, "amount", &total.amount[AMOUNT_NET]) ||
        !read_vat(json, &total.amount[AMOUNT_VAT]))
        return false;
    j->figures.total(j->figures.self, &total);
    return true;
}

static bool report_share(struct listing_json *j, const json_t *json) {
    struct listing_share share = {.share = text_of(json, "share"),
                                  .key = budget_key(j->l->b, text_of(json, "key")),
                                  .at = j->at - 1,
                                  .place = place_of(j)};
    if (share.key == KEY_NONE || !read_municipality(j, json, &share.municipality) ||
        !period_read(text_of(json, "period"), &share.period))
        return false;
    j->figures.share(j->figures.self, &share);
    return true;
}

/* Reads the element in the stream's value: true when it is a row, in *row. */
static bool read_element(struct listing_json *j, struct listing_row *row) {
    json_decref(j->row);
    json_t *json = j->row = decode(j);
    if (!json || j->table == TABLE_OTHER)
        return false;
    bool good = j->table == TABLE_LINES        ? read_row(j, json, row)
                : j->table == TABLE_ALLOCATION ? report_total(j, json)
                                               : report_share(j, json);
    if (!good)
        refuse_element(j);
    else if (j->table == TABLE_LINES)
        learn_row(j, json, row);
    return good && j->table == TABLE_LINES;
}

/* Takes the current element: true when it is a row, in *row. */
static bool take_element(struct listing_json *j, struct listing_row *row) {
    struct json_stream *s = &j->stream;
    size_t len =
        j->table == TABLE_LINES ? listing_json_rows_read(&j->rows, s->text, row) : 0;
    j->at++;
    if (len > 0) {
        json_stream_skip(s, len);
        row->place = place_of(j);
        return true;
    }
    if (json_stream_value(s) == 1)
        return read_element(j, row);
    refuse(j, s->line);
    return false;
}

/* --- the report --------------------------------------------------------------------- */

static bool is_called(const struct listing_json *j, const char *name) {
    struct slice text = buf_view(&j->stream.value); /* with its quotes */
    return slice_equal((struct slice){text.at + 1, text.len - 2}, slice_of(name));
}

/* Marks a member as seen, which may be there once only. */
static void mark_seen(struct listing_json *j, unsigned number) {
    if (j->seen & 1u << number)
        refuse(j, j->stream.value_line);
    j->seen |= 1u << number;
}

static void take_control(struct listing_json *j, enum listing_control_kind kind) {
    json_t *json = decode(j);
    struct listing_control control = {.kind = kind, .place = place_of(j)};
    bool good = json_is_object(json);
    for (int i = 0; good && i < CONTROL_FIGURES; i++)
        good = read_money(json, listing_control_figures[i], &control.figure[i]);
    if (good)
        j->figures.control(j->figures.self, &control);
    else if (json)
        diag_add(j->l->d, place_of(j), DIAG_LISTING_FIGURE, listing_control_names[kind],
                 NULL);
    json_decref(json);
}

/* Reads a member that is no array: a control, or one that is ignored. */
static void take_single(struct listing_json *j, int control) {
    if (json_stream_value(&j->stream) != 1) {
        refuse(j, j->stream.line);
    } else if (control < CONTROLS) {
        take_control(j, (enum listing_control_kind)control);
    } else if (j->table == TABLE_LINES) {
        j->ended = true;
        diag_add(j->l->d, (struct place){.file = j->path}, DIAG_LISTING_NONE, NULL);
    } else if (j->table != TABLE_OTHER) {
        j->at = 1;
        refuse_element(j);
    } else {
        json_decref(decode(j));
    }
}

/* Enters the member whose name was read. */
static void take_member(struct listing_json *j) {
    int table = 0, control = 0;
    while (table < TABLE_OTHER && !is_called(j, table_names[table]))
        table++;
    while (control < CONTROLS && !is_called(j, listing_control_names[control]))
        control++;
    j->table = (enum listing_table)table;
    if (table < TABLE_OTHER)
        mark_seen(j, (unsigned)table);
    if (control < CONTROLS)
        mark_seen(j, (unsigned)(TABLE_OTHER + control));
    if (j->ended)
        return;
    j->at = 0;
    j->in_table = control == CONTROLS && json_stream_array(&j->stream) == 1;
    if (!j->in_table)
        take_single(j, control);
}

/* Enters the report. */
static void begin(struct listing_json *j) {
    int got = json_stream_open(&j->stream);
    j->begun = true;
    j->ended = got != 1;
    if (got < 0)
        refuse(j, j->stream.line);
    if (got == 0)
        diag_add(j->l->d, (struct place){.file = j->path}, DIAG_LISTING_NONE, NULL);
}

/* Behind the last member. */
static void end(struct listing_json *j) {
    j->ended = true;
    if (!(j->seen & 1u << TABLE_LINES))
        diag_add(j->l->d, (struct place){.file = j->path}, DIAG_LISTING_NONE, NULL);
}

int listing_json_next(struct listing_json *j, struct listing_row *row) {
    if (!j->begun && !j->ended)
        begin(j);
    while (!j->ended) {
        int got = j->in_table ? json_stream_element(&j->stream)
                              : json_stream_member(&j->stream);
        if (got < 0)
            refuse(j, j->stream.line);
        else if (got == 0 && !j->in_table)
            end(j);
        else if (got == 0)
            j->in_table = false;
        else if (!j->in_table)
            take_member(j);
        else if (take_element(j, row))
            return 1;
    }
    return 0;
}

#include "input/table/fields.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/letters.h"
#include "base/nearest.h"
#include "base/path.h"
#include "input/forms/amount_words.h"
#include "input/forms/currencies.h"
#include "input/forms/header_names.h"
#include "input/forms/time_forms.h"
#include "input/table/setting_rows.h"

/* --- faults ------------------------------------------------------------------------ */

static const struct slice nothing = {"", 0};

void field_fault(struct reader *s, int field, enum diag_code code) {
    field_fault_near(s, field, code, nothing);
}

void field_fault_near(struct reader *s, int field, enum diag_code code,
                      struct slice near) {
    fault_texts(s->d, reader_place(s, field), code, reader_cell(s, field), near);
}

/* --- numbers ----------------------------------------------------------------------- */

/* Appends a count of decimals, as a word up to ten. */
static void add_count(struct buf *out, unsigned n) {
    static const char *const words[] = {N_("three"), N_("four"),  N_("five"), N_("six"),
                                        N_("seven"), N_("eight"), N_("nine"), N_("ten")};
    if (n >= 3 && n - 3 < sizeof words / sizeof words[0])
        diag_word(out, words[n - 3]);
    else
        buf_uint(out, n);
}

/* The fault's arguments: the text and its count of decimals; and, when the text is a
   number with the other decimal mark, that mark and the row of settings for it; and what
   to do about a text that is none. */
void fault_number(struct reader *s, struct place at, struct slice text,
                  enum number_result result, bool is_amount) {
    static const enum diag_code codes[][2] = {
        [NUMBER_EMPTY] = {DIAG_NUMBER_EMPTY, DIAG_AMOUNT_EMPTY},
        [NUMBER_INVALID] = {DIAG_NUMBER_INVALID, DIAG_AMOUNT_INVALID},
        [NUMBER_MARK] = {DIAG_DECIMAL_MARK, DIAG_DECIMAL_MARK},
        [NUMBER_DECIMALS] = {DIAG_NUMBER_DECIMALS, DIAG_AMOUNT_DECIMALS},
        [NUMBER_LARGE] = {DIAG_NUMBER_LARGE, DIAG_AMOUNT_LARGE},
        [NUMBER_NEGATIVE] = {DIAG_NUMBER_NEGATIVE, DIAG_NUMBER_NEGATIVE},
    };
    char mark[] = {s->decimal_mark == ',' ? '.' : ',', '\0'};
    struct amount with_other;
    struct decimal number;
    bool helps = (is_amount ? amount_read(text, mark[0], &with_other)
                            : decimal_read(text, mark[0], &number)) == NUMBER_OK;
    struct buf shown = {0}, count = {0}, row = {0}, where = {0};
    fault_shorten(&shown, text);
    add_count(&count, decimals_count(text, s->decimal_mark));
    helps = helps && !path_is_sheet(s->file);
    if (s->schema != &schema_listing && (helps || result == NUMBER_EMPTY)) {
        if (result == NUMBER_EMPTY)
            setting_rows_value(&row, s->l, s->file, N_("empty amount"), N_("nil"));
        else
            setting_rows_value(&row, s->l, s->file, N_("decimal mark"),
                               mark[0] == '.' ? N_("point") : N_("comma"));
        setting_rows_place(&where, s->l);
        if (result != NUMBER_EMPTY)
            setting_rows_instead(&where, s->l, s->file, SCOPED_DECIMAL_MARK, NULL);
    }
    const char *args[DIAG_ARGS] = {
        buf_str(&shown),   buf_str(&count),
        helps ? mark : "", buf_str(&row),
        buf_str(&where),   result == NUMBER_INVALID ? amount_hint(text) : ""};
    diag_add_args(s->d, at, codes[result][is_amount], args);
    buf_clear(&where);
    buf_clear(&row);
    buf_clear(&count);
    buf_clear(&shown);
}

int field_currency(struct reader *s, int field, unsigned mark) {
    if (mark == CURRENCY_NONE || currency_fits(mark, s->said.currency))
        return 0;
    field_fault_near(s, field, DIAG_CURRENCY_OTHER, slice_of(s->said.currency));
    return -1;
}

int field_amount(struct reader *s, int field, struct amount *amount) {
    struct slice text = reader_cell(s, field);
    enum number_result result = amount_read(text, s->decimal_mark, amount);
    if (result == NUMBER_OK)
        return field_currency(s, field, amount->currency);
    fault_number(s, reader_place(s, field), text, result, true);
    return -1;
}

bool field_is_empty(const struct reader *s, int field) {
    struct slice text = reader_cell(s, field);
    return text.len == 0 || (s->said.empty_amount.value && amount_is_nothing(text));
}

int field_empty(struct reader *s, int field, struct empty_amounts *e) {
    if (!s->said.empty_amount.value) {
        fault_number(s, reader_place(s, field), nothing, NUMBER_EMPTY, true);
        return -1;
    }
    if (e->count++ == 0)
        e->first = reader_place(s, field);
    return 0;
}

void empty_amounts_join(struct empty_amounts *e, const struct empty_amounts *later,
                        uint64_t lines) {
    if (e->count == 0) {
        e->first = later->first;
        e->first.line += lines;
    }
    e->count += later->count;
}

void empty_amounts_review(const struct empty_amounts *e, struct diags *d) {
    struct buf count = {0};
    buf_uint(&count, e->count);
    if (e->count > 0)
        diag_add(d, e->first, DIAG_AMOUNTS_EMPTY, buf_str(&count), NULL);
    buf_clear(&count);
}

int field_money(struct reader *s, int field, money *cents) {
    struct amount amount;
    if (field_amount(s, field, &amount) != 0)
        return -1;
    *cents = amount.cents;
    return 0;
}

/* --- time -------------------------------------------------------------------------- */

/* Words of ours for the orders of dates. */
static const char *const orders[] = {
    [ORDER_DAY] = N_("d/m/y"), [ORDER_MONTH] = N_("m/d/y"), [ORDER_YEAR] = N_("y/m/d")};

void field_order_row(struct buf *row, const struct reader *s, enum date_order order) {
    setting_rows_value(row, s->l, s->file, N_("date order"), orders[order]);
}

/* Appends the rows of settings that make each of the readings. */
static void add_orders(struct buf *hint, const struct reader *s,
                       const struct time_reading *list, size_t count) {
    diag_word(hint, N_("say in which order the dates of this file are, by a row in"));
    buf_char(hint, ' ');
    setting_rows_place(hint, s->l);
    setting_rows_instead(hint, s->l, s->file, SCOPED_DATE_ORDER, "");
    for (size_t i = 0; i < count; i++) {
        buf_text(hint, i > 0 ? ", `" : ": `");
        field_order_row(hint, s, list[i].order);
        buf_text(hint, "` (");
        time_reading_write(hint, &list[i]);
        buf_char(hint, ')');
    }
}

/* Appends `2025-01-03, 2025-03-01 or 2031-03-25`. */
static void add_readings(struct buf *text, const struct time_reading *list,
                         size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && i + 1 == count) {
            buf_char(text, ' ');
            diag_word(text, N_("or"));
            buf_char(text, ' ');
        } else if (i > 0) {
            buf_text(text, ", ");
        }
        time_reading_write(text, &list[i]);
    }
}

/* Adds the fault of a text that could be read in another way, or in two. */
static void fault_doubtful(struct reader *s, int field) {
    struct time_reading list[TIME_READINGS];
    const char *why;
    struct buf text = {0}, readings = {0}, hint = {0};
    size_t count = time_readings(reader_cell(s, field), list, &why);
    fault_shorten(&text, reader_cell(s, field));
    add_readings(&readings, list, count);
    if (why)
        buf_text(&hint, why);
    else
        add_orders(&hint, s, list, count);
    diag_add(s->d, reader_place(s, field), DIAG_PERIOD_DOUBTFUL, buf_str(&text),
             buf_str(&readings), buf_str(&hint), NULL);
    buf_clear(&hint);
    buf_clear(&readings);
    buf_clear(&text);
}

/* Adds the fault of a cell that is no period, or no date: `unknown` when nothing more can
   be said. */
static void fault_time(struct reader *s, int field, enum diag_code unknown) {
    struct time_reading r;
    enum time_result result = time_read(reader_cell(s, field), reader_date_order(s), &r);
    if (result == TIME_DOUBTFUL)
        fault_doubtful(s, field);
    else if (result == TIME_READ && r.year == 0)
        field_fault(s, field, DIAG_PERIOD_YEARLESS);
    else if (reader_cell(s, field).len == 0)
        field_fault(s, field, DIAG_PERIOD_EMPTY);
    else
        field_fault(s, field, result == TIME_CLOSING ? DIAG_PERIOD_CLOSING : unknown);
}

int field_period(struct reader *s, int field, period *p) {
    if (period_read_by(reader_date_order(s), reader_cell(s, field), p))
        return 0;
    fault_time(s, field, DIAG_PERIOD_UNKNOWN);
    return -1;
}

int field_date(struct reader *s, int field, date *d) {
    if (date_read_by(reader_date_order(s), reader_cell(s, field), d))
        return 0;
    fault_time(s, field, DIAG_DATE_UNKNOWN);
    return -1;
}

int field_days(struct reader *s, int field, struct days *days) {
    if (days_read_by(reader_date_order(s), reader_cell(s, field), days))
        return 0;
    fault_time(s, field, DIAG_PERIOD_UNKNOWN);
    return -1;
}

/* --- names ------------------------------------------------------------------------- */

struct slice nearest_municipality(const struct budget *b, struct slice text) {
    struct nearest near;
    for (size_t i = 0; i < b->municipality_count; i++)
        if (municipality_was(&b->municipalities[i], text))
            return slice_of(b->municipalities[i].code);
    nearest_init(&near, text);
    for (size_t i = 0; i < b->municipality_count; i++) {
        nearest_offer(&near, slice_of(b->municipalities[i].code));
        nearest_offer(&near, slice_of(b->municipalities[i].name));
    }
    return near.best;
}

void fault_category(struct reader *s, int field) {
    struct slice text = reader_cell(s, field);
    struct nearest near;
    nearest_init(&near, text);
    if (!diag_full(s->d, s->file, DIAG_CATEGORY_UNKNOWN))
        category_offer(&s->l->b->categories, &near);
    field_fault_near(s, field, DIAG_CATEGORY_UNKNOWN, near.best);
}

int field_municipality(struct reader *s, int field, int *municipality) {
    struct slice text = reader_cell(s, field);
    *municipality = name_map_find(&s->l->municipalities, text);
    if (*municipality != MUNICIPALITY_NONE)
        return 0;
    /* Without any municipality a fault that says more was added before. */
    if (s->l->b->municipality_count == 0)
        return -1;
    bool full = diag_full(s->d, s->file, DIAG_MUNICIPALITY_UNKNOWN);
    field_fault_near(s, field, DIAG_MUNICIPALITY_UNKNOWN,
                     full ? nothing : nearest_municipality(s->l->b, text));
    return -1;
}

static bool is_body(const struct reader *s, struct slice text) {
    const char *organisation = s->l->b->settings.organisation;
    return header_among("joint body|gezamenlijk orgaan", text) ||
           (organisation[0] && letters_same(text, slice_of(organisation)));
}

int field_party(struct reader *s, int field, int *party) {
    struct slice text = reader_cell(s, field);
    *party = name_map_find(&s->l->municipalities, text);
    if (*party != MUNICIPALITY_NONE)
        return 0;
    if (is_body(s, text)) {
        *party = PARTY_BODY;
        return 0;
    }
    return field_municipality(s, field, party);
}

int field_key_named(const struct load_context *l, struct slice name) {
    const struct budget *b = l->b;
    category named = category_find(&b->categories, name);
    int key = name_map_find(&l->keys, name);
    if (named == CATEGORY_UNKNOWN)
        return key;
    for (size_t i = 0; key == KEY_NONE && i < b->key_count; i++)
        if (b->keys[i].category == named)
            key = (int)i;
    return key;
}

int field_driver_named(const struct load_context *l, struct slice name) {
    char *canonical = header_canonical(name);
    int driver = name_map_find(&l->drivers, slice_of(canonical));
    free(canonical);
    return driver;
}

static void offer_keys(const struct budget *b, struct nearest *near) {
    for (size_t i = 0; i < b->key_count; i++)
        nearest_offer(near, slice_of(b->keys[i].name));
}

int field_key(struct reader *s, int field, int *key) {
    const struct budget *b = s->l->b;
    struct slice text = reader_cell(s, field);
    *key = field_key_named(s->l, text);
    if (*key != KEY_NONE)
        return 0;
    if (b->key_count == 0)
        return -1;
    struct nearest near;
    nearest_init(&near, text);
    if (!diag_full(s->d, s->file, DIAG_KEY_UNKNOWN))
        offer_keys(b, &near);
    field_fault_near(s, field, DIAG_KEY_UNKNOWN, near.best);
    return -1;
}

/* Adds the fault of a receiver that is neither, with the nearest of both. */
static void fault_receiver(struct reader *s, int field) {
    struct slice text = reader_cell(s, field);
    struct nearest near;
    nearest_init(&near, text);
    if (!diag_full(s->d, s->file, DIAG_TRANSFER_UNKNOWN)) {
        nearest_offer(&near, nearest_municipality(s->l->b, text));
        offer_keys(s->l->b, &near);
    }
    field_fault_near(s, field, DIAG_TRANSFER_UNKNOWN, near.best);
}

int field_receiver(struct reader *s, int field, int *municipality, int *key) {
    struct slice text = reader_cell(s, field);
    *municipality = name_map_find(&s->l->municipalities, text);
    *key = field_key_named(s->l, text);
    if ((*municipality == MUNICIPALITY_NONE) != (*key == KEY_NONE))
        return 0;
    if (*key != KEY_NONE)
        field_fault(s, field, DIAG_TRANSFER_BOTH);
    else if (is_body(s, text))
        field_fault(s, field, DIAG_TRANSFER_BODY);
    else if (s->l->b->municipality_count > 0)
        fault_receiver(s, field);
    return -1;
}

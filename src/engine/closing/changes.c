#include "engine/closing/changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "engine/closing/line_changes.h"
#include "model/listing.h"

static const char nothing[] = DIAG_WORD("nothing");

/* What is known of lines with the same fields in the file. */
struct known_fields {
    int municipality; /* of whose rows one is a line: its number in `codes` */
    struct closing_sum hash;
};

struct changes {
    const struct budget *budget;        /* borrowed */
    const struct closed_period *closed; /* borrowed */
    struct line_changes lines;
    struct known_fields *known; /* owned: by number of fields */
    size_t known_room;
    struct names codes, shares, totals; /* owned: of municipalities; of shares, totals */
    const char **share;                 /* owned: by number, "22252/61580" */
    size_t share_room;
    wide (*total)[AMOUNT_PARTS]; /* owned: by number */
    size_t total_room;
    struct closing_digest read;
};

/* --- reading the file ----------------------------------------------------------------- */

/* Every municipality has a row of every line with the same fields; those of one of them
   are counted. */
static void read_line(struct changes *c, const struct closed_row *row) {
    struct names *texts = &c->lines.texts;
    int known = texts->count, fields = names_add(texts, row->line.text);
    int municipality = names_add(&c->codes, row->municipality);
    if (fields == known) {
        c->known = mem_room(c->known, (size_t)known, &c->known_room, sizeof *c->known);
        c->known[fields] =
            (struct known_fields){municipality, closing_hash(row->line.text)};
    }
    if (c->known[fields].municipality != municipality)
        return;
    closing_add_line(&c->read.lines, c->known[fields].hash, row->line.amount);
    line_changes_add(&c->lines, &c->lines.was, fields, &row->line);
}

static void read_share(struct changes *c, const struct closed_row *row) {
    struct slice text = row->line.text;
    struct buf name, share;
    if (slice_equal(row->numerator, slice_of("0")))
        return;
    buf_init(&name);
    buf_init(&share);
    closing_share_name(&name, closed_field_of(text, CLOSED_KEY),
                       closed_field_of(text, CLOSED_KEY_PERIOD), row->municipality);
    int known = c->shares.count, number = names_add(&c->shares, buf_view(&name));
    if (number == known) {
        buf_slice(&share, row->numerator);
        buf_char(&share, '/');
        buf_slice(&share, row->denominator);
        c->share = mem_room(c->share, (size_t)known, &c->share_room, sizeof *c->share);
        c->share[number] = arena_text(&c->lines.arena, buf_view(&share));
        closing_add(&c->read.shares,
                    closing_share_hash(&name, row->numerator, row->denominator));
    }
    buf_clear(&share);
    buf_clear(&name);
}

static void read_total(struct changes *c, const struct closed_row *row) {
    struct slice text = row->line.text;
    struct buf name;
    buf_init(&name);
    closing_total_name(&name, closed_field_of(text, CLOSED_PERIOD),
                       closed_field_of(text, CLOSED_CATEGORY),
                       closed_field_of(text, CLOSED_KEY), row->municipality);
    int known = c->totals.count, number = names_add(&c->totals, buf_view(&name));
    if (number == known) {
        c->total = mem_room(c->total, (size_t)known, &c->total_room, sizeof *c->total);
        memset(c->total[number], 0, sizeof c->total[number]);
    }
    amounts_add_wide(c->total[number], row->given);
    buf_clear(&name);
}

/* Adds up the hashes of the totals. */
static void hash_totals(struct changes *c) {
    struct buf name;
    buf_init(&name);
    for (int i = 0; i < c->totals.count; i++) {
        const wide *total = c->total[i];
        if (total[AMOUNT_NET] == 0 && total[AMOUNT_VAT] == 0)
            continue;
        buf_reset(&name);
        buf_slice(&name, c->totals.list[i]);
        closing_add(&c->read.totals, closing_total_hash(&name, total));
    }
    buf_clear(&name);
}

struct changes *changes_new(const struct budget *b, const struct closed_period *closed,
                            const struct closed_rows *rows) {
    struct changes *c = mem_zero(1, sizeof *c);
    struct closed_row row;
    c->budget = b;
    c->closed = closed;
    line_changes_init(&c->lines, b, closed);
    names_init(&c->codes);
    names_init(&c->shares);
    names_init(&c->totals);
    while (rows->next(rows->self, &row) == 1) {
        read_line(c, &row);
        if (closed_field_of(row.line.text, CLOSED_KEY).len == 0)
            continue; /* own costs */
        read_share(c, &row);
        read_total(c, &row);
    }
    hash_totals(c);
    return c;
}

void changes_free(struct changes *c) {
    line_changes_clear(&c->lines);
    names_clear(&c->codes);
    names_clear(&c->shares);
    names_clear(&c->totals);
    free(c->known);
    free(c->share);
    free(c->total);
    free(c);
}

const struct names *changes_codes(const struct changes *c) {
    return &c->codes;
}

struct closing_digest changes_digest(const struct changes *c) {
    return c->read;
}

/* --- faults --------------------------------------------------------------------------- */

void closing_fault(const struct closed_period *closed,
                   const struct closing_change *change, struct diags *d) {
    struct buf root, advice;
    buf_init(&root);
    buf_init(&advice);
    period_write(&root, closed->root);
    diag_word(&advice, change->hint);
    buf_text(&advice, change->behind[0] ? " " : "");
    buf_text(&advice, change->behind);
    diag_word(&advice,
              N_("; if it is to be opened again, which a person decides, delete"));
    buf_char(&advice, ' ');
    buf_text(&advice, path_name(closed->file));
    diag_add(d, change->at, DIAG_CLOSED_CHANGED, buf_str(&root), change->what,
             change->was, change->is, buf_str(&advice), NULL);
    buf_clear(&advice);
    buf_clear(&root);
}

/* --- lines ---------------------------------------------------------------------------- */

struct lines_now {
    struct changes *changes;
    struct buf text, name;
};

static int take_line(void *self, const struct cost_line *line) {
    struct lines_now *now = self;
    struct changes *c = now->changes;
    if (!closed_has(c->closed, line->period))
        return 0;
    buf_reset(&now->text);
    closed_line_write(&now->text, c->budget, c->closed, line);
    const struct closed_line closed = {
        .text = buf_view(&now->text),
        .amount = {line->amount[AMOUNT_NET], line->amount[AMOUNT_VAT]},
        .name = listing_line_name(&now->name, line),
        .place = line->place};
    line_changes_add(&c->lines, &c->lines.is,
                     names_add(&c->lines.texts, buf_view(&now->text)), &closed);
    return 0;
}

void changes_lines(struct changes *c, const struct line_replay *again, struct diags *d) {
    struct lines_now now = {.changes = c};
    struct line_sink sink = {.self = &now, .take = take_line};
    if (again->replay(again->self, &sink) == 0)
        line_changes_report(&c->lines, d);
    buf_clear(&now.text);
    buf_clear(&now.name);
}

/* --- shares --------------------------------------------------------------------------- */

void closing_part(struct buf *out, const char *word, struct slice text) {
    buf_text(out, out->len ? ", " : "");
    diag_word(out, word);
    buf_char(out, ' ');
    buf_slice(out, text);
}

static void add_key(struct buf *out, const struct budget *b, const char *word,
                    enum closed_field field, struct slice text) {
    closing_part(out, word, (struct slice){"", 0});
    closing_value(out, b, field, text);
}

/* "the share of EH, key ict, key period 2025-Q1". */
static void share_fault(const struct changes *c, struct slice name, struct place at,
                        const char *was, const char *is, struct diags *d) {
    enum { KEY, WHEN, MUNICIPALITY };
    struct buf what;
    buf_init(&what);
    closing_part(&what, N_("the share of"), closed_field_of(name, MUNICIPALITY));
    add_key(&what, c->budget, N_("key"), CLOSED_KEY, closed_field_of(name, KEY));
    closing_part(&what, N_("key period"), closed_field_of(name, WHEN));
    const struct closing_change change = {
        at,
        buf_str(&what),
        was,
        is,
        N_("leave the key and its figures as they were; what others would have changed "
           "is booked as transfers in a period that is open: put them in a copy of the "
           "folder, and let `seta compare` say how that differs from"),
        path_name(c->closed->file)};
    closing_fault(c->closed, &change, d);
    buf_clear(&what);
}

struct shares_now {
    const struct changes *changes;
    struct diags *diags;
    bool *seen; /* owned: by number of the share in the file */
    bool all;
};

static void compare_share(void *self, struct buf *name, const struct shares *shares,
                          size_t municipality) {
    struct shares_now *now = self;
    const struct changes *c = now->changes;
    const struct key_version *key =
        key_on(&c->budget->keys[shares->key], period_first_day(shares->period));
    int number = names_find(&c->shares, buf_view(name));
    struct buf is;
    buf_init(&is);
    shares_write(&is, shares, municipality);
    const char *was = number == NAMES_NONE ? nothing : c->share[number];
    if (number != NAMES_NONE)
        now->seen[number] = true;
    if (strcmp(was, buf_str(&is)) != 0 && (number != NAMES_NONE || now->all))
        share_fault(c, buf_view(name), key->place, was, buf_str(&is), now->diags);
    buf_clear(&is);
}

void changes_shares(struct changes *c, struct closing_sums *closing, size_t number,
                    bool all, struct diags *d) {
    struct shares_now now = {.changes = c, .diags = d, .all = all};
    now.seen = mem_zero((size_t)c->shares.count, sizeof *now.seen);
    closing_visit_shares(closing, number,
                         &(struct closing_visitor){&now, compare_share, NULL});
    for (int i = 0; all && i < c->shares.count; i++)
        if (!now.seen[i])
            share_fault(c, c->shares.list[i], (struct place){.file = c->closed->file},
                        c->share[i], nothing, d);
    free(now.seen);
}

/* --- totals --------------------------------------------------------------------------- */

/* Whether the list of then has its members in the order they have now. */
static bool same_order(const struct changes *c, struct slice list,
                       int (*find)(const struct changes *c, struct slice one)) {
    struct slice one;
    for (int before = -1; closed_next(&list, &one);) {
        int now = find(c, one);
        if (now >= 0 && now < before)
            return false;
        before = now >= 0 ? now : before;
    }
    return true;
}

static int find_municipality(const struct changes *c, struct slice one) {
    return closed_municipality(c->closed, c->budget, one);
}

static int find_category(const struct changes *c, struct slice one) {
    return category_find(&c->budget->categories, one);
}

/* What to do when a cent goes to another: the order of something is not what it was. */
struct advice {
    const char *hint;
    struct slice order; /* of then, or "" */
};

static struct advice advice_of_order(const struct changes *c) {
    const struct closed_period *closed = c->closed;
    if (!same_order(c, closed->municipalities, find_municipality))
        return (struct advice){N_("put the municipalities in the order they had, since "
                                  "that decides to whom a cent goes:"),
                               closed->municipalities};
    if (!same_order(c, closed->categories, find_category))
        return (struct advice){N_("put the categories in the order they had, since that "
                                  "decides to whom a cent goes:"),
                               closed->categories};
    return (struct advice){N_("give keys and categories the names and the order they "
                              "had, since these decide to whom a cent goes"),
                           {"", 0}};
}

static void write_total(struct buf *out, const wide total[AMOUNT_PARTS]) {
    for (int part = 0; part < AMOUNT_PARTS; part++) {
        money amount = 0;
        if (part == AMOUNT_VAT && total[part] == 0)
            continue;
        if (part == AMOUNT_VAT)
            closing_part(out, N_("VAT"), (struct slice){"", 0});
        if (money_holds(total[part], &amount))
            money_write(out, amount, figure_now(false));
    }
}

/* "the total of EH, category ict, key ict". */
static void total_fault(const struct changes *c, struct slice name, struct place at,
                        const wide was[AMOUNT_PARTS], const wide is[AMOUNT_PARTS],
                        struct diags *d) {
    enum { WHEN, CATEGORY, KEY, MUNICIPALITY };
    struct buf what, before, now;
    struct buf *bufs[] = {&what, &before, &now};
    for (size_t i = 0; i < 3; i++)
        buf_init(bufs[i]);
    closing_part(&what, N_("the total of"), closed_field_of(name, MUNICIPALITY));
    add_key(&what, c->budget, N_("category"), CLOSED_CATEGORY,
            closed_field_of(name, CATEGORY));
    add_key(&what, c->budget, N_("key"), CLOSED_KEY, closed_field_of(name, KEY));
    write_total(&before, was);
    write_total(&now, is);
    const struct advice advice = advice_of_order(c);
    struct buf order = {0};
    buf_slice(&order, advice.order);
    const struct closing_change change = {
        at,          buf_str(&what), buf_str(&before), buf_str(&now),
        advice.hint, buf_str(&order)};
    closing_fault(c->closed, &change, d);
    buf_clear(&order);
    for (size_t i = 0; i < 3; i++)
        buf_clear(bufs[i]);
}

struct totals_now {
    const struct changes *changes;
    struct diags *diags;
    bool *seen; /* owned: by number of the total in the file */
};

static const wide nil[AMOUNT_PARTS];

static bool same_total(const wide a[AMOUNT_PARTS], const wide b[AMOUNT_PARTS]) {
    return a[AMOUNT_NET] == b[AMOUNT_NET] && a[AMOUNT_VAT] == b[AMOUNT_VAT];
}

static void compare_total(void *self, struct buf *name, const wide total[AMOUNT_PARTS],
                          const struct group *group, size_t municipality) {
    struct totals_now *now = self;
    const struct changes *c = now->changes;
    int number = names_find(&c->totals, buf_view(name));
    const wide *was = number == NAMES_NONE ? nil : c->total[number];
    (void)group;
    if (number != NAMES_NONE)
        now->seen[number] = true;
    if (!same_total(was, total))
        total_fault(c, buf_view(name), c->budget->municipalities[municipality].place, was,
                    total, now->diags);
}

void changes_totals(struct changes *c, const struct allocation *a, struct diags *d) {
    struct totals_now now = {.changes = c, .diags = d};
    now.seen = mem_zero((size_t)c->totals.count, sizeof *now.seen);
    closing_visit_totals(a, c->closed,
                         &(struct closing_visitor){&now, NULL, compare_total});
    for (int i = 0; i < c->totals.count; i++)
        if (!now.seen[i] && !same_total(c->total[i], nil))
            total_fault(c, c->totals.list[i], (struct place){.file = c->closed->file},
                        c->total[i], nil, d);
    free(now.seen);
}

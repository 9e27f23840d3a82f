#include "engine/closing/line_changes.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/closing/changes.h"

void line_changes_init(struct line_changes *c, const struct budget *b,
                       const struct closed_period *closed) {
    *c = (struct line_changes){.budget = b, .closed = closed};
    names_init(&c->texts);
    arena_init(&c->arena);
}

void line_changes_clear(struct line_changes *c) {
    names_clear(&c->texts);
    arena_clear(&c->arena);
    free(c->was.list);
    free(c->is.list);
}

void line_changes_add(struct line_changes *c, struct listed_lines *to, int fields,
                      const struct closed_line *line) {
    to->list = mem_room(to->list, to->count, &to->room, sizeof *to->list);
    to->list[to->count++] = (struct listed_line){
        .fields = fields,
        .amount = {line->amount[AMOUNT_NET], line->amount[AMOUNT_VAT]},
        .credited =
            slice_equal(closed_field_of(line->text, CLOSED_HALF), slice_of("credited")),
        .name = slice_of(arena_text(&c->arena, line->name)),
        .place = line->place};
}

/* --- which lines are the same --------------------------------------------------------- */

typedef int line_order(const void *a, const void *b);

static int by_value(const void *a, const void *b) {
    const struct listed_line *x = a, *y = b;
    if (x->fields != y->fields)
        return x->fields < y->fields ? -1 : 1;
    for (int part = 0; part < AMOUNT_PARTS; part++)
        if (x->amount[part] != y->amount[part])
            return x->amount[part] < y->amount[part] ? -1 : 1;
    return 0;
}

static int by_name(const void *a, const void *b) {
    const struct listed_line *x = a, *y = b;
    int compared = slice_compare(x->name, y->name);
    return compared ? compared : x->credited - y->credited;
}

static int by_both(const void *a, const void *b) {
    int order = by_value(a, b);
    return order ? order : by_name(a, b);
}

/* Pairs lines that are equal in an order: calls `pair` for each, and keeps the others. */
static void match(struct line_changes *c, line_order *compare,
                  void (*pair)(struct line_changes *c, const struct listed_line *was,
                               const struct listed_line *is, struct diags *d),
                  struct diags *d) {
    struct listed_lines *was = &c->was, *is = &c->is;
    size_t i = 0, j = 0, kept = 0, left = 0;
    if (was->count == 0 || is->count == 0)
        return;
    qsort(was->list, was->count, sizeof *was->list, compare);
    qsort(is->list, is->count, sizeof *is->list, compare);
    while (i < was->count && j < is->count) {
        int order = compare(&was->list[i], &is->list[j]);
        if (order < 0) {
            was->list[kept++] = was->list[i++];
        } else if (order > 0) {
            is->list[left++] = is->list[j++];
        } else if (pair) {
            pair(c, &was->list[i++], &is->list[j++], d);
        } else {
            i++;
            j++;
        }
    }
    while (i < was->count)
        was->list[kept++] = was->list[i++];
    while (j < is->count)
        is->list[left++] = is->list[j++];
    was->count = kept;
    is->count = left;
}

/* --- words ---------------------------------------------------------------------------- */

static const char *const labels[CLOSED_FIELDS] = {
    [CLOSED_PERIOD] = N_("period"),
    [CLOSED_CATEGORY] = N_("category"),
    [CLOSED_KEY] = N_("key"),
    [CLOSED_KEY_PERIOD] = N_("key period"),
    [CLOSED_BEARER] = N_("borne by"),
    [CLOSED_HALF] = N_("half"),
    [CLOSED_FAVOUR] = N_("in favour of"),
    [CLOSED_INCURRED] = N_("incurred by"),
};

static void label(struct buf *out, const char *text) {
    buf_text(out, out->len ? ", " : "");
    diag_word(out, text);
    buf_char(out, ' ');
}

void closing_value(struct buf *out, const struct budget *b, enum closed_field field,
                   struct slice text) {
    static const char *const words[] = {N_("borne"), N_("credited"), N_("joint body"),
                                        N_("own")};
    category c = field == CLOSED_CATEGORY || field == CLOSED_KEY
                     ? category_find(&b->categories, text)
                     : CATEGORY_UNKNOWN;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_equal(text, slice_of(words[i]))) {
            diag_word(out, words[i]);
            return;
        }
    if (c != CATEGORY_UNKNOWN)
        category_write(out, &b->categories, c);
    else if (text.len > 0)
        buf_slice(out, text);
    else
        diag_word(out, N_("nothing"));
}

static void add_amount(struct buf *out, enum amount_part part, money amount) {
    label(out, part ? N_("VAT") : N_("amount"));
    money_write(out, amount, figure_now(false));
}

/* Describes a line: by what differs from `other`, or by all that it has. */
static void describe(struct buf *out, const struct line_changes *c,
                     const struct listed_line *line, const struct listed_line *other) {
    struct slice text = c->texts.list[line->fields];
    for (int i = 0; i < CLOSED_FIELDS; i++) {
        struct slice field = closed_field_of(text, i), same = {"", 0};
        if (other)
            same = closed_field_of(c->texts.list[other->fields], i);
        bool shown = other ? !slice_equal(field, same)
                           : field.len > 0 && i != CLOSED_PERIOD &&
                                 i != CLOSED_KEY_PERIOD && i != CLOSED_INCURRED;
        if (!shown)
            continue;
        label(out, labels[i]);
        closing_value(out, c->budget, (enum closed_field)i, field);
    }
    for (enum amount_part part = 0; part < AMOUNT_PARTS; part++)
        if (other ? line->amount[part] != other->amount[part]
                  : part == AMOUNT_NET || line->amount[part] != 0)
            add_amount(out, part, line->amount[part]);
}

/* --- diagnostics ---------------------------------------------------------------------- */

static const char late[] = N_("book it in a period that is open, with the key period");
static const char back[] =
    N_("put it back as it was, and correct it by a line in a period "
       "that is open, with the key period");

static void add_change(const struct line_changes *c, const struct listed_line *line,
                       const char *was, const char *is, const char *hint,
                       struct diags *d) {
    struct buf what, when;
    buf_init(&what);
    buf_init(&when);
    label(&what, N_("line"));
    buf_slice(&what, line->name);
    struct slice fields = c->texts.list[line->fields];
    struct slice key_period = closed_field_of(fields, CLOSED_KEY_PERIOD);
    buf_slice(&when,
              key_period.len ? key_period : closed_field_of(fields, CLOSED_PERIOD));
    const struct closing_change change = {line->place, buf_str(&what), was,
                                          is,          hint,           buf_str(&when)};
    closing_fault(c->closed, &change, d);
    buf_clear(&when);
    buf_clear(&what);
}

static void pair_changed(struct line_changes *c, const struct listed_line *was,
                         const struct listed_line *is, struct diags *d) {
    struct buf before, now;
    buf_init(&before);
    buf_init(&now);
    describe(&before, c, was, is);
    describe(&now, c, is, was);
    add_change(c, is, buf_str(&before), buf_str(&now), back, d);
    buf_clear(&now);
    buf_clear(&before);
}

static void add_lone(struct line_changes *c, const struct listed_line *line, bool gone,
                     struct diags *d) {
    static const char absent[] = DIAG_WORD("not there");
    struct buf text;
    buf_init(&text);
    describe(&text, c, line, NULL);
    add_change(c, line, gone ? buf_str(&text) : absent, gone ? absent : buf_str(&text),
               gone ? back : late, d);
    buf_clear(&text);
}

void line_changes_report(struct line_changes *c, struct diags *d) {
    match(c, by_both, NULL, d);
    match(c, by_value, NULL, d);
    match(c, by_name, pair_changed, d);
    for (size_t i = 0; i < c->was.count; i++)
        add_lone(c, &c->was.list[i], true, d);
    for (size_t i = 0; i < c->is.count; i++)
        add_lone(c, &c->is.list[i], false, d);
}

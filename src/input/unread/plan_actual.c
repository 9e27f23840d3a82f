#include "input/unread/plan_actual.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/forms/plan_words.h"
#include "input/table/fault.h"
#include "input/table/first_rows.h"
#include "input/table/setting_rows.h"

/* --- columns ----------------------------------------------------------------------- */

/* What the header of a column of amounts says. */
static enum plan_word header_word(const struct reader *s, size_t cell) {
    enum plan_word word = plan_word(slice_trim(s->row.cells[cell]));
    return word != PLAN_NONE && !s->columns.taken[cell] &&
                   column_contents_fit(&s->contents[cell], HOLDS_AMOUNT) > 0
               ? word
               : PLAN_NONE;
}

static bool is_natural(const struct reader *s, size_t cell) {
    return s->columns.cell_of[COST_AMOUNT] == (int)cell;
}

/* Appends the columns that may have the costs, and the row of settings for each. */
static void add_columns(struct reader *s, struct buf *names, struct buf *rows) {
    for (size_t i = 0; i < s->row.count; i++) {
        if (!is_natural(s, i) && header_word(s, i) == PLAN_NONE)
            continue;
        const char *header = reader_header(s, i);
        buf_text(names, names->len > 0 ? ", " : "");
        buf_text(rows, rows->len > 0 ? ", `" : "`");
        fault_quote(names, slice_of(header));
        setting_rows_map(rows, s->l, s->file, s->schema->fields[COST_AMOUNT].setting,
                         header);
        buf_char(rows, '`');
    }
}

static void fault_columns(struct reader *s, struct diags *d) {
    struct buf names = {0}, rows = {0}, where = {0};
    add_columns(s, &names, &rows);
    setting_rows_place(&where, s->l);
    diag_add(d, reader_row_place(s), DIAG_PLAN_COLUMNS, buf_str(&names), buf_str(&rows),
             buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&rows);
    buf_clear(&names);
}

bool plan_actual_columns(struct reader *s, struct diags *d) {
    static const int others[] = {COST_DEBIT, COST_CREDIT, COST_GROSS, COST_TARIFF};
    bool any = false, planned = reader_has(s, COST_AMOUNT), actual = false;
    if (reader_named(s, COST_AMOUNT))
        return false;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (reader_has(s, others[i]))
            return false;
    for (size_t i = 0; i < s->row.count; i++)
        any = any || plan_word(slice_trim(s->row.cells[i])) == PLAN_ACTUAL;
    if (!any)
        return false;
    first_rows_contents(s);
    for (size_t i = 0; i < s->row.count; i++) {
        enum plan_word word = header_word(s, i);
        planned = planned || word == PLAN_PLANNED;
        actual = actual || word == PLAN_ACTUAL;
    }
    if (planned && actual && d)
        fault_columns(s, d);
    return planned && actual;
}

/* --- rows -------------------------------------------------------------------------- */

enum { OTHERS = 4 /* values of such a column that are neither */ };

/* What a column said until now. */
struct spoken {
    bool out; /* it says other things */
    char planned[40], actual[40], others[OTHERS][40];
    size_t other_count;
};

struct scenarios {
    struct spoken *list; /* owned: one per cell of the header */
    size_t count, rows;
    int found; /* the column that says both; -1 = none */
};

static bool keeps(const char *kept, struct slice text) {
    return slice_equal(slice_of(kept), text);
}

/* Remembers what a cell says; a column that says many things is not looked at again. */
static void hear(struct spoken *c, struct slice text) {
    enum plan_word word = PLAN_NONE;
    bool known = text.len == 0 || keeps(c->planned, text) || keeps(c->actual, text);
    for (size_t i = 0; i < c->other_count && !known; i++)
        known = keeps(c->others[i], text);
    if (!known)
        word = plan_word(text);
    if (word == PLAN_PLANNED && !c->planned[0])
        slice_keep(c->planned, sizeof c->planned, text);
    if (word == PLAN_ACTUAL && !c->actual[0])
        slice_keep(c->actual, sizeof c->actual, text);
    if (known || word != PLAN_NONE)
        return;
    c->out = c->other_count == OTHERS || text.len >= sizeof c->others[0];
    if (!c->out)
        slice_keep(c->others[c->other_count++], sizeof c->others[0], text);
}

/* Looks at a row; true when a column has said both, or none has said either in the first
   rows. One that has is looked at until the end. */
static bool look_at_row(void *self, struct reader *s) {
    struct scenarios *all = self;
    bool more = ++all->rows < FIRST_ROWS;
    for (size_t i = 0; i < all->count && i < s->row.count && all->found < 0; i++) {
        struct spoken *c = &all->list[i];
        if (c->out)
            continue;
        hear(c, reader_text(s->row.cells[i]));
        more = more || c->planned[0] || c->actual[0];
        if (!c->out && c->planned[0] && c->actual[0])
            all->found = (int)i;
    }
    return all->found >= 0 || !more;
}

static void fault_rows(struct reader *s, const struct scenarios *all) {
    const struct spoken *c = &all->list[all->found];
    const char *header = reader_header(s, (size_t)all->found);
    struct buf planned = {0}, actual = {0}, where = {0};
    setting_rows_filter(&planned, s->l, s->file, header, c->planned);
    setting_rows_filter(&actual, s->l, s->file, header, c->actual);
    setting_rows_place(&where, s->l);
    const char *args[DIAG_ARGS] = {header,           c->planned,
                                   c->actual,        buf_str(&planned),
                                   buf_str(&actual), buf_str(&where)};
    diag_add_args(s->d, csvin_place(s->in, &s->row, (size_t)all->found), DIAG_PLAN_ROWS,
                  args);
    buf_clear(&where);
    buf_clear(&actual);
    buf_clear(&planned);
}

int plan_actual_rows(struct reader *s) {
    struct scenarios all = {.count = s->row.count, .found = -1};
    bool any = false;
    all.list = mem_zero(all.count, sizeof *all.list);
    for (size_t i = 0; i < all.count; i++) {
        all.list[i].out = s->columns.taken[i] || slice_trim(s->row.cells[i]).len == 0;
        any = any || !all.list[i].out;
    }
    int result = any ? first_rows_see(s, SIZE_MAX, look_at_row, &all) : 0;
    if (result == 0 && all.found >= 0)
        fault_rows(s, &all);
    free(all.list);
    return result;
}

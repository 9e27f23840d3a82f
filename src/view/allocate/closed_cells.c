#include "view/allocate/closed_cells.h"

#include "base/letters.h"
#include "view/allocate/listing_rows.h"
#include "view/common.h"

/* The columns behind those of a listing. */
enum tail {
    LINES,
    CLOSE,
    MODEL,
    HOST,
    MUNICIPALITIES,
    CATEGORIES,
    DIGEST,
    TO,
    KEY_PERIOD,
    INCURRED,
    FAVOUR,
    LINE_VAT,
    LINE_AMOUNT,
    TAIL
};

void closed_cells_clear(struct closed_cells *c) {
    buf_clear(&c->fields);
    for (size_t i = 0; i < CLOSED_GUARDS; i++)
        buf_clear(&c->guards[i]);
}

struct cell closed_cells_kind(enum closed_kind kind) {
    static const char *const ids[] = {"line", N_("advance"), N_("closed")};
    return cell_term(ids[kind], lang_text(ids[kind]));
}

/* --- texts that stay texts ------------------------------------------------------------ */

/* Whether a spreadsheet could change a text: it has a digit, and is no plain number that
   it can hold. An apostrophe at its front is not ours. */
static bool is_endangered(struct slice text) {
    enum { DIGITS_SHOWN = 11 };
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++)
        digits += letter_is_digit(text.at[i]);
    bool number = digits == text.len && digits <= DIGITS_SHOWN &&
                  (text.at[0] != '0' || digits == 1);
    return text.len > 0 && (text.at[0] == '\'' || (digits > 0 && !number));
}

static void guard(struct buf *room, struct cell *cell) {
    if (cell->type != CELL_TEXT || !is_endangered(cell->text))
        return;
    buf_reset(room);
    buf_char(room, '\'');
    buf_slice(room, cell->text);
    cell->text = buf_view(room);
}

void closed_cells_guard(struct closed_cells *c, struct cell *cells, size_t count) {
    for (size_t i = 0; i < count; i++)
        guard(&c->guards[i], &cells[i]);
}

void closed_cells_guard_name(struct closed_cells *c, struct cell *cell) {
    guard(&c->guards[CLOSED_NAME_GUARD], cell);
}

/* A cell shows 11 characters: 12345678.90, or -1234567.89. */
bool closed_cells_is_large(money amount) {
    enum { LARGE = 1000000000 };
    return money_size(amount) >= (amount < 0 ? 1 : 10) * (uint64_t)LARGE;
}

static struct cell amount_cell(struct buf *room, money amount) {
    if (!closed_cells_is_large(amount))
        return cell_money(amount);
    buf_reset(room);
    buf_char(room, '\'');
    money_write(room, amount, figure_now(false));
    return cell_text(buf_view(room));
}

struct cell closed_cells_amount(struct closed_cells *c, enum amount_part part,
                                money amount) {
    return amount_cell(&c->guards[CLOSED_AMOUNT_GUARD + (size_t)part], amount);
}

/* --- cells ---------------------------------------------------------------------------- */

size_t closed_cells_columns(struct column *columns) {
    columns[LINES] = column_text(N_("lines"), "");
    columns[CLOSE] = column_text(N_("close"), "");
    columns[MODEL] = column_text("model", "");
    columns[HOST] = column_text(N_("host"), "");
    columns[MUNICIPALITIES] = column_text(N_("municipalities"), "");
    columns[CATEGORIES] = column_text(N_("categories"), "");
    columns[DIGEST] = column_text(N_("digest"), "");
    columns[TO] = column_text(N_("to"), "");
    columns[KEY_PERIOD] = column_text(N_("key_period"), "");
    columns[INCURRED] = column_text(N_("incurred_by"), "");
    columns[FAVOUR] = column_text(N_("in_favour_of"), "");
    columns[LINE_VAT] = column_figure(N_("line_vat"), "");
    columns[LINE_AMOUNT] = column_figure(N_("line_amount"), "");
    return TAIL;
}

static void blank(struct cell *cells, size_t count) {
    for (size_t i = 0; i < count; i++)
        cells[i] = cell_empty();
}

static struct cell party_cell(const struct closed_period *closed, int party) {
    return party == PARTY_BODY ? cell_term("joint body", _("joint body"))
                               : cell_string(closed_party(closed, party));
}

/* A field of the line; the joint body as a term. */
static struct cell field_cell(struct slice fields, enum closed_field field) {
    struct slice text = closed_field_of(fields, (int)field);
    return slice_equal(text, slice_of("joint body"))
               ? cell_term("joint body", _("joint body"))
               : cell_text(text);
}

size_t closed_cells_line(struct closed_cells *c, const struct listing *l,
                         const struct cost_line *line, struct cell *cells) {
    struct slice fields;
    buf_reset(&c->fields);
    closed_line_write(&c->fields, l->a->budget, l->v->closed->period, line);
    fields = buf_view(&c->fields);
    blank(cells, TAIL);
    cells[KEY_PERIOD] = field_cell(fields, CLOSED_KEY_PERIOD);
    cells[INCURRED] = field_cell(fields, CLOSED_INCURRED);
    cells[FAVOUR] = field_cell(fields, CLOSED_FAVOUR);
    struct buf *guards = c->guards + CLOSED_TAIL_GUARD;
    guard(&guards[0], &cells[INCURRED]);
    guard(&guards[1], &cells[FAVOUR]);
    cells[LINE_VAT] = amount_cell(&guards[2], line->amount[AMOUNT_VAT]);
    cells[LINE_AMOUNT] = amount_cell(&guards[3], line->amount[AMOUNT_NET]);
    return TAIL;
}

/* --- rows below the lines ------------------------------------------------------------- */

/* Where the columns of a listing are in a closed file. */
struct layout_of_rows {
    size_t period, line, municipality, amount, vat, tail; /* vat 0: there is none */
    size_t count;
};

static struct layout_of_rows find_columns(const struct listing *l) {
    struct column columns[LISTING_COLUMNS];
    struct layout_of_rows at = {.count = listing_columns(columns, l)};
    at.tail = at.count - TAIL;
    for (size_t i = 0; i < at.tail; i++) {
        const struct slice id = slice_of(columns[i].id);
        size_t *place = slice_equal(id, slice_of("period"))         ? &at.period
                        : slice_equal(id, slice_of("municipality")) ? &at.municipality
                        : slice_equal(id, slice_of("amount"))       ? &at.amount
                        : slice_equal(id, slice_of("vat"))          ? &at.vat
                                                                    : &at.line;
        *place = i;
    }
    return at;
}

static int push_advance(const struct listing *l, const struct layout_of_rows *at,
                        struct closed_cells *texts, struct row_sink *sink,
                        const struct advance *a) {
    const struct closed_period *closed = l->v->closed->period;
    struct cell cells[LISTING_COLUMNS], *tail = cells + at->tail;
    blank(cells, at->count);
    buf_reset(&texts->fields);
    period_write(&texts->fields, a->period);
    cells[0] = closed_cells_kind(CLOSED_KIND_ADVANCE);
    cells[at->period] = cell_text(buf_view(&texts->fields));
    cells[at->municipality] = party_cell(closed, a->municipality);
    cells[at->amount] = closed_cells_amount(texts, AMOUNT_NET, a->amount[AMOUNT_NET]);
    if (at->vat)
        cells[at->vat] = closed_cells_amount(texts, AMOUNT_VAT, a->amount[AMOUNT_VAT]);
    tail[TO] = party_cell(closed, a->to);
    guard(&texts->guards[0], &cells[at->municipality]);
    guard(&texts->guards[1], &tail[TO]);
    tail[LINE_VAT] = amount_cell(&texts->guards[2], a->amount[AMOUNT_VAT]);
    tail[LINE_AMOUNT] = amount_cell(&texts->guards[3], a->amount[AMOUNT_NET]);
    return sink->row(sink->self, ROW_BODY, cells);
}

/* What is closed in all, of one part. */
static money sum_of(const struct listing *l, enum amount_part part) {
    const struct allocation *a = l->a;
    wide sum = 0;
    money total = 0;
    for (size_t i = 0; i < a->group_count; i++)
        if (closed_has(l->v->closed->period, a->groups[i].period))
            sum += a->groups[i].sum[part];
    for (size_t i = 0; i < a->period_count; i++)
        for (size_t m = 0; closed_has(l->v->closed->period, a->periods[i]) &&
                           m < a->budget->municipality_count;
             m++)
            sum += allocation_amount(a, i, CATEGORY_OWN, m, part);
    (void)money_holds(sum, &total); /* all amounts together fit: groups_make */
    return total;
}

static void write_lists(const struct budget *b, struct buf *codes, struct buf *names) {
    for (size_t m = 0; m < b->municipality_count; m++)
        buf_format(codes, "%s%s", m ? " | " : "", b->municipalities[m].code);
    for (category c = 0; c < b->categories.count; c++)
        buf_format(names, "%s%s", c ? " | " : "", category_name(&b->categories, c));
}

static int push_last(const struct listing *l, const struct layout_of_rows *at,
                     struct closed_cells *texts, struct row_sink *sink) {
    static const char *const models[] = {
        [MODEL_NONE] = "",
        [MODEL_CENTRE] = N_("centre"),
        [MODEL_SERVICE] = N_("service"),
        [MODEL_MATRIX] = "matrix",
    };
    const struct closed_view *v = l->v->closed;
    const struct settings *s = &l->a->budget->settings;
    const char *close = v->period->close == CLOSE_YEAR ? N_("year") : N_("quarter");
    struct cell cells[LISTING_COLUMNS], *tail = cells + at->tail;
    money net = sum_of(l, AMOUNT_NET), vat = sum_of(l, AMOUNT_VAT);
    blank(cells, at->count);
    for (size_t i = 0; i < CLOSED_GUARDS; i++)
        buf_reset(&texts->guards[i]);
    buf_reset(&texts->fields);
    period_write(&texts->fields, v->period->root);
    write_lists(l->a->budget, &texts->guards[0], &texts->guards[1]);
    cells[0] = closed_cells_kind(CLOSED_KIND_CLOSED);
    cells[at->period] = cell_text(buf_view(&texts->fields));
    cells[at->amount] = closed_cells_amount(texts, AMOUNT_NET, net);
    if (at->vat)
        cells[at->vat] = closed_cells_amount(texts, AMOUNT_VAT, vat);
    tail[LINES] = cell_count((int64_t)v->lines);
    tail[CLOSE] = cell_term(close, lang_text(close));
    if (s->model != MODEL_NONE)
        tail[MODEL] = cell_term(models[s->model], lang_text(models[s->model]));
    tail[HOST] = party_cell(v->period, s->host);
    tail[MUNICIPALITIES] = cell_text(buf_view(&texts->guards[0]));
    tail[CATEGORIES] = cell_text(buf_view(&texts->guards[1]));
    tail[DIGEST] = cell_string(v->digest);
    guard(&texts->guards[2], &tail[HOST]);
    guard(&texts->guards[5], &tail[MUNICIPALITIES]);
    guard(&texts->guards[6], &tail[CATEGORIES]);
    tail[LINE_VAT] = amount_cell(&texts->guards[3], vat);
    tail[LINE_AMOUNT] = amount_cell(&texts->guards[4], net);
    return sink->row(sink->self, ROW_BODY, cells);
}

int closed_cells_end(const struct listing *l, struct row_sink *sink) {
    const struct budget *b = l->a->budget;
    const struct layout_of_rows at = find_columns(l);
    struct closed_cells texts = {0};
    int status = 0;
    for (size_t i = 0; i < b->advance_count && status == 0; i++)
        if (closed_has(l->v->closed->period, b->advances[i].period))
            status = push_advance(l, &at, &texts, sink, &b->advances[i]);
    if (status == 0)
        status = push_last(l, &at, &texts, sink);
    closed_cells_clear(&texts);
    return status;
}

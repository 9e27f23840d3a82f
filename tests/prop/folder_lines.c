/* Lines of a thrown folder: what rows are worth, their shares, their cells and totals. */
#include "folder.h"

/* --- lines ---------------------------------------------------------------------------- */

/* What the second half of a transfer, or any other line, must be. */
struct expected {
    int key, municipality, incurred_by;
    money amount[AMOUNT_PARTS];
    enum line_half half;
};

static bool is_line(const struct folder *f, const struct cost_line *line,
                    const struct thrown_row *row, const struct expected *e) {
    bool own = e->municipality != NOBODY;
    category c = CATEGORY_OWN;
    for (int i = 0; i < f->t->word_count && !own; i++)
        c = f->t->words[i] == row->word ? i : c;
    return line->period == thrown_period(f->t, row->when) &&
           line->key_period == thrown_period(f->t, row->key_when) &&
           line->category == c && line->key == (own ? KEY_NONE : f->key_of[e->key]) &&
           line->municipality == e->municipality && line->half == e->half &&
           line->incurred_by == e->incurred_by &&
           line->amount[AMOUNT_NET] == e->amount[AMOUNT_NET] &&
           line->amount[AMOUNT_VAT] == e->amount[AMOUNT_VAT];
}

static const char *check_row(struct folder *f, const struct thrown_row *row, size_t *at) {
    bool transfer = row->in_favour != NOBODY || row->in_favour_key != NOBODY;
    struct expected e = {row->key,
                         row->municipality,
                         row->incurred_by,
                         {0, row->vat},
                         transfer ? HALF_BORNE : HALF_NONE};
    const struct folder *worth = f->tried_out ? f->tried_out : f;
    if (!thrown_worth(worth->t, worth->shares, row, &e.amount[AMOUNT_NET]))
        return "a row is accepted of which the model makes nothing";
    if (*at + 1 + transfer > f->count)
        return "a line was not read";
    f->row_of[*at] = row;
    if (!is_line(f, &f->lines[(*at)++], row, &e))
        return "a line is not what its row is worth";
    if (!transfer)
        return NULL;
    e = (struct expected){row->in_favour_key,
                          row->in_favour,
                          PARTY_NONE,
                          {-e.amount[AMOUNT_NET], -row->vat},
                          HALF_CREDITED};
    f->row_of[*at] = row;
    return is_line(f, &f->lines[(*at)++], row, &e)
               ? NULL
               : "what is credited is not what is borne";
}

static const char *check_rows(struct folder *f) {
    size_t at = 0;
    const char *wrong = NULL;
    for (int i = 0; i < f->t->row_count && !wrong; i++)
        wrong = check_row(f, &f->t->rows[i], &at);
    return wrong || at == f->count ? wrong : "there are more lines than rows";
}

/* --- shares --------------------------------------------------------------------------- */

static const char *check_shares(const struct shares *shares, const mpq_t *expected) {
    mpq_t sum;
    struct ratio share;
    bool same = true;
    mpq_init(sum);
    ratio_init(&share);
    for (size_t m = 0; m < shares->count; m++) {
        portions_get(&shares->share, m, &share);
        mpq_add(sum, sum, share.q);
        same = same && mpq_equal(share.q, expected[m]);
    }
    bool whole = mpq_cmp_ui(sum, 1, 1) == 0;
    ratio_clear(&share);
    mpq_clear(sum);
    return !whole ? "the shares of a line do not total 1"
           : same ? NULL
                  : "a share is not that of the model";
}

/* Fills in how a line is divided, and checks its shares. */
static const char *divide(struct folder *f, size_t i) {
    const struct cost_line *line = &f->lines[i];
    const struct thrown_row *row = f->row_of[i];
    struct exact_line *exact = &f->exact[i];
    *exact = (struct exact_line){
        .period = line->period,
        .key_period = line->key_period,
        .category = line->category,
        .key = line->key,
        .municipality = line->municipality,
        .amount = {line->amount[AMOUNT_NET], line->amount[AMOUNT_VAT]}};
    for (int part = 0; part < AMOUNT_PARTS; part++)
        allocation_line(f->a, i, line, (enum amount_part)part,
                        exact->cells + part * MUNICIPALITIES);
    if (line->category == CATEGORY_OWN)
        return NULL;
    int key = line->half == HALF_CREDITED ? row->in_favour_key : row->key;
    exact->share = thrown_shares_get(f->shares, key, row->key_when);
    return check_shares(allocation_group(f->a, line)->shares, exact->share);
}

const char *folder_check_lines(struct folder *f) {
    const char *wrong = check_rows(f);
    for (size_t i = 0; i < f->count && !wrong; i++)
        wrong = divide(f, i);
    return wrong ? wrong : exact_promises(f->a, f->exact, f->count);
}

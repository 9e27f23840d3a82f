/* Thrown folders that mix all that an arrangement may say. Whatever the program makes of one
   is computed a second time, by fractions, from what was thrown: its lines, their shares,
   cells and totals; and its listing is proved. What it must not accept it refuses. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "dump.h"
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
    if (!thrown_worth(f->t, f->shares, row, &e.amount[AMOUNT_NET]))
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

static const char *check_lines(struct folder *f) {
    size_t at = 0;
    const char *wrong = NULL;
    for (int i = 0; i < f->t->row_count && !wrong; i++)
        wrong = check_row(f, &f->t->rows[i], &at);
    return wrong || at == f->count ? wrong : "there are more lines than rows";
}

/* --- shares --------------------------------------------------------------------------- */

static const char *check_shares(const struct shares *shares, const mpq_t *expected) {
    mpq_t sum;
    bool same = true;
    mpq_init(sum);
    for (size_t m = 0; m < shares->count; m++) {
        mpq_add(sum, sum, shares->share[m].q);
        same = same && mpq_equal(shares->share[m].q, expected[m]);
    }
    bool whole = mpq_cmp_ui(sum, 1, 1) == 0;
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

static const char *check_cells(struct folder *f) {
    const char *wrong = NULL;
    for (size_t i = 0; i < f->count && !wrong; i++)
        wrong = divide(f, i);
    return wrong ? wrong : exact_promises(f->a, f->exact, f->count);
}

/* --- the listing ---------------------------------------------------------------------- */

static int push_lines(void *self, struct line_sink *sink) {
    const struct folder *f = self;
    int result = 0;
    for (size_t i = 0; i < f->count && result == 0; i++)
        result = sink->take(sink->self, &f->lines[i]);
    return result;
}

/* Adds the rows of a line; those of nil of a municipality that takes no part are left out if
   it `lacks` them. */
static size_t add_rows(const struct folder *f, size_t i, bool lacks,
                       struct listing_row *rows, struct buf *name) {
    const struct cost_line *line = &f->lines[i];
    const money *cells = f->exact[i].cells;
    struct slice written = listing_line_name(name, line);
    size_t count = 0;
    written = slice_of(arena_text(&((struct folder *)(uintptr_t)f)->texts, written));
    for (int m = 0; m < f->t->municipality_count; m++) {
        bool own = line->category == CATEGORY_OWN;
        const struct thrown_municipality *who = &f->t->municipalities[m];
        bool absent = own ? m != line->municipality
                          : !thrown_takes_part(who, f->row_of[i]->key_when) && lacks;
        if (!absent)
            rows[count++] =
                (struct listing_row){.period = line->period,
                                     .category = line->category,
                                     .line = written,
                                     .municipality = m,
                                     .half = line->half,
                                     .amount = {cells[m], cells[MUNICIPALITIES + m]},
                                     .place = {"listing.csv", (uint64_t)i + 2, 1}};
    }
    return count;
}

/* Whether a row is one that must not be tampered with. */
static bool tells(const struct listing_row *row, enum tampering tampering) {
    return row->amount[AMOUNT_NET] != 0 &&
           (tampering != OTHER_HALF || row->half != HALF_NONE);
}

static const char *tamper(const struct folder *f, struct proof *p) {
    const struct line_replay replay = {(void *)(uintptr_t)f, push_lines};
    if (!proof_holds(p, replay, NOTHING, 0))
        return "the listing is not proved";
    for (int tampering = CENT_MORE; tampering <= OTHER_HALF; tampering++) {
        size_t at =
            tampering == OTHER_HALF ? 0 : p->count * (size_t)tampering / TAMPERINGS;
        while (at < p->count && !tells(&p->rows[at], (enum tampering)tampering))
            at++;
        if (at < p->count && proof_holds(p, replay, (enum tampering)tampering, at))
            return "a listing that was tampered with is proved";
    }
    return NULL;
}

static const char *check_listing(struct folder *f) {
    static struct listing_row rows[FOLDER_LINES * THROWN_MUNICIPALITIES];
    struct buf name = {0};
    struct proof p = {.budget = &f->b, .close = f->t->close, .rows = rows};
    for (size_t i = 0; i < f->count; i++)
        p.count += add_rows(f, i, f->count % 2, rows + p.count, &name);
    buf_clear(&name);
    return tamper(f, &p);
}

/* --- all of it ------------------------------------------------------------------------ */

static const char *check(struct folder *f) {
    const char *wrong = check_lines(f);
    if (!wrong)
        wrong = check_cells(f);
    if (!wrong)
        wrong = check_listing(f);
    if (!wrong)
        wrong = folder_check_settlement(f);
    return wrong;
}

static void say(const struct folder *f) {
    struct buf said = {0};
    dump_faults(&said, &f->faults);
    printf("%s", buf_str(&said));
    buf_clear(&said);
}

/* Compares a folder with what becomes of it when some of it is thrown anew. */
static const char *check_change(const struct folder *before, struct dice *d) {
    struct thrown t = *before->t;
    struct folder after;
    thrown_again(&t, d);
    thrown_write(&t);
    const char *wrong = "a changed folder is refused";
    if (folder_open(&after, &t))
        wrong = check_lines(&after);
    if (!wrong)
        wrong = check_cells(&after);
    if (!wrong)
        wrong = folder_check_change(before, &after);
    if (wrong)
        say(&after);
    folder_close(&after);
    return wrong;
}

/* With any row that means nothing it must be refused. */
static const char *check_spoilt(const struct thrown *t) {
    struct thrown spoilt = *t;
    const char *wrong = NULL;
    while (!wrong && thrown_spoil(&spoilt)) {
        struct folder f;
        thrown_write_costs(&spoilt);
        if (folder_open(&f, &spoilt))
            wrong = "a row that means nothing is accepted";
        folder_close(&f);
    }
    return wrong;
}

static const char *everything_is_as_computed(struct dice *d) {
    struct thrown t;
    struct folder f;
    thrown_folder(&t, d);
    thrown_write(&t);
    const char *wrong = folder_open(&f, &t) ? check(&f) : "the folder is refused";
    if (wrong)
        say(&f);
    if (!wrong)
        wrong = check_spoilt(&t);
    if (!wrong)
        wrong = check_change(&f, d);
    folder_close(&f);
    return wrong;
}

int main(void) {
    static const char *const names[] = {"municipalities.csv", "keys.csv", "settings.csv",
                                        "costs.csv", "advances.csv"};
    char folder[] = "/tmp/seta-prop-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder) != 0)
        abort();
    int status = dice_try("everything is as computed", everything_is_as_computed, 2000);
    if (status != 0)
        printf("the folder is %s\n", folder);
    for (size_t i = 0; i < sizeof names / sizeof names[0] && status == 0; i++)
        unlink(names[i]);
    return status == 0 && (chdir("/") != 0 || rmdir(folder) != 0) ? 1 : status;
}

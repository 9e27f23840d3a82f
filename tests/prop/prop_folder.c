/* Thrown folders that mix all that an arrangement may say. Whatever the program makes of one
   is computed a second time, by fractions, from what was thrown: its lines, their shares,
   cells and totals; and its listing is proved. What it must not accept it refuses. */

#include <stdio.h>

#include "dump.h"
#include "folder.h"

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
    const char *wrong = folder_check_lines(f);
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
        wrong = folder_check_lines(&after);
    if (!wrong)
        wrong = folder_check_change(before, &after);
    if (wrong)
        say(&after);
    folder_close(&after);
    return wrong;
}

/* Tries a key out: another one, or a driver, in its place. Only shares change then. */
static const char *check_tried_out(const struct folder *before, struct dice *d) {
    struct thrown t = *before->t;
    struct folder after;
    const int key = (int)dice_between(d, 0, t.key_count - 1);
    thrown_replace(&t, d, key);
    bool accepted = folder_try_out(&after, &t, before, key);
    const char *wrong = accepted ? folder_check_lines(&after) : NULL;
    if (accepted != folder_has_shares(&after))
        wrong = "a key that is tried out is refused, or should be";
    if (accepted && !wrong)
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
    if (!wrong && dice_once_in(d, 2))
        wrong = check_tried_out(&f, d);
    if (!wrong)
        wrong = check_spoilt(&t);
    if (!wrong)
        wrong = check_change(&f, d);
    folder_close(&f);
    return wrong;
}

int main(void) {
    return thrown_try("everything is as computed", everything_is_as_computed, 2000);
}

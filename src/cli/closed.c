#include "cli/closed.h"

#include "engine/closing/changes.h"
#include "input/closed.h"

struct line_sink closed_watch(struct session *s, struct line_sink next) {
    struct budget *b = &s->budget;
    if (s->what_if || b->closed_count == 0)
        return next;
    s->closing = closing_new(b, b->closed, b->closed_count);
    return closing_sink(s->closing, next);
}

/* Whether the budget is closed by what the period was closed by; a fault if not. */
static bool same_closing(struct session *s, const struct closed_period *closed) {
    static const char *const words[] = {
        [CLOSE_QUARTER] = DIAG_WORD("quarter"), [CLOSE_YEAR] = DIAG_WORD("year")};
    struct buf root;
    if (s->budget.settings.close == closed->close)
        return true;
    buf_init(&root);
    period_write(&root, closed->root);
    diag_add(&s->diags, (struct place){.file = closed->file}, DIAG_CLOSED_OTHERWISE,
             buf_str(&root), words[closed->close], words[s->budget.settings.close], NULL);
    buf_clear(&root);
    return false;
}

/* What was, and what is. */
struct digests {
    struct closing_digest was, is;
    bool lines, shares, totals; /* these are the same */
};

static struct digests digests_of(struct session *s, size_t i,
                                 const struct closing_digest *was) {
    struct digests d = {.was = *was};
    d.is.lines = closing_lines(s->closing, i);
    d.is.shares = closing_shares(s->closing, i);
    if (s->allocation)
        d.is.totals = closing_totals(s->allocation, &s->budget.closed[i]);
    d.lines = closing_equal(d.was.lines, d.is.lines);
    d.shares = closing_equal(d.was.shares, d.is.shares);
    d.totals = !s->allocation || closing_equal(d.was.totals, d.is.totals);
    return d;
}

/* Whether the rows of the file are those that were closed, as far as they are needed to
   say what differs; a fault if not. */
static bool is_sound(struct session *s, const struct closed_period *closed,
                     const struct digests *d, const struct closing_digest *read) {
    struct buf root;
    bool totals = !d->lines || !d->shares || closing_equal(d->was.totals, read->totals);
    if (closing_equal(d->was.lines, read->lines) &&
        closing_equal(d->was.shares, read->shares) && totals)
        return true;
    buf_init(&root);
    period_write(&root, closed->root);
    diag_add(&s->diags, (struct place){.file = closed->file}, DIAG_CLOSED_DAMAGED,
             buf_str(&root), NULL);
    buf_clear(&root);
    return false;
}

/* Reads the file and says what differs. */
static void name_changes(struct session *s, size_t i, const struct digests *d) {
    const struct closed_period *closed = &s->budget.closed[i];
    struct closed_file *file = closed_file_open(closed, &s->budget, &s->diags);
    const struct closed_rows rows = closed_file_rows(file);
    struct changes *changes = changes_new(&s->budget, closed, &rows);
    const struct closing_digest read = changes_digest(changes);
    const struct line_replay again = session_replay(s);
    if (is_sound(s, closed, d, &read) &&
        changes_municipalities(&s->budget, closed, changes_codes(changes), &s->diags)) {
        if (!d->lines)
            changes_lines(changes, &again, &s->diags);
        if (!d->shares)
            changes_shares(changes, s->closing, i, d->lines, &s->diags);
        if (d->lines && d->shares)
            changes_totals(changes, s->allocation, &s->diags);
    }
    changes_free(changes);
    closed_file_close(file);
}

static void check_period(struct session *s, size_t i) {
    const struct closed_period *closed = &s->budget.closed[i];
    struct closing_digest was;
    unsigned version = closing_digest_read(closed->digest, &was);
    struct place at = {.file = closed->file};
    if (version == 0)
        diag_add(&s->diags, at, DIAG_CLOSED_INCOMPLETE, NULL);
    if (version != 0 && version != CLOSING_VERSION) {
        struct buf text = {0};
        buf_uint(&text, version);
        diag_add(&s->diags, at, DIAG_CLOSED_VERSION, buf_str(&text), NULL);
        buf_clear(&text);
    }
    if (version != CLOSING_VERSION || !same_closing(s, closed))
        return;
    (void)changes_settings(&s->budget, closed, (struct place){.file = s->folder},
                           &s->diags);
    const struct digests d = digests_of(s, i, &was);
    if (!d.lines || !d.shares || !d.totals)
        name_changes(s, i, &d);
}

void closed_check(struct session *s) {
    if (!s->closing || diag_any_error(&s->diags))
        return;
    for (size_t i = 0; i < s->budget.closed_count; i++)
        check_period(s, i);
}

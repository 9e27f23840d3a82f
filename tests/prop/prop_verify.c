/* P12: a verifier that does not use the allocator confirms every listing, and refuses
   one that was tampered with. */
#include <stdlib.h>

#include "engine/verify.h"
#include "scenario.h"

/* What is done to a row of the listing before it is read again. */
enum tampering { NOTHING, CENT_MORE, ROW_MISSING, ROW_TWICE, TAMPERINGS };

/* The rows of one listing; the one with number `at` is tampered with. */
struct listing {
    const struct outcome *outcome;
    struct listing_sink sink;
    enum tampering tampering;
    size_t rows, at;
};

static void push_row(struct listing *l, struct listing_row row) {
    bool here = l->rows++ == l->at;
    if (here && l->tampering == ROW_MISSING)
        return;
    if (here && l->tampering == CENT_MORE)
        row.amount++;
    for (int i = 0; i < (here && l->tampering == ROW_TWICE ? 2 : 1); i++)
        l->sink.take(l->sink.self, &row);
}

static void push_line(struct listing *l, size_t number) {
    struct line_texts texts;
    struct cost_line line = scenario_cost_line(l->outcome->scenario, number, &texts);
    struct buf name;
    money cells[2 * MUNICIPALITIES];
    buf_init(&name);
    outcome_line(l->outcome, number, number, cells);
    struct listing_row row = {.period = line.period, .category = line.category};
    row.line = listing_line_name(&name, &line);
    row.place = (struct place){"listing.csv", number + 2, 1};
    for (size_t j = 0; j < l->outcome->scenario->municipalities; j++) {
        row.municipality = (int)j;
        row.amount = cells[j];
        row.vat = cells[MUNICIPALITIES + j];
        if (line.category != CATEGORY_OWN || line.municipality == (int)j)
            push_row(l, row);
    }
    buf_clear(&name);
}

/* Whether the verifier is content with the listing of an outcome. */
static bool confirmed(const struct outcome *o, enum tampering tampering, size_t at) {
    const struct scenario *s = o->scenario;
    struct diags faults;
    diags_init(&faults);
    struct verifier *v = verifier_new(&o->budget, s->close, (struct period_range){0, 0});
    struct line_sink lines = verifier_lines(v, &faults);
    for (size_t i = 0; i < s->count; i++) {
        struct line_texts texts;
        struct cost_line line = scenario_cost_line(s, i, &texts);
        lines.take(lines.self, &line);
    }
    struct listing l = {.outcome = o, .tampering = tampering, .at = at};
    l.sink = verifier_rows(v, &faults);
    for (size_t i = 0; i < s->count; i++)
        push_line(&l, i);
    bool content = verifier_finish(v, &faults) == 0;
    verifier_free(v);
    diags_clear(&faults);
    return content;
}

static const char *is_proved(const struct scenario *s) {
    struct outcome o;
    const char *wrong = NULL;
    outcome_init(&o, s, NULL, 0, true);
    if (!confirmed(&o, NOTHING, 0))
        wrong = "the listing is not confirmed (P12)";
    for (int tampering = CENT_MORE; tampering < TAMPERINGS && !wrong; tampering++)
        if (s->count && confirmed(&o, (enum tampering)tampering, s->count / 2))
            wrong = "a listing that was tampered with is confirmed (P12)";
    outcome_clear(&o);
    return wrong;
}

static const char *try_one(struct dice *d) {
    struct scenario s;
    scenario_throw(&s, d);
    const char *wrong = is_proved(&s);
    if (wrong) {
        scenario_shrink(&s, is_proved);
        scenario_print(&s);
    }
    scenario_clear(&s);
    return wrong;
}

int main(void) {
    return dice_try("verify", try_one, 2000);
}

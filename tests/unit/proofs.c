#include "proofs.h"

#include "test.h"

#include "small_budget.h"

void proof_begin(struct proof *p, enum closing close) {
    *p = (struct proof){.close = close};
    diags_init(&p->diags);
    small_budget_init(&p->budget, 3, 1);
    small_budget_figures(&p->budget, 0, (int64_t[]){2, 1, 1});
    small_budget_plain_key(&p->budget, "key", 0);
}

void proof_add_line_of(struct proof *p, period when, const char *id, money amount) {
    p->lines[p->line_count++] = small_budget_line(when, CATEGORY_STAFF, 0, amount, id);
}

void proof_add_line(struct proof *p, const char *id, money amount) {
    proof_add_line_of(p, Q1, id, amount);
}

void proof_add_row_of(struct proof *p, period when, const char *id, int municipality,
                      money amount) {
    p->rows[p->row_count] =
        (struct listing_row){.period = when,
                             .category = CATEGORY_STAFF,
                             .line = slice_of(id),
                             .municipality = municipality,
                             .amount[AMOUNT_NET] = amount,
                             .place = {"listing.csv", p->row_count + 2, 0}};
    p->row_count++;
}

void proof_add_row(struct proof *p, const char *id, int municipality, money amount) {
    proof_add_row_of(p, Q1, id, municipality, amount);
}

void proof_add_rows(struct proof *p, const char *id, const money *cells) {
    for (int m = 0; m < 3; m++)
        proof_add_row(p, id, m, cells[m]);
}

static int next_row(void *self, struct listing_row *row) {
    struct proof *p = self;
    if (p->rows_read == p->row_count)
        return 0;
    *row = p->rows[p->rows_read++];
    return 1;
}

static int push_lines(void *self, struct line_sink *sink) {
    struct proof *p = self;
    for (size_t i = 0; i < p->line_count; i++)
        assert_int_equal(sink->take(sink->self, &p->lines[i]), 0);
    return 0;
}

struct verifier *proof_start(struct proof *p) {
    return p->v = verifier_new(&p->budget, p->close, p->range);
}

int proof_finish(struct proof *p) {
    struct verifier *v = p->v ? p->v : proof_start(p);
    struct line_sink lines =
        verifier_lines(v, (struct listing_source){p, next_row}, &p->diags);
    push_lines(p, &lines);
    const struct line_replay again = {p, push_lines};
    return verifier_finish(v, &again, "listing.csv", &p->diags);
}

void proof_end(struct proof *p) {
    verifier_free(p->v);
    diags_clear(&p->diags);
    budget_clear(&p->budget);
}

static void see(void *self, const struct diag *fault) {
    diag_print(self, fault, false);
}

static void see_more(void *self, const char *file, enum diag_level level,
                     uint64_t times) {
    diag_print_more(self, file, level, times);
}

void assert_faults(struct proof *p, const char *expected) {
    struct buf text;
    buf_init(&text);
    assert_int_equal(proof_finish(p), expected[0] ? -1 : 0);
    struct diag_visitor visitor = {&text, see, see_more};
    diag_visit(&p->diags, DIAG_NOTE, &visitor);
    assert_string_equal(buf_str(&text), expected);
    buf_clear(&text);
    proof_end(p);
}

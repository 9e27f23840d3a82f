#include "small_divider.h"

#include "small_budget.h"
#include "test.h"

enum { Q1 = 2025 * 8 + 1 };

void small_divider_init(struct small_divider *s, const int64_t *figures, size_t count) {
    *s = (struct small_divider){0};
    diags_init(&s->diags);
    small_budget_init(&s->budget, count, 1);
    small_budget_figures(&s->budget, 0, figures);
    int key = small_budget_plain_key(&s->budget, "key", 0);
    assert_int_equal(shares_init(&s->shares, &s->budget, key, Q1, &s->diags), 0);
    divider_init(&s->divider, &s->shares);
}

void small_divider_clear(struct small_divider *s) {
    divider_clear(&s->divider);
    shares_clear(&s->shares);
    diags_clear(&s->diags);
    budget_clear(&s->budget);
}

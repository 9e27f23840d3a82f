#include "input/costs/cost_run.h"

#include <stdlib.h>

#include "base/mem.h"

static void find_category_keys(struct cost_run *r) {
    const struct budget *b = r->l->b;
    for (category c = 0; c < b->categories.count; c++)
        r->category_keys[c] = KEY_NONE;
    for (size_t i = b->key_count; i-- > 0;)
        if (b->keys[i].category != CATEGORY_UNKNOWN)
            r->category_keys[b->keys[i].category] = (int)i;
}

void cost_run_init(struct cost_run *r, struct load_context *l,
                   const struct accounts *accounts) {
    *r = (struct cost_run){.l = l, .accounts = accounts, .always = l->d};
    r->key_used = mem_zero(l->b->key_count, sizeof *r->key_used);
    r->rule_used = mem_zero(accounts->count, sizeof *r->rule_used);
    find_category_keys(r);
    for (int i = 0; i < RUN_MEMOS; i++)
        memo_init(&r->memos[i]);
    account_sums_init(&r->uncovered);
    account_sums_init(&r->others);
    coverage_init(&r->coverage);
    left_out_init(&r->left_out);
}

void cost_run_clear(struct cost_run *r) {
    free(r->key_used);
    free(r->rule_used);
    for (int i = 0; i < RUN_MEMOS; i++)
        memo_clear(&r->memos[i]);
    account_sums_clear(&r->uncovered);
    account_sums_clear(&r->others);
    coverage_clear(&r->coverage);
    left_out_clear(&r->left_out);
}

void cost_run_fork(struct cost_run *part, const struct cost_run *r,
                   struct line_sink *sink) {
    cost_run_init(part, r->l, r->accounts);
    part->first_pass = r->first_pass;
    part->folder_keys = r->folder_keys;
    part->sink = sink;
}

void cost_run_join(struct cost_run *r, const struct cost_run *part, uint64_t lines) {
    for (size_t i = 0; i < r->l->b->key_count; i++)
        r->key_used[i] |= part->key_used[i];
    for (size_t i = 0; i < r->accounts->count; i++)
        r->rule_used[i] |= part->rule_used[i];
    r->products = r->products || part->products;
    r->halves = r->halves || part->halves;
    left_out_join(&r->left_out, &part->left_out);
    coverage_join(&r->coverage, &part->coverage);
    account_sums_join(&r->uncovered, &part->uncovered, lines);
    account_sums_join(&r->others, &part->others, lines);
}

#include "input/costs/accounts.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "input/forms/header_names.h"
#include "input/table/fields.h"

void accounts_init(struct accounts *a) {
    *a = (struct accounts){0};
    names_init(&a->patterns);
}

void accounts_clear(struct accounts *a) {
    free(a->rules);
    free(a->ranges);
    names_clear(&a->patterns);
    accounts_init(a);
}

/* --- matching ---------------------------------------------------------------------- */

static void add_found(const struct account_rule *found[2],
                      const struct account_rule *rule) {
    if (!found[0])
        found[0] = rule;
    else if (!found[1])
        found[1] = rule;
}

/* How many ranges begin at `number` or before it. */
static size_t ranges_begun(const struct accounts *a,
                           const struct account_number *number) {
    size_t least = 0, most = a->range_count;
    while (least < most) {
        size_t middle = least + (most - least) / 2;
        if (account_number_compare(&a->ranges[middle].low, number) <= 0)
            least = middle + 1;
        else
            most = middle;
    }
    return least;
}

/* Finds the ranges that hold an account: at most two, in the order of their rows. */
static void find_ranges(const struct accounts *a, struct slice account,
                        const struct account_rule *found[2]) {
    struct account_number number;
    size_t begun = 0;
    if (account_number_read(account, &number))
        begun = ranges_begun(a, &number);
    if (begun == 0)
        return;
    const size_t *far = a->ranges[begun - 1].far;
    for (size_t i = 0; i < 2 && (i == 0 || far[1] != far[0]); i++) {
        const struct account_range *range = &a->ranges[far[i]];
        if (slice_equal(range->low.letters, number.letters) &&
            account_number_compare(&number, &range->high) <= 0)
            add_found(found, &a->rules[range->rule]);
    }
    if (found[1] && found[1] < found[0]) {
        const struct account_rule *later = found[0];
        found[0] = found[1];
        found[1] = later;
    }
}

/* The rule with exactly this pattern, in lower case. */
static const struct account_rule *find_pattern(const struct accounts *a,
                                               struct slice pattern) {
    int number = names_find(&a->patterns, pattern);
    return number == NAMES_NONE ? NULL : &a->rules[number];
}

/* The rule with the longest prefix of `text`, which is in lower case and has room for one
   more byte. The prefix's length goes to *len. */
static const struct account_rule *find_prefix(const struct accounts *a, char *text,
                                              size_t *len) {
    const struct account_rule *rule = NULL;
    size_t most = *len < a->longest_prefix ? *len : a->longest_prefix;
    for (size_t n = most + 1; !rule && n-- > 0;) {
        char kept = text[n];
        text[n] = '*';
        rule = find_pattern(a, (struct slice){text, n + 1});
        text[n] = kept;
        *len = n;
    }
    return rule;
}

enum account_result accounts_find(const struct accounts *a, struct slice account,
                                  const struct account_rule *found[2]) {
    char *lower = letters_lower(account);
    size_t len = strlen(lower);
    found[0] = find_pattern(a, (struct slice){lower, len});
    found[1] = NULL;
    if (!found[0]) {
        const struct account_rule *prefix = find_prefix(a, lower, &len);
        find_ranges(a, (struct slice){lower, strlen(lower)}, found);
        /* A range counts more than "*" alone. */
        if (prefix && (len > 0 || !found[0]))
            add_found(found, prefix);
    }
    free(lower);
    return found[1] ? ACCOUNT_AMBIGUOUS : found[0] ? ACCOUNT_FOUND : ACCOUNT_NONE;
}

static bool same_lines(const struct account_rule *a, const struct account_rule *b) {
    return a->category == b->category && a->leave_out == b->leave_out &&
           a->key == b->key && a->municipality == b->municipality &&
           a->incurred_by == b->incurred_by &&
           strcmp(a->category_text, b->category_text) == 0;
}

size_t accounts_alike(const struct accounts *a, size_t rule) {
    size_t first = 0;
    while (first < rule && !same_lines(&a->rules[first], &a->rules[rule]))
        first++;
    return first;
}

/* --- reading ----------------------------------------------------------------------- */

static int read_category(struct reader *s, struct account_rule *rule) {
    struct slice text = reader_cell(s, ACCOUNT_CATEGORY);
    rule->category_text = arena_text(&s->l->b->arena, text);
    rule->category = category_find(&s->l->b->categories, text);
    rule->leave_out = header_among("none|geen", text);
    if (text.len == 0) {
        field_fault(s, ACCOUNT_CATEGORY, DIAG_CATEGORY_EMPTY);
        return -1;
    }
    bool known = rule->category != CATEGORY_UNKNOWN || rule->leave_out;
    if (known || reader_cell(s, ACCOUNT_MUNICIPALITY).len > 0)
        return 0;
    fault_category(s, ACCOUNT_CATEGORY);
    return -1;
}

/* Reads an optional cell that names something. */
static int read_name(struct reader *s, int field, field_reader *reader, int *value) {
    return reader_cell(s, field).len > 0 ? reader(s, field, value) : 0;
}

/* Adds a range, to be sorted when all are there. */
static void add_range(struct accounts *a, const struct account_range *range) {
    a->ranges = mem_room(a->ranges, a->range_count, &a->range_room, sizeof *a->ranges);
    a->ranges[a->range_count++] = *range;
}

/* Adds the rule unless its pattern was there. One that looks like a mistyped range is
   reported later, unless a line has an account of just that name. */
static void add_rule(struct accounts *a, struct reader *s, struct account_rule *rule) {
    struct slice pattern = account_text(reader_cell(s, ACCOUNT_PATTERN));
    char *lower = letters_lower(pattern);
    int number = names_add(&a->patterns, slice_of(lower));
    free(lower);
    if (number != (int)a->count) {
        field_fault(s, ACCOUNT_PATTERN, DIAG_ACCOUNT_TWICE);
        return;
    }
    struct slice text = a->patterns.list[number];
    struct account_range range = {.rule = a->count};
    rule->pattern = arena_text(&s->l->b->arena, pattern);
    rule->form = account_pattern_read(text, &range.low, &range.high);
    if (rule->form == ACCOUNT_SENSELESS)
        field_fault(s, ACCOUNT_PATTERN, DIAG_ACCOUNT_PATTERN);
    if (rule->form == ACCOUNT_RANGE)
        add_range(a, &range);
    if (rule->form == ACCOUNT_BEGINNING && text.len > a->longest_prefix)
        a->longest_prefix = text.len - 1;
    a->rules = mem_room(a->rules, a->count, &a->room, sizeof *a->rules);
    a->rules[a->count++] = *rule;
}

static void read_row(struct accounts *a, struct reader *s) {
    struct slice pattern = account_text(reader_cell(s, ACCOUNT_PATTERN));
    struct account_rule rule = {.place = reader_place(s, ACCOUNT_PATTERN),
                                .key = KEY_NONE,
                                .municipality = MUNICIPALITY_NONE,
                                .incurred_by = PARTY_NONE};
    /* All cells are checked. A rule with faults still covers its accounts, so that their
       lines give no further faults. */
    (void)read_category(s, &rule);
    (void)read_name(s, ACCOUNT_KEY, field_key, &rule.key);
    (void)read_name(s, ACCOUNT_MUNICIPALITY, field_municipality, &rule.municipality);
    (void)read_name(s, ACCOUNT_INCURRED, field_party, &rule.incurred_by);
    if (rule.key != KEY_NONE && rule.municipality != MUNICIPALITY_NONE)
        field_fault(s, ACCOUNT_KEY, DIAG_KEY_IGNORED);
    if (pattern.len == 0) {
        field_fault(s, ACCOUNT_PATTERN, DIAG_ACCOUNT_EMPTY);
        return;
    }
    add_rule(a, s, &rule);
}

/* --- afterwards -------------------------------------------------------------------- */

static int by_beginning(const void *a, const void *b) {
    const struct account_range *x = a, *y = b;
    int order = account_number_compare(&x->low, &y->low);
    return order != 0 ? order : x->rule < y->rule ? -1 : 1;
}

/* Whether range `i` ends behind range `j`. */
static bool farther(const struct accounts *a, size_t i, size_t j) {
    return account_number_compare(&a->ranges[i].high, &a->ranges[j].high) > 0;
}

/* Sorts the ranges, and finds for each which of those up to it reach farthest: a range
   that begins before an account and ends behind it holds it. */
static void order_ranges(struct accounts *a) {
    if (a->range_count > 0)
        qsort(a->ranges, a->range_count, sizeof *a->ranges, by_beginning);
    for (size_t i = 0; i < a->range_count; i++) {
        struct account_range *range = &a->ranges[i];
        range->far[0] = range->far[1] = i;
        if (i == 0 || !slice_equal(range->low.letters, range[-1].low.letters))
            continue;
        const size_t *before = range[-1].far;
        bool first = farther(a, i, before[0]);
        range->far[0] = first ? i : before[0];
        if (first)
            range->far[1] = before[0];
        else if (before[1] != before[0] && !farther(a, i, before[1]))
            range->far[1] = before[1];
    }
}

void accounts_report(const struct accounts *a, const bool *used, struct diags *d) {
    static const enum diag_code codes[] = {[ACCOUNT_REVERSED] = DIAG_ACCOUNT_RANGE,
                                           [ACCOUNT_DOUBTFUL] = DIAG_ACCOUNT_PATTERN};
    for (size_t i = 0; i < a->count; i++) {
        const struct account_rule *rule = &a->rules[i];
        bool doubt = rule->form == ACCOUNT_REVERSED || rule->form == ACCOUNT_DOUBTFUL;
        if (doubt && !used[i])
            fault_text(d, rule->place, codes[rule->form], slice_of(rule->pattern));
    }
}

void accounts_read(struct accounts *a, struct load_context *l, const char *path) {
    struct reader s;
    if (reader_open(&s, l, path, &schema_accounts) == 0) {
        while (reader_next(&s))
            read_row(a, &s);
        reader_record(&s);
    }
    reader_close(&s);
    order_ranges(a);
}

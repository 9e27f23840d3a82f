#include "input/accounts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nearest.h"
#include "input/fields.h"
#include "input/letters.h"

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

/* An account as its letters and the number behind them: D3703 is D and 3703. */
struct account {
    struct slice letters, digits;
};

/* False when the text does not end in a number, or has something else than letters before
 * it. */
static bool split(struct slice text, struct account *a) {
    size_t digits = 0;
    while (digits < text.len && letter_is_digit(text.at[text.len - digits - 1]))
        digits++;
    a->letters = (struct slice){text.at, text.len - digits};
    a->digits = (struct slice){text.at + text.len - digits, digits};
    while (a->digits.len > 1 && a->digits.at[0] == '0') {
        a->digits.at++;
        a->digits.len--;
    }
    for (size_t i = 0; i < a->letters.len; i++)
        if (letter_lower(a->letters.at[i]) < 'a' || letter_lower(a->letters.at[i]) > 'z')
            return false;
    return digits > 0;
}

/* Numbers of any length: without zeros in front, the longer one is the larger. */
static int compare_digits(struct slice a, struct slice b) {
    if (a.len != b.len)
        return a.len < b.len ? -1 : 1;
    return slice_compare(a, b);
}

/* A pattern "4000-4299" or "D3700-D3799" as its ends; false for any other. */
static bool split_range(struct slice pattern, struct account *low, struct account *high) {
    const char *dash = pattern.len > 0 ? memchr(pattern.at, '-', pattern.len) : NULL;
    if (!dash)
        return false;
    size_t before = (size_t)(dash - pattern.at);
    struct slice first = {pattern.at, before};
    struct slice last = {dash + 1, pattern.len - before - 1};
    return split(slice_trim(first), low) && split(slice_trim(last), high) &&
           slice_equal_nocase(low->letters, high->letters);
}

static bool has_digit(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (letter_is_digit(text.at[i]))
            return true;
    return false;
}

/* Whether a pattern that is no range was meant for one: its only dash stands between two
   texts with digits, or at an end. K-100 is an account. */
static bool like_range(struct slice pattern) {
    const char *dash = memchr(pattern.at, '-', pattern.len);
    if (!dash)
        return false;
    size_t before = (size_t)(dash - pattern.at);
    struct slice low = {pattern.at, before};
    struct slice high = {dash + 1, pattern.len - before - 1};
    if (high.len > 0 && memchr(high.at, '-', high.len))
        return false;
    return low.len == 0 || high.len == 0 || (has_digit(low) && has_digit(high));
}

static bool in_range(const struct account_rule *rule, struct slice text) {
    struct account low, high, account;
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): ranges are of rules */
    return split_range(slice_of(rule->pattern), &low, &high) && split(text, &account) &&
           slice_equal_nocase(low.letters, account.letters) &&
           compare_digits(low.digits, account.digits) <= 0 &&
           compare_digits(account.digits, high.digits) <= 0;
}

static void add_found(const struct account_rule *found[2],
                      const struct account_rule *rule) {
    if (!found[0])
        found[0] = rule;
    else if (!found[1])
        found[1] = rule;
}

/* The rule with exactly this pattern, in lower case. */
static const struct account_rule *find_pattern(const struct accounts *a,
                                               struct slice pattern) {
    int number = names_find(&a->patterns, pattern);
    return number == NAMES_NONE ? NULL : &a->rules[number];
}

/* The rule with the longest prefix of `text`, which is in lower case and followed by a byte
   of room. Its length goes to *len. */
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
        for (size_t i = 0; i < a->range_count && !found[1]; i++)
            if (in_range(&a->rules[a->ranges[i]], account))
                add_found(found, &a->rules[a->ranges[i]]);
        /* "*" alone is less good than a range. */
        if (prefix && (len > 0 || !found[0]))
            add_found(found, prefix);
    }
    free(lower);
    return found[1] ? ACCOUNT_AMBIGUOUS : found[0] ? ACCOUNT_FOUND : ACCOUNT_NONE;
}

/* --- reading ----------------------------------------------------------------------- */

static int read_category(struct sheet *s, struct account_rule *rule) {
    struct slice text = sheet_cell(s, ACCOUNT_CATEGORY);
    rule->category_text = arena_text(&s->l->b->arena, text);
    rule->category = category_find(text);
    rule->leave_out = header_among("none|geen", text);
    if (text.len == 0) {
        field_fault(s, ACCOUNT_CATEGORY, DIAG_CATEGORY_EMPTY);
        return -1;
    }
    bool known = rule->category != CATEGORY_UNKNOWN || rule->leave_out;
    if (known || sheet_cell(s, ACCOUNT_MUNICIPALITY).len > 0)
        return 0;
    fault_category(s, ACCOUNT_CATEGORY);
    return -1;
}

/* Reads an optional cell that names something. */
static int read_name(struct sheet *s, int field, field_reader *reader, int *value) {
    return sheet_cell(s, field).len > 0 ? reader(s, field, value) : 0;
}

/* Finds what a pattern is. A range that cannot be one is refused later, unless a line is on an
   account of just that name. */
static void read_pattern(struct sheet *s, struct account_rule *rule) {
    struct slice pattern = sheet_cell(s, ACCOUNT_PATTERN);
    struct account low, high;
    size_t star = 0;
    while (star < pattern.len && pattern.at[star] != '*')
        star++;
    rule->pattern = arena_text(&s->l->b->arena, pattern);
    rule->range = split_range(pattern, &low, &high);
    if (star + 1 < pattern.len)
        field_fault(s, ACCOUNT_PATTERN, DIAG_ACCOUNT_PATTERN);
    else if (rule->range && compare_digits(low.digits, high.digits) > 0)
        rule->doubt = DOUBT_REVERSED;
    else if (!rule->range && star == pattern.len && like_range(pattern))
        rule->doubt = DOUBT_BROKEN;
}

static void read_row(struct accounts *a, struct sheet *s) {
    struct slice pattern = sheet_cell(s, ACCOUNT_PATTERN);
    struct account_rule rule = {.place = sheet_place(s, ACCOUNT_PATTERN),
                                .key = KEY_NONE,
                                .municipality = MUNICIPALITY_NONE,
                                .incurred_by = PARTY_NONE};
    /* Faults of all cells are added. A rule with faults still covers its accounts: no
       more faults are wanted for each of their lines. */
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
    read_pattern(s, &rule);
    char *lower = letters_lower(pattern);
    size_t len = strlen(lower);
    bool new = names_add(&a->patterns, slice_of(lower)) == (int)a->count;
    free(lower);
    if (!new) {
        field_fault(s, ACCOUNT_PATTERN, DIAG_ACCOUNT_TWICE);
        return;
    }
    a->rules = mem_room(a->rules, a->count, &a->room, sizeof *a->rules);
    a->ranges = mem_grow(a->ranges, a->room, sizeof *a->ranges);
    if (rule.range)
        a->ranges[a->range_count++] = a->count;
    else if (pattern.at[pattern.len - 1] == '*' && len > a->longest_prefix)
        a->longest_prefix = len - 1;
    a->rules[a->count++] = rule;
}

void accounts_report(const struct accounts *a, const bool *used, struct diags *d) {
    static const enum diag_code codes[] = {
        [DOUBT_REVERSED] = DIAG_ACCOUNT_RANGE, [DOUBT_BROKEN] = DIAG_ACCOUNT_PATTERN};
    for (size_t i = 0; i < a->count; i++)
        if (a->rules[i].doubt != DOUBT_NONE && !used[i])
            fault_text(d, a->rules[i].place, codes[a->rules[i].doubt],
                       slice_of(a->rules[i].pattern));
}

void accounts_read(struct accounts *a, struct loading *l, const char *path) {
    struct sheet s;
    if (sheet_open(&s, l, path, &schema_accounts) == 0) {
        while (sheet_next(&s))
            read_row(a, &s);
        sheet_record(&s);
    }
    sheet_close(&s);
}

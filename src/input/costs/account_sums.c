#include "input/costs/account_sums.h"

#include <stdlib.h>

#include "base/mem.h"

/* Accounts with a sum of their own, and bytes of one: enough for any ledger, and safe
   with a hostile file of a million accounts. */
enum { APART_MOST = 4096, APART_LONGEST = 1000 };
/* Bytes of one that is reported by name: longer texts are hardly accounts. */
enum { NAMED_LONGEST = 80 };

void account_sums_init(struct account_sums *s) {
    *s = (struct account_sums){0};
    names_init(&s->names);
}

void account_sums_clear(struct account_sums *s) {
    names_clear(&s->names);
    free(s->list);
    account_sums_init(s);
}

/* The number of an account with a sum of its own; for all others, one more than any. */
static uint32_t number_of(struct account_sums *s, struct slice account) {
    if (account.len > APART_LONGEST)
        return APART_MOST + 1;
    int number = names_find(&s->names, account);
    if (number == NAMES_NONE && s->names.count == APART_MOST)
        return APART_MOST + 1;
    if (number == NAMES_NONE) {
        s->list = mem_room(s->list, (size_t)s->names.count, &s->room, sizeof *s->list);
        number = names_add(&s->names, account);
        s->list[number] = (struct account_sum){0};
    }
    return (uint32_t)number + 1;
}

static struct account_sum *entry(struct account_sums *s, uint32_t number) {
    return number > APART_MOST ? &s->rest : &s->list[number - 1];
}

uint32_t account_sums_number(struct account_sums *s, struct slice account,
                             struct place at) {
    uint32_t number = number_of(s, account);
    struct account_sum *a = entry(s, number);
    if (a->place.line == 0)
        a->place = at;
    return number;
}

void account_sums_count(struct account_sums *s, uint32_t number, const money *amount) {
    struct account_sum *a = entry(s, number);
    a->lines++;
    a->sum += amount ? *amount : 0;
    a->unknown = a->unknown || !amount;
}

bool account_sums_known(const struct account_sums *s) {
    return !account_sums_all(s).unknown;
}

bool account_sums_apart(const struct account_sums *s) {
    return s->rest.lines == 0;
}

static void add(struct account_sum *to, const struct account_sum *from, uint64_t lines) {
    if (to->place.line == 0 && from->place.line > 0) {
        to->place = from->place;
        to->place.line += lines;
    }
    to->lines += from->lines;
    to->sum += from->sum;
    to->unknown = to->unknown || from->unknown;
}

void account_sums_join(struct account_sums *s, const struct account_sums *from,
                       uint64_t lines) {
    for (int i = 0; i < from->names.count; i++) {
        uint32_t number = number_of(s, from->names.list[i]);
        add(entry(s, number), &from->list[i], lines);
    }
    add(&s->rest, &from->rest, lines);
}

struct account_sum account_sums_all(const struct account_sums *s) {
    struct account_sum all = s->rest;
    for (int i = 0; i < s->names.count; i++)
        add(&all, &s->list[i], 0);
    return all;
}

static void report(const struct account_sum *a, struct slice name, enum diag_code code,
                   struct diags *d) {
    struct buf account, lines, sum;
    buf_init(&account);
    buf_init(&lines);
    buf_init(&sum);
    buf_slice(&account, name);
    buf_uint(&lines, a->lines);
    if (a->unknown)
        buf_char(&sum, '?');
    else
        money_word(&sum, a->sum);
    diag_add(d, a->place, code, buf_str(&account), buf_str(&lines), buf_str(&sum), NULL);
    buf_clear(&sum);
    buf_clear(&lines);
    buf_clear(&account);
}

void account_sums_report(const struct account_sums *s, enum diag_code each,
                         enum diag_code further, struct diags *d) {
    struct account_sum rest = {0};
    for (int i = 0; i < s->names.count; i++)
        if (s->names.list[i].len > NAMED_LONGEST)
            add(&rest, &s->list[i], 0);
        else
            report(&s->list[i], s->names.list[i], each, d);
    add(&rest, &s->rest, 0);
    if (rest.lines > 0 && further != DIAG_CODES)
        report(&rest, slice_of(""), further, d);
}

#include "input/uncovered.h"

#include <stdlib.h>

#include "base/mem.h"

/* Enough for any plan of accounts; a hostile file may have a million. */
enum { UNCOVERED_MOST = 4096, UNCOVERED_LONGEST = 80 };

void uncovered_init(struct uncovered *u) {
    *u = (struct uncovered){0};
    names_init(&u->names);
}

void uncovered_clear(struct uncovered *u) {
    names_clear(&u->names);
    free(u->list);
    uncovered_init(u);
}

/* The entry to which a line on `account` is added. */
static struct uncovered_account *entry(struct uncovered *u, struct slice account) {
    if (account.len > UNCOVERED_LONGEST)
        return &u->rest;
    int number = names_find(&u->names, account);
    if (number != NAMES_NONE)
        return &u->list[number];
    if (u->names.count == UNCOVERED_MOST)
        return &u->rest;
    u->list = mem_room(u->list, (size_t)u->names.count, &u->room, sizeof *u->list);
    number = names_add(&u->names, account);
    u->list[number] = (struct uncovered_account){0};
    return &u->list[number];
}

void uncovered_add(struct uncovered *u, struct slice account, money amount,
                   struct place at, bool comma) {
    struct uncovered_account *a = entry(u, account);
    if (a->lines++ == 0) {
        a->place = at;
        a->comma = comma;
    }
    a->sum += amount;
}

bool uncovered_apart(const struct uncovered *u) {
    return u->rest.lines == 0;
}

void uncovered_join(struct uncovered *u, const struct uncovered *from, uint64_t lines) {
    for (int i = 0; i < from->names.count; i++) {
        struct uncovered_account *a = entry(u, from->names.list[i]);
        struct uncovered_account more = from->list[i];
        more.place.line += lines;
        if (a->lines == 0)
            *a = (struct uncovered_account){.place = more.place, .comma = more.comma};
        a->lines += more.lines;
        a->sum += more.sum;
    }
}

static void report(const struct uncovered_account *a, struct slice name,
                   enum diag_code code, struct diags *d) {
    struct buf account, lines, sum;
    buf_init(&account);
    buf_init(&lines);
    buf_init(&sum);
    buf_slice(&account, name);
    buf_uint(&lines, a->lines);
    money counted = 0;
    if (money_holds(a->sum, &counted))
        money_write(&sum, counted, a->comma ? &figure_dutch : &figure_english);
    else
        buf_char(&sum, '?');
    diag_add(d, a->place, code, buf_str(&account), buf_str(&lines), buf_str(&sum), NULL);
    buf_clear(&sum);
    buf_clear(&lines);
    buf_clear(&account);
}

void uncovered_report(const struct uncovered *u, struct diags *d) {
    for (int i = 0; i < u->names.count; i++)
        report(&u->list[i], u->names.list[i], DIAG_ACCOUNT_UNCOVERED, d);
    if (u->rest.lines > 0)
        report(&u->rest, slice_of(""), DIAG_ACCOUNTS_UNCOVERED, d);
}

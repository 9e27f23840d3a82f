/* Accounts: accounts.csv, which ledger account belongs to which category. */
#ifndef INPUT_COSTS_ACCOUNTS_H
#define INPUT_COSTS_ACCOUNTS_H

#include "base/names.h"
#include "input/costs/account_pattern.h"
#include "input/table/load_context.h"

/* One row: what the lines of some accounts are. */
struct account_rule {
    const char *pattern; /* as written: "41000", "41*", "4000-4299", "*" */
    enum account_form form;
    struct place place;
    const char *category_text; /* as written */
    category category;         /* CATEGORY_UNKNOWN when it is none of the shared ones */
    bool leave_out;            /* category `none`: its lines do not count */
    int key;                   /* KEY_NONE when the row names none */
    int municipality;          /* MUNICIPALITY_NONE when the row names none */
    int incurred_by;           /* PARTY_NONE when the row names none */
};

/* A rule that is a range. */
struct account_range {
    struct account_number low, high; /* borrowed from the patterns */
    size_t rule;
    /* The numbers of the two ranges with the highest ends, among this one and those
       before it with the same letters; both the same when there is only one. */
    size_t far[2];
};

struct accounts {
    struct account_rule *rules; /* owned */
    size_t count, room;
    struct names patterns;        /* owned: in lower case; number = rule */
    struct account_range *ranges; /* owned: by letters and lower end */
    size_t range_count, range_room;
    size_t longest_prefix; /* bytes, without the * */
};

/* Whether a rule is the row *, which covers all accounts that no other rule covers. */
static inline bool account_is_rest(const struct account_rule *rule) {
    return rule->pattern[0] == '*' && !rule->pattern[1];
}

enum account_result { ACCOUNT_FOUND, ACCOUNT_NONE, ACCOUNT_AMBIGUOUS };

void accounts_init(struct accounts *a);
void accounts_clear(struct accounts *a);

/* Reads the rules; municipalities and keys must be known. */
void accounts_read(struct accounts *a, struct load_context *l, const char *path);

/* Adds the faults of patterns that look like a mistyped range, unless the rule is `used`:
   then some cost line has an account of just that name. */
void accounts_report(const struct accounts *a, const bool *used, struct diags *d);

/* The rule for an account, case ignored: an exact pattern before a range or a prefix, a
   longer prefix before a shorter one, "*" last. When two are equally good, both are
   given. */
enum account_result accounts_find(const struct accounts *a, struct slice account,
                                  const struct account_rule *found[2]);

/* The first rule that makes the same of a line as this one, which may be itself. */
size_t accounts_alike(const struct accounts *a, size_t rule);

#endif

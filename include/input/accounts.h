/* Accounts: accounts.csv, which ledger account belongs to which category. */
#ifndef INPUT_ACCOUNTS_H
#define INPUT_ACCOUNTS_H

#include "base/names.h"
#include "input/sheet.h"

/* Why a pattern with a dash may be no range but a slip. */
enum account_doubt { DOUBT_NONE, DOUBT_REVERSED, DOUBT_BROKEN };

/* One row: what the lines of some accounts are. */
struct account_rule {
    const char *pattern; /* as written: "41000", "41*", "4000-4299", "*" */
    bool range;
    enum account_doubt doubt;
    struct place place;
    const char *category_text; /* as written */
    enum category category;    /* CATEGORY_UNKNOWN when it is not shared or not known */
    bool leave_out;            /* category `none`: its lines do not count */
    int key;                   /* KEY_NONE when the row names none */
    int municipality;          /* MUNICIPALITY_NONE when the row names none */
    int incurred_by;           /* PARTY_NONE when the row names none */
};

struct accounts {
    struct account_rule *rules; /* owned */
    size_t count, room;
    struct names patterns; /* owned: in lower case; number = rule */
    size_t *ranges;        /* owned: the rules that are ranges */
    size_t range_count;
    size_t longest_prefix; /* bytes, without the * */
};

enum account_result { ACCOUNT_FOUND, ACCOUNT_NONE, ACCOUNT_AMBIGUOUS };

void accounts_init(struct accounts *a);
void accounts_clear(struct accounts *a);

/* Reads the rules; municipalities and keys must be known. */
void accounts_read(struct accounts *a, struct loading *l, const char *path);

/* Adds the faults of doubtful patterns: those that by `used`, one per rule, no cost line is on
   as an account of just that name. */
void accounts_report(const struct accounts *a, const bool *used, struct diags *d);

/* The rule for an account, case ignored: an exact pattern before a range or a prefix, a
   longer prefix before a shorter, "*" last. When two are equally good, both are given. */
enum account_result accounts_find(const struct accounts *a, struct slice account,
                                  const struct account_rule *found[2]);

#endif

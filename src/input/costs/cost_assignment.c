#include "input/costs/cost_assignment.h"

#include <string.h>

#include "input/costs/cost_transfer.h"
#include "input/table/fields.h"

/* Values in the memo of accounts that are no number of a rule. RULE_NUMBER: the account
   was taken for a number by some program, see looks_computed. */
enum rule_number { RULE_NONE = -1, RULE_AMBIGUOUS = -2, RULE_NUMBER = -3 };

/* Reads a cell that names something; each different text is looked up once. */
static int read_name(struct cost_file *f, int field, enum run_memo kind,
                     field_reader *reader, int *value) {
    struct slice text = reader_cell(&f->reader, field);
    struct memo *memo = &f->run->memos[kind];
    if (memo_find(memo, text, value))
        return 0;
    if (reader(&f->reader, field, value) != 0)
        return -1;
    memo_add(memo, text, *value);
    return 0;
}

/* --- the account ------------------------------------------------------------------- */

/* The account of the current row; of a blank cell "blank" or "leeg", when a row of
   accounts.csv is for these. */
static struct slice account_of(struct cost_file *f) {
    static const char *const blanks[] = {"blank", "leeg"};
    const struct account_rule *found[2];
    struct slice account = account_text(reader_cell(&f->reader, COST_ACCOUNT));
    bool blank = account.len == 0 && reader_has(&f->reader, COST_ACCOUNT);
    for (size_t i = 0; blank && i < sizeof blanks / sizeof blanks[0]; i++)
        if (accounts_find(f->run->accounts, slice_of(blanks[i]), found) ==
                ACCOUNT_FOUND &&
            found[0]->form == ACCOUNT_ITSELF)
            return slice_of(blanks[i]);
    return account;
}

/* Whether some rule but * covers an account. */
static bool covered_itself(const struct cost_file *f, struct slice account) {
    const struct account_rule *found[2];
    return accounts_find(f->run->accounts, account, found) != ACCOUNT_NONE &&
           !account_is_rest(found[0]);
}

/* The account without the ".0" that programs add when they take it for a number; empty
   when it has none. */
static struct slice before_decimals(struct slice account) {
    size_t len = account.len;
    while (len > 0 && account.at[len - 1] == '0')
        len--;
    if (len < 2 || len == account.len ||
        (account.at[len - 1] != '.' && account.at[len - 1] != ','))
        return (struct slice){"", 0};
    return (struct slice){account.at, len - 1};
}

/* Whether an account is in accounts.csv with leading zeros, which spreadsheets take off;
   then `zeros` holds it. */
static bool lost_zeros(const struct cost_file *f, struct slice account,
                       struct buf *zeros) {
    enum { ZEROS = 4 };
    for (int i = 1; i <= ZEROS; i++) {
        const struct account_rule *found[2];
        buf_clear(zeros);
        for (int j = 0; j < i; j++)
            buf_char(zeros, '0');
        buf_slice(zeros, account);
        if (accounts_find(f->run->accounts, buf_view(zeros), found) == ACCOUNT_FOUND &&
            found[0]->form == ACCOUNT_ITSELF && !account_is_rest(found[0]))
            return true;
    }
    return false;
}

/* Whether an account is known without the marks of an amount, as in "4,100", "4.100" and
   "4 100"; then `digits` holds it. */
static bool without_marks(const struct cost_file *f, struct slice account,
                          struct buf *digits) {
    buf_clear(digits);
    for (size_t i = 0; i < account.len; i++)
        if (letter_is_digit(account.at[i]))
            buf_char(digits, account.at[i]);
        else if (!memchr(",. ", account.at[i], 3))
            return false;
    return digits->len > 0 && digits->len < account.len &&
           covered_itself(f, buf_view(digits));
}

/* Whether an account is known without its name, as in "4100 Salarissen" and "4100 -
   Rent"; then `number` holds it. */
static bool before_name(const struct cost_file *f, struct slice account,
                        struct buf *number) {
    size_t len = 0;
    while (len < account.len && letter_is_digit(account.at[len]))
        len++;
    buf_clear(number);
    buf_add(number, account.at, len);
    return len > 0 && len < account.len && memchr(" -:", account.at[len], 3) &&
           covered_itself(f, buf_view(number));
}

/* Remarks on an account that only * covers, when it is a variant of a known one. */
static void remark_near(struct cost_file *f, struct slice account) {
    struct buf near = {0};
    if (account.len > 0 && letter_is_digit(account.at[0]) &&
        (lost_zeros(f, account, &near) || without_marks(f, account, &near) ||
         before_name(f, account, &near)))
        remarks_add(&f->remarks, REMARK_NEAR, reader_place(&f->reader, COST_ACCOUNT),
                    account, buf_view(&near));
    buf_clear(&near);
}

static size_t skip_digits(struct slice text, size_t at) {
    while (at < text.len && letter_is_digit(text.at[at]))
        at++;
    return at;
}

/* Whether an account is written as 4,1E+05. */
static bool is_exponent(struct slice account) {
    size_t at = skip_digits(account, 0);
    if (at > 0 && at < account.len && memchr(",.", account.at[at], 2))
        at = skip_digits(account, at + 1);
    return at > 0 && at + 2 < account.len && memchr("Ee", account.at[at], 2) &&
           account.at[at + 1] == '+' && skip_digits(account, at + 2) == account.len;
}

/* Whether an account comes from a program that took it for a number: 4,1E+05, or a known
   account with ".0" behind it, which would go by another rule than that account. */
static bool looks_computed(struct cost_file *f, struct slice account,
                           enum account_result result,
                           const struct account_rule *const found[2]) {
    const struct account_rule *known[2], *rule = result == ACCOUNT_NONE ? NULL : found[0];
    bool rest = rule && account_is_rest(rule);
    if (result == ACCOUNT_AMBIGUOUS || (rule && !rest && rule->form == ACCOUNT_ITSELF))
        return false;
    struct slice whole = before_decimals(account);
    if (is_exponent(account) ||
        (whole.len > 0 && covered_itself(f, whole) &&
         accounts_find(f->run->accounts, whole, known) != ACCOUNT_NONE &&
         known[0] != rule))
        return true;
    if (rest && reader_cell(&f->reader, COST_CATEGORY).len == 0)
        remark_near(f, account);
    return false;
}

/* The rule of an account: its number, or one of enum rule_number. */
static int find_rule(struct cost_file *f, struct slice account) {
    const struct accounts *accounts = f->run->accounts;
    const struct account_rule *found[2];
    int value;
    if (memo_find(&f->run->memos[RUN_ACCOUNTS], account, &value))
        return value;
    enum account_result result = accounts_find(accounts, account, found);
    value = looks_computed(f, account, result, found) ? RULE_NUMBER
            : result == ACCOUNT_FOUND                 ? (int)(found[0] - accounts->rules)
            : result == ACCOUNT_NONE                  ? RULE_NONE
                                                      : RULE_AMBIGUOUS;
    for (int i = 0; i < 2 && found[i]; i++)
        f->run->rule_used[found[i] - accounts->rules] = true;
    memo_add(&f->run->memos[RUN_ACCOUNTS], account, value);
    return value;
}

/* Adds the fault of two rules that are equally good. */
static void fault_ambiguous(struct cost_file *f, struct slice account) {
    const struct account_rule *found[2];
    if (accounts_find(f->run->accounts, account, found) == ACCOUNT_AMBIGUOUS)
        fault_add(f->reader.d, reader_place(&f->reader, COST_ACCOUNT),
                  DIAG_ACCOUNT_AMBIGUOUS, account, slice_of(found[0]->pattern),
                  slice_of(found[1]->pattern));
}

/* --- own cost ---------------------------------------------------------------------- */

/* One municipality bears the whole line. `field` is the cell that decides so. */
static enum assignment_result read_own(struct cost_file *f, struct cost_line *line,
                                       int field) {
    struct reader *s = &f->reader;
    const struct municipality *m = &s->l->b->municipalities[line->municipality];
    line->category = CATEGORY_OWN;
    line->key = KEY_NONE;
    if (reader_cell(s, COST_KEY).len > 0 && reader_cell(s, COST_TARIFF).len == 0)
        field_fault(s, COST_KEY, DIAG_KEY_IGNORED);
    if (line->period != PERIOD_NONE && !cost_transfer_given(f) &&
        !municipality_on(m, period_first_day(line->period))) {
        struct buf when;
        buf_init(&when);
        period_write(&when, line->period);
        fault_texts(s->d, reader_place(s, field), DIAG_OWN_OUTSIDE, slice_of(m->name),
                    buf_view(&when));
        buf_clear(&when);
    }
    return ASSIGNMENT_READ;
}

/* --- shared cost ------------------------------------------------------------------- */

/* The line's key: its cell, its account's, or the category's own. */
static int find_key(struct cost_file *f, const struct cost_line *line, category c,
                    const struct account_rule *rule, int *key) {
    struct reader *s = &f->reader;
    *key = KEY_NONE;
    if (reader_cell(s, COST_KEY).len > 0) {
        if (read_name(f, COST_KEY, RUN_KEYS, field_key, key) != 0)
            return -1;
    } else if (rule && rule->key != KEY_NONE) {
        *key = rule->key;
    } else if (c >= 0 && c < s->l->b->categories.count) {
        *key = f->run->category_keys[c];
    } else {
        *key = field_key_named(s->l, line->category_text);
    }
    if (*key == KEY_NONE && s->l->b->key_count > 0)
        fault_text(s->d, reader_place(s, rule ? COST_ACCOUNT : COST_CATEGORY),
                   DIAG_KEY_MISSING, line->category_text);
    if (*key == KEY_NONE)
        return -1;
    f->run->key_used[*key] = true;
    return 0;
}

static enum assignment_result read_key(struct cost_file *f, struct cost_line *line,
                                       const struct account_rule *rule) {
    if (find_key(f, line, line->category, rule, &line->key) != 0)
        return ASSIGNMENT_FAULT;
    f->remarks.shared = true;
    return ASSIGNMENT_READ;
}

/* --- both -------------------------------------------------------------------------- */

/* The shared category that a text names; each different text is looked up once. */
static category find_category(struct cost_file *f, struct slice text) {
    category c;
    if (!memo_find(&f->run->memos[RUN_CATEGORIES], text, &c)) {
        c = category_find(&f->reader.l->b->categories, text);
        memo_add(&f->run->memos[RUN_CATEGORIES], text, c);
    }
    return c;
}

/* Reads category, key and municipality. `rule` is the account's, when that decides. */
static enum assignment_result read_category(struct cost_file *f, struct cost_line *line,
                                            const struct account_rule *rule) {
    struct reader *s = &f->reader;
    line->category_text =
        rule ? slice_of(rule->category_text) : reader_cell(s, COST_CATEGORY);
    line->category = rule ? rule->category : find_category(f, line->category_text);
    if (reader_cell(s, COST_MUNICIPALITY).len > 0) {
        if (read_name(f, COST_MUNICIPALITY, RUN_MUNICIPALITIES, field_municipality,
                      &line->municipality) != 0)
            return ASSIGNMENT_FAULT;
        if (rule && rule->municipality == MUNICIPALITY_NONE && !rule->leave_out &&
            !cost_transfer_given(f) && !reader_named(s, COST_MUNICIPALITY))
            remarks_add(&f->remarks, REMARK_OWN, reader_place(s, COST_MUNICIPALITY),
                        reader_cell(s, COST_MUNICIPALITY), (struct slice){"", 0});
        return read_own(f, line, COST_MUNICIPALITY);
    }
    if (rule && rule->leave_out)
        return ASSIGNMENT_LEFT_OUT;
    if (rule && rule->municipality != MUNICIPALITY_NONE) {
        line->municipality = rule->municipality;
        return read_own(f, line, COST_ACCOUNT);
    }
    if (line->category != CATEGORY_UNKNOWN)
        return read_key(f, line, rule);
    if (!rule)
        fault_category(s, COST_CATEGORY);
    return ASSIGNMENT_FAULT; /* that of a rule was added when the rule was read */
}

/* Remarks on a line whose own category is not that of its account, unless the settings
   say which of the two columns counts. */
static void compare_category(struct cost_file *f, const struct account_rule *rule) {
    struct reader *s = &f->reader;
    struct slice text = reader_cell(s, COST_CATEGORY);
    if (reader_cell(s, COST_MUNICIPALITY).len > 0)
        return; /* an own cost, whatever its category */
    bool own = rule->municipality != MUNICIPALITY_NONE || rule->leave_out;
    if ((own || find_category(f, text) != rule->category) &&
        !reader_named(s, COST_CATEGORY) && !reader_named(s, COST_ACCOUNT))
        remarks_add(&f->remarks, REMARK_CATEGORY, reader_place(s, COST_CATEGORY), text,
                    slice_of(rule->category_text));
}

/* Nobody incurs a transfer. */
static int read_incurred(struct cost_file *f, struct cost_line *line,
                         const struct account_rule *rule) {
    if (cost_transfer_given(f)) {
        line->incurred_by = PARTY_NONE;
        if (reader_cell(&f->reader, COST_INCURRED).len == 0)
            return 0;
        field_fault(&f->reader, COST_INCURRED, DIAG_TRANSFER_INCURRED);
        return -1;
    }
    line->incurred_by = rule ? rule->incurred_by : PARTY_NONE;
    if (reader_cell(&f->reader, COST_INCURRED).len == 0)
        return 0;
    return read_name(f, COST_INCURRED, RUN_PARTIES, field_party, &line->incurred_by);
}

enum assignment_result cost_assignment_read(struct cost_file *f, struct cost_line *line) {
    struct reader *s = &f->reader;
    struct slice written = reader_cell(s, COST_CATEGORY);
    struct slice account = account_of(f);
    line->key = KEY_NONE;
    line->municipality = MUNICIPALITY_NONE;
    if (written.len == 0 && account.len == 0) {
        field_fault(s, reader_has(s, COST_CATEGORY) ? COST_CATEGORY : COST_ACCOUNT,
                    reader_has(s, COST_CATEGORY) ? DIAG_CATEGORY_EMPTY
                                                 : DIAG_ACCOUNT_EMPTY);
        return ASSIGNMENT_FAULT;
    }
    int number = account.len > 0 ? find_rule(f, account) : RULE_NONE;
    const struct account_rule *rule =
        number >= 0 ? &f->run->accounts->rules[number] : NULL;
    int incurred = read_incurred(f, line, rule);
    if (written.len == 0 && number == RULE_NONE)
        return ASSIGNMENT_UNCOVERED;
    if (written.len == 0 && number == RULE_AMBIGUOUS) {
        fault_ambiguous(f, account);
        return ASSIGNMENT_FAULT;
    }
    if (written.len > 0 && rule)
        compare_category(f, rule);
    if (written.len == 0 && number == RULE_NUMBER) {
        fault_text(s->d, reader_place(s, COST_ACCOUNT), DIAG_ACCOUNT_NUMBER, account);
        return ASSIGNMENT_FAULT;
    }
    if (written.len == 0 && rule && account_is_rest(rule) && f->run->first_pass)
        line->other =
            account_sums_number(&f->run->others, account, reader_place(s, COST_ACCOUNT));
    enum assignment_result result = read_category(f, line, written.len > 0 ? NULL : rule);
    return incurred == 0 ? result : ASSIGNMENT_FAULT;
}

/* The rule that gives the current row its category, or NULL. */
static const struct account_rule *deciding_rule(struct cost_file *f) {
    const struct reader *s = &f->reader;
    if (reader_cell(s, COST_CATEGORY).len > 0)
        return NULL;
    int number = find_rule(f, account_of(f));
    return number >= 0 ? &f->run->accounts->rules[number] : NULL;
}

/* The category that the row would have were it shared, or another number. */
static category written_category(struct cost_file *f, const struct cost_line *line,
                                 const struct account_rule *rule) {
    return rule ? rule->category : find_category(f, line->category_text);
}

int cost_assignment_key(struct cost_file *f, const struct cost_line *line, int *key) {
    const struct account_rule *rule = deciding_rule(f);
    return find_key(f, line, written_category(f, line, rule), rule, key);
}

int cost_assignment_category(struct cost_file *f, const struct cost_line *line,
                             category *c) {
    const struct account_rule *rule = deciding_rule(f);
    *c = written_category(f, line, rule);
    if (*c >= 0 && *c < f->reader.l->b->categories.count)
        return 0;
    fault_text(f->reader.d, reader_place(&f->reader, rule ? COST_ACCOUNT : COST_CATEGORY),
               DIAG_TRANSFER_CATEGORY, line->category_text);
    return -1;
}

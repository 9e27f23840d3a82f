/* Cost facts: what only the whole of a cost file shows, and no line alone. Each is a
   count, a sum or a first place, updated with every line, read in full or from the row
   cache, and joined in the order of the chunks. So nothing is read twice, and memory does
   not grow with the file. */
#ifndef INPUT_COSTS_COST_FACTS_H
#define INPUT_COSTS_COST_FACTS_H

#include "input/forms/amount_words.h"
#include "input/table/fields.h"
#include "input/table/signs.h"
#include "model/budget.h"
#include "number/money.h"

/* Whether the column of VAT holds rates instead of amounts: nothing but 0, 6, 9 and
   21. */
struct rates {
    bool other;     /* some cell holds something else */
    bool deviates;  /* some cell is not a rate's per cent of its own amount */
    uint64_t first; /* line of the first cell that is not nil; 0 = there is none */
};

/* VAT whose sign is not that of its amount, as on a credit note: -121,00 with 21,00. Where
   amounts do not include it, only what fits a rate: other VAT may be a correction. */
struct vat_signs {
    uint64_t lines;
    uint64_t fitting;           /* of these: with the other sign it fits a rate */
    bool included;              /* the amounts include it */
    struct grouping_cell first; /* the VAT */
};

/* What stands behind an amount, in a row as wide as the header. */
enum behind {
    BEHIND_FIGURE,  /* what may well have two digits, or is not read on purpose */
    BEHIND_UNKNOWN, /* nobody knows: the figures themselves must tell */
    BEHIND_NAMED, /* a column that is read, where cents would be read as something else */
    BEHIND_TEXT,  /* descriptions */
    BEHIND_NAMELESS /* a column without a name */
};

/* Whether unquoted decimal commas have split the amounts of a file that is delimited by
   commas: all amounts are whole, and the cell behind each holds two digits. */
struct parted {
    uint64_t rows;
    bool other;       /* some row is not like that */
    enum behind kind; /* of the cells behind */
    uint64_t seen[2]; /* the figures 0 to 99 behind, a bit each */
    bool pair, zero;  /* one of them has two digits; and begins with 0 */
    struct grouping_cell first;
};

/* Some of the lines, and what they come to in cents. */
struct tally {
    uint64_t lines;
    wide sum;
};

static inline void tally_add(struct tally *t, const struct tally *more) {
    t->lines += more->lines;
    t->sum += more->sum;
}

/* Whether all dates could have the month first too: 03/04/2025. One with a day above 12
   proves that the day comes first. */
struct date_doubt {
    bool proved;
    struct grouping_cell first; /* that would be of another period */
};

struct cost_facts {
    uint64_t lines;
    wide sum[AMOUNT_PARTS];        /* cents */
    struct tally below;            /* of these, lines of less than nil */
    struct tally left, left_below; /* and those that are left out */
    wide
        beyond; /* cents that the lines come to beyond `sum`: by tariffs, factors and transfers */
    period first, until; /* the first and the last period; PERIOD_NONE: no line */
    struct empty_amounts empty;
    struct thousands thousands;
    struct signs signs;
    struct sides sides;
    struct rates rates;
    struct vat_signs vat_signs;
    struct date_doubt dates;
    struct parted parted;
    struct parted parted_short; /* of the rows that are not as wide as the header */
};

/* Counts a line that was read; or one of a file without VAT. */
static inline void cost_facts_net(struct cost_facts *f, const struct cost_line *line) {
    f->lines++;
    f->sum[AMOUNT_NET] += line->amount[AMOUNT_NET];
    if (__builtin_expect(line->amount[AMOUNT_NET] < 0, 0))
        tally_add(&f->below, &(struct tally){1, line->amount[AMOUNT_NET]});
}
static inline void cost_facts_line(struct cost_facts *f, const struct cost_line *line) {
    cost_facts_net(f, line);
    if (line->amount[AMOUNT_VAT] != 0)
        f->sum[AMOUNT_VAT] += line->amount[AMOUNT_VAT];
}

/* Counts a line that is left out, after it was counted as one that was read. */
void cost_facts_leave(struct cost_facts *f, const struct cost_line *line);

/* Notes the period of a line that was read in full: those of the line cache have periods
   of such. */
void cost_facts_period(struct cost_facts *f, period p);

/* Checks whether a line's VAT may be a rate. */
void cost_facts_rate(struct cost_facts *f, money amount, money vat, uint64_t line);

/* Adds the fault that the column of VAT holds rates or codes, as on this line. */
void cost_facts_fault_rate(struct reader *s, uint64_t line);

/* Whether an amount and its VAT have different signs. */
static inline bool cost_facts_unlike(money amount, money vat) {
    return amount != 0 && vat != 0 && (amount < 0) != (vat < 0);
}

/* Counts such a VAT; `included` = the amount includes it. */
void cost_facts_vat(struct vat_signs *v, money amount, money vat, bool included,
                    struct slice text, struct place at);

/* Checks a date, read with the day first as period `p`, in a file whose name says `named`
   or none. */
void cost_facts_date(struct date_doubt *d, struct slice text, period p, period named,
                     struct place at);

/* Adds what stands behind an amount that is whole or not. */
void cost_facts_behind(struct parted *p, bool whole, struct slice behind,
                       struct place at);

/* Whether the digits behind an amount are its VAT. */
bool cost_facts_is_vat(struct slice behind, money amount);

/* Remembers where a word for a side stands first. */
static inline void cost_facts_side(struct cost_facts *f, int word, uint64_t line) {
    if (f->sides.first[word] == 0)
        f->sides.first[word] = line;
}

/* Adds those of a later chunk of the file, whose places are moved by `lines`. */
void cost_facts_join(struct cost_facts *f, const struct cost_facts *later,
                     uint64_t lines);

struct reader;

/* Adds the faults that the facts of the whole file show. `behind` = the header of the column
   behind the amounts, as a row of settings may name it. */
void cost_facts_review(const struct cost_facts *f, const char *behind, struct reader *s);

#endif

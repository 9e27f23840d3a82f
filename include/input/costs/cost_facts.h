/* Facts about a whole cost file: what can be said of it once all of its lines are known, and
   of no line alone. Each is a count, a sum or a first place, added to as the lines flow by on
   either path and joined in the order of the chunks: so nothing is read a second time, and
   no memory grows with the file. */
#ifndef INPUT_COSTS_COST_FACTS_H
#define INPUT_COSTS_COST_FACTS_H

#include "input/table/grouping.h"
#include "model/budget.h"
#include "number/money.h"

/* Amounts on the credit side: those with a minus of their own, and the others but nil. */
struct credits {
    uint64_t minus, plus;
    struct grouping_cell first_minus, first_plus;
};

/* Whether the column of VAT holds the rates of it: nothing but 0, 6, 9 and 21. */
struct rates {
    bool other;     /* some cell holds something else */
    bool deviates;  /* some cell is not the per cent of its own amount */
    uint64_t first; /* line of the first that is not nil; 0 = there is none */
};

/* Whether decimal commas without quotes parted the amounts of a file with commas: all are
   whole, and two digits stand in the cell behind each. */
struct parted {
    uint64_t rows;
    bool other; /* some row is not like that */
    struct grouping_cell first;
};

struct cost_facts {
    uint64_t lines;
    wide sum[AMOUNT_PARTS]; /* cents */
    money last;             /* amount of the last line */
    uint64_t last_line;
    struct thousands thousands;
    struct credits credits;
    struct rates rates;
    struct parted parted;
};

/* Adds so many lines with these sums, of which the last has this amount and physical line. */
static inline void cost_facts_add(struct cost_facts *f, uint64_t lines,
                                  const money sum[AMOUNT_PARTS], money last,
                                  uint64_t last_line) {
    f->lines += lines;
    amounts_add_wide(f->sum, sum);
    f->last = last;
    f->last_line = last_line;
}

static inline void cost_facts_line(struct cost_facts *f, const struct cost_line *line) {
    cost_facts_add(f, 1, line->amount, line->amount[AMOUNT_NET], line->place.line);
}

/* Looks whether a line's VAT may be a rate. */
void cost_facts_rate(struct cost_facts *f, money amount, money vat, uint64_t line);

/* Looks at the cell behind an amount. `vat` = it is the VAT, which may well be two digits. */
void cost_facts_behind(struct cost_facts *f, struct slice amount, money cents,
                       struct slice behind, bool vat, struct place at);

/* Counts an amount on the credit side. */
void cost_facts_credit(struct cost_facts *f, money amount, struct slice text,
                       struct place at);

/* Takes over those of a later chunk of the file, whose places count from a line so many
   further on. */
void cost_facts_join(struct cost_facts *f, const struct cost_facts *later,
                     uint64_t lines);

struct reader;

/* Adds the faults that show once the whole file is known. */
void cost_facts_review(const struct cost_facts *f, struct reader *s);

#endif

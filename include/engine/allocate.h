/* Allocation: every cost line divided over the municipalities that share it, and the
   totals. */
#ifndef ENGINE_ALLOCATE_H
#define ENGINE_ALLOCATE_H

#include "engine/shares/divider.h"
#include "model/amounts.h"
#include "model/budget.h"

/* The lines of one period, category, key and key period (the one whose shares count): the
   smallest total that is published. */
struct group {
    period period;
    category category;
    int key;
    period key_period;
    const struct shares *shares;   /* borrowed from the allocation */
    const struct divider *divider; /* borrowed likewise: the same shares */
    uint64_t lines;
    money sum[AMOUNT_PARTS];    /* cents */
    money *given[AMOUNT_PARTS]; /* owned: cents of `sum` for each municipality */
};

/* The own costs of one municipality in one period. */
struct own_cost {
    money amount[AMOUNT_PARTS]; /* cents */
    uint64_t lines;
};

struct allocation {
    const struct budget *budget; /* borrowed */
    enum closing close;
    period *periods; /* owned: with at least one line, by time */
    size_t period_count;
    struct group *groups; /* owned: by period, category, key name, key period */
    size_t group_count;
    struct own_cost *own; /* owned: [period index x municipality count + municipality] */
    uint64_t lines;       /* shared and own; those left out are not counted */
    money costs[AMOUNT_PARTS]; /* all amounts read: allocated + own + left out */
    unsigned jobs; /* threads at most, to be set before allocation_finish; 0 = one per
                      processor */
    struct allocation_work *work; /* machinery */
};

/* An allocation without lines yet. With `lines` it remembers what a line listing needs
   (32 bytes a line, see line_records.h, and in the end a bit a cell); otherwise memory
   grows only with the number of different amounts (residues.h). `b` must outlive it.
   Owned by the caller: allocation_free. */
struct allocation *allocation_new(const struct budget *b, enum closing close, bool lines);
void allocation_free(struct allocation *a);

struct group_id;

/* Remembers lines of these groups alone (borrowed until the last line), in place of all. To
   be called before the first line is taken. */
void allocation_list_only(struct allocation *a, const struct group_id *groups,
                          size_t count);

/* The sink for the cost lines. Faults (a key without figures, say) are added to `d`. It
   can be forked. */
struct line_sink allocation_sink(struct allocation *a, struct diags *d);

/* Divides all lines and fills the public fields. To be called once, after the last line.
   -1 after any error (added to `d`). */
int allocation_finish(struct allocation *a, struct diags *d)
    __attribute__((warn_unused_result));

/* The number of the first group that is not before a category of a period, or the number
   of groups: those of one period, and in it of one category, follow each other. */
size_t allocation_first_group(const struct allocation *a, period p, category c);

/* What one municipality bears of the shared costs of a period: cents. */
money allocation_shared(const struct allocation *a, size_t period_index,
                        size_t municipality, enum amount_part part);

/* What one municipality bears of a category (or CATEGORY_OWN) in a period: cents. */
money allocation_amount(const struct allocation *a, size_t period_index, category c,
                        size_t municipality, enum amount_part part);

/* The cents of one part of a line, for a listing: `ordinal` is its place, from 0, in the
   order in which the sink took the lines, and `line` is that line again. Fills `cells`,
   one per municipality. Only after allocation_new(..., true). */
void allocation_line(const struct allocation *a, uint64_t ordinal,
                     const struct cost_line *line, enum amount_part part, money *cells);

/* What each municipality bears of a line. Borrowed: one element per municipality. */
struct line_parts {
    money *cents;
    struct exact *exact; /* before rounding; NULL = not needed */
};

/* Fills `parts` for one amount part of a line whose group is known (NULL for own cost).
   The exact values stay as they are in a group whose divider has no unit for them. */
void allocation_cells(const struct allocation *a, const struct group *group,
                      uint64_t ordinal, const struct cost_line *line,
                      enum amount_part part, struct line_parts parts);

/* The group a shared line belongs to; NULL for own cost. */
const struct group *allocation_group(const struct allocation *a,
                                     const struct cost_line *line);

#endif

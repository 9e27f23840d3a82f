/* The ledger: who bears what of the lines that each party incurred, to the cent.

   A line is incurred by the party that it, or its account, names; else by the host in the
   centre model and by the joint body in the service model; in the matrix model every line
   must say. Which cents of it fall to whom is what the line listing shows: so the ledger
   takes the lines in a second time and adds up those very cents. Adding up anything
   coarser would need a rounding of its own wherever a group of lines was incurred by more
   than one party, and a claim could then no longer be proved from the listing. */
#ifndef ENGINE_LEDGER_H
#define ENGINE_LEDGER_H

#include "engine/allocate.h"
#include "engine/plane.h"

/* Parties are counted: the municipalities of the budget, then the joint body. */
struct ledger {
    const struct allocation *allocation; /* borrowed */
    size_t municipalities, parties;      /* parties = municipalities + 1 */
    struct advance *advances;            /* owned: as they count, see prepaid.h */
    size_t advance_count;
    period *periods; /* owned: with costs or advances, by time */
    size_t period_count;
    money **borne; /* owned: [period x parties + who incurred]: NULL for nothing, or owned
                      cents [plane x municipalities + who bears] */
    struct ledger_work *work; /* machinery while lines are taken in */
};

/* Checks that the settings say who incurs a line and who receives an advance when neither
   does itself. Faults are added to `d`, those of the settings at `at`, the folder say: -1
   then. */
int ledger_check(const struct budget *b, struct place at, struct diags *d)
    __attribute__((warn_unused_result));

/* A ledger that waits for the lines. `a` is finished, was opened for a line listing and
   outlives it. Owned by the caller: ledger_free. */
struct ledger *ledger_new(const struct allocation *a);
void ledger_free(struct ledger *l);

/* Where the same cost lines go, in the same order, for the second time. Faults (a line
   that does not say who incurred it, an overflow) are added to `d`. */
struct line_sink ledger_sink(struct ledger *l, struct diags *d);

/* Proves that what everybody bears is what the allocation says. To be called once, after
   the last line. -1 after any error (added to `d`). */
int ledger_finish(struct ledger *l, struct diags *d) __attribute__((warn_unused_result));

/* The party that receives an advance: the one it names, else the host in the centre model
   and where a matrix names one, else the joint body. */
size_t ledger_receiver(const struct ledger *l, const struct advance *advance);

#endif

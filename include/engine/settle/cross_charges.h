/* The charges: who bears what of the lines that each party incurred, to the cent.

   A line is incurred by the party that it, or its account, names; else by the host in the
   centre model and by the joint body in the service model; in the matrix model every line
   must say. Which cents of it fall to whom is what the line listing shows: so the charges
   takes the lines in a second time and adds up those very cents. Adding up anything
   coarser would need a rounding of its own wherever a group of lines was incurred by more
   than one party, and a claim could then no longer be proved from the listing. */
#ifndef ENGINE_SETTLE_CROSS_CHARGES_H
#define ENGINE_SETTLE_CROSS_CHARGES_H

#include "engine/allocate.h"
#include "model/amounts.h"

/* Parties are counted: the municipalities of the budget, then the joint body. */
struct cross_charges {
    const struct allocation *allocation; /* borrowed */
    size_t municipalities, parties;      /* parties = municipalities + 1 */
    struct advance *advances;            /* owned: as they count, see prepaid.h */
    size_t advance_count;
    period *periods; /* owned: with costs or advances, by time */
    size_t period_count;
    money **borne; /* owned: [period x parties + who incurred]: NULL for nothing, or owned
                      cents [part x municipalities + who bears] */
    struct cross_charges_work *work; /* machinery while lines are taken in */
};

/* Checks that the settings say who incurs a line and who receives an advance when neither
   does itself. Faults are added to `d`, those of the settings at `at`, the folder say: -1
   then. */
int cross_charges_check(const struct budget *b, struct place at, struct diags *d)
    __attribute__((warn_unused_result));

/* A charges that waits for the lines. `a` is finished, was opened for a line listing and
   outlives it. Owned by the caller: cross_charges_free. */
struct cross_charges *cross_charges_new(const struct allocation *a);
void cross_charges_free(struct cross_charges *l);

/* Where the same cost lines go, in the same order, for the second time. Faults (a line
   that does not say who incurred it, an overflow) are added to `d`. */
struct line_sink cross_charges_sink(struct cross_charges *l, struct diags *d);

/* Proves that what everybody bears is what the allocation says. To be called once, after
   the last line. -1 after any error (added to `d`). */
int cross_charges_finish(struct cross_charges *l, struct diags *d)
    __attribute__((warn_unused_result));

/* The party that receives an advance: the one it names, else the host in the centre model
   and where a matrix names one, else the joint body. */
size_t cross_charges_receiver(const struct cross_charges *l,
                              const struct advance *advance);

#endif

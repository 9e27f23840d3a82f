/* Cross charges: who bears what of the lines that each party incurred, to the cent.

   A line is incurred by the party that it, or its account, names; else by the host in the
   centre model and by the joint body in the service model; in the matrix model every line
   must name a party. The line listing shows which cents of a line each municipality
   bears, so the lines are read a second time and exactly those cents are added up. Adding
   up anything coarser would need a rounding of its own wherever the lines of a group were
   incurred by more than one party, and a claim could not be proved from the listing. */
#ifndef ENGINE_SETTLE_CROSS_CHARGES_H
#define ENGINE_SETTLE_CROSS_CHARGES_H

#include "engine/allocate.h"
#include "model/amounts.h"

/* Parties are numbered: the municipalities of the budget, then the joint body. */
struct cross_charges {
    const struct allocation *allocation; /* borrowed */
    size_t municipalities, parties;      /* parties = municipalities + 1 */
    struct advance *advances;            /* owned: see prepaid_list */
    size_t advance_count;
    period *periods; /* owned: with costs or advances, by time */
    size_t period_count;
    money **borne;  /* owned: [period x parties + party that incurred], each NULL or owned
                      cents [part x municipalities + municipality that bears] */
    bool *favoured; /* owned: by party, whether a transfer is in its favour */
    struct late_lines *late; /* owned: of closed periods, in order of arrival; late.h */
    size_t late_count, late_room;
    struct cross_charges_work *work; /* machinery while lines are read */
};

/* Checks that the settings decide who incurs a line and who receives an advance, where
   these name nobody. -1 after any fault (added to `d`); faults of the settings are at
   `at`, the folder say. */
int cross_charges_check(const struct budget *b, struct place at, struct diags *d)
    __attribute__((warn_unused_result));

/* A sink that only adds the fault of each line of which nobody knows who incurred it. Both
   are borrowed. */
struct incurred_check {
    const struct settings *settings;
    struct diags *d;
};
struct line_sink incurred_check_sink(struct incurred_check *check);

/* Cross charges without lines yet. `a` is finished, was made for a line listing and must
   outlive them. Owned by the caller: cross_charges_free. */
struct cross_charges *cross_charges_new(const struct allocation *a);
void cross_charges_free(struct cross_charges *c);

/* The sink for the same cost lines, in the same order as before. Faults (a line of which
   nobody knows who incurred it, an overflow) are added to `d`. */
struct line_sink cross_charges_sink(struct cross_charges *c, struct diags *d);

/* Proves that every municipality bears what the allocation gives it. To be called once,
   after the last line. -1 after any error (added to `d`). */
int cross_charges_finish(struct cross_charges *c, struct diags *d)
    __attribute__((warn_unused_result));

/* The party that receives an advance: the one it names, else the host in the centre model
   and where a matrix names one, else the joint body. */
size_t cross_charges_receiver(const struct cross_charges *c,
                              const struct advance *advance);

#endif

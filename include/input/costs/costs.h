/* Costs: reads a cost file into cost lines, one at a time, and pushes these into a
   sink. */
#ifndef INPUT_COSTS_COSTS_H
#define INPUT_COSTS_COSTS_H

#include "base/os_file.h"
#include "input/costs/cost_run.h"

/* What is known of a cost file after the first pass. */
struct known_file {
    const char *path;     /* borrowed */
    struct os_status was; /* in the first pass: a later one must find the same file */
    uint64_t lines;
    wide sum[AMOUNT_PARTS]; /* cents */
    bool levels;            /* its accounts may be totals of others: costs_find_levels */
};

/* Reads one cost file and pushes its lines into the sink. The first pass fills in `file`,
   a later one compares the file with it. -1 when the sink stopped it, or when the file
   has changed; other faults are only added. */
int costs_read(struct cost_run *r, struct known_file *file)
    __attribute__((warn_unused_result));

/* Reads files again whose accounts may be totals of others, where the first pass could not
   tell, and warns of totals. After the first pass, when it found no errors. */
void costs_find_levels(struct cost_run *r, struct known_file *files, size_t count);

#endif

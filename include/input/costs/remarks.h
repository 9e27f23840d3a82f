/* Remarks: what is said of a cost file once, however many of its lines give reason to. Only
   the first place is kept. Each reason lies in cells that tell lines apart, of which every
   different combination is read in full once: so rows on the quick path need not ask. */
#ifndef INPUT_COSTS_REMARKS_H
#define INPUT_COSTS_REMARKS_H

#include "base/diag.h"
#include "base/slice.h"

enum remark_kind {
    REMARK_OUTSIDE,  /* a line is not of the period in the file's name */
    REMARK_CATEGORY, /* a line's category is not that of its account */
    REMARK_YEAR,     /* a line's date counts, and is not of its year */
    REMARK_DATE,     /* a line's quarter or month counts, and its date is not of that */
    REMARK_OWN,      /* a municipality bears a line whose account is shared */
    REMARK_NEAR,     /* * took an account that is another one, written otherwise */
    REMARKS
};

struct remark {
    struct place place;         /* of the first; line 0 = there is none */
    char first[40], second[40]; /* texts of it, cut to fit */
};

struct remarks {
    struct remark list[REMARKS];
    bool shared; /* some line is shared: those of REMARK_OWN are exceptions */
};

void remarks_add(struct remarks *r, enum remark_kind kind, struct place at,
                 struct slice first, struct slice second);

/* Takes over those of a later chunk of the file, whose places count from a line so many
   further on. */
void remarks_join(struct remarks *r, const struct remarks *later, uint64_t lines);

struct reader;

/* Adds them to the diagnostics of the file. */
void remarks_report(const struct remarks *r, struct reader *s);

/* Adds the one of REMARK_OWN, which is said when no file has a line that is shared: `at` is
   its place and `args` its arguments, in the arena. */
struct own_remark {
    struct place at; /* line 0 = there is none */
    const char *args[DIAG_ARGS];
};
void remarks_keep_own(const struct remarks *r, struct reader *s, struct own_remark *own);

#endif

/* Remarks: what is reported once for a cost file, at the first line that gives reason to.
   The reasons all lie in cells that the line cache looks up, and each text of these is read
   in full once: so rows from the cache need no check. */
#ifndef INPUT_COSTS_REMARKS_H
#define INPUT_COSTS_REMARKS_H

#include "base/diag.h"
#include "base/slice.h"

enum remark_kind {
    REMARK_OUTSIDE,  /* a line is not of the period in the file's name */
    REMARK_CATEGORY, /* a line's category is not that of its account */
    REMARK_YEAR,     /* a line's date decides, and is not in its year */
    REMARK_DATE,     /* a line's quarter or month decides, and its date is not in it */
    REMARK_MONTH,    /* a line's quarter decides, and its month is not in it */
    REMARK_OWN,      /* a municipality bears a line whose account is shared */
    REMARK_NEAR,     /* the row * covers an account that is a variant of a known one */
    REMARKS
};

struct remark {
    struct place place;         /* of the first; line 0 = there is none */
    char first[40], second[40]; /* texts of it, cut to fit */
};

struct remarks {
    struct remark list[REMARKS];
    bool shared; /* some line is shared, so REMARK_OWN is an exception and no pattern */
};

void remarks_add(struct remarks *r, enum remark_kind kind, struct place at,
                 struct slice first, struct slice second);

/* Adds those of a later chunk of the file, whose places are moved by `lines`. */
void remarks_join(struct remarks *r, const struct remarks *later, uint64_t lines);

struct reader;

/* Adds them, but REMARK_OWN, to the diagnostics of the file. */
void remarks_report(const struct remarks *r, struct reader *s);

/* REMARK_OWN is kept until all files are read: it is reported when none has a shared
   line. */
struct own_remark {
    struct place at;             /* line 0 = there is none */
    const char *args[DIAG_ARGS]; /* in the arena */
};
void remarks_keep_own(const struct remarks *r, struct reader *s, struct own_remark *own);

#endif

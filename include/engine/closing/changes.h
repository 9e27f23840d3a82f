/* Changes: what differs between a closed period and its lines, shares, totals and
   settings as they are now, as diagnostics. Looked for only when digests differ. */
#ifndef ENGINE_CLOSING_CHANGES_H
#define ENGINE_CLOSING_CHANGES_H

#include "base/names.h"
#include "engine/closing/closing.h"

/* What a closed file holds, row by row. */
struct changes;

/* Reads all rows of a closed file. Owned by the caller: changes_free. */
struct changes *changes_new(const struct budget *b, const struct closed_period *closed,
                            const struct closed_rows *rows);
void changes_free(struct changes *c);

/* The digests of what was read: if one is not that of the file's last row, its rows are
   not those that were closed. */
struct closing_digest changes_digest(const struct changes *c);

/* The municipalities that have rows, by their codes then. Borrowed. */
const struct names *changes_codes(const struct changes *c);

/* Adds what differs: the lines, pushed once more; the shares, those that one side has not
   only if `all`; the totals. */
void changes_lines(struct changes *c, const struct line_replay *again, struct diags *d);
void changes_shares(struct changes *c, struct closing_sums *closing, size_t number,
                    bool all, struct diags *d);
void changes_totals(struct changes *c, const struct allocation *a, struct diags *d);

/* Adds what differs in the settings; `at` is their place. False when one does. */
bool changes_settings(const struct budget *b, const struct closed_period *closed,
                      struct place at, struct diags *d);

/* Adds the municipalities that are not there any more though they have `rows`, and those
   that take part though they were not there then. False after any: all else that differs
   may come of it. */
bool changes_municipalities(const struct budget *b, const struct closed_period *closed,
                            const struct names *rows, struct diags *d);

/* What of a closed period was something else. The hint is a text of our own and one of the
   user behind it, or "". All borrowed. */
struct closing_change {
    struct place at;
    const char *what, *was, *is, *hint, *behind;
};

/* Adds closed-changed; behind the hint comes what opens the period again. */
void closing_fault(const struct closed_period *closed,
                   const struct closing_change *change, struct diags *d);

/* Appends a word of our own and a text behind it to an argument: ", key ict". */
void closing_part(struct buf *out, const char *word, struct slice text);

/* Appends a field of a line as an argument: our own words are translated. */
void closing_value(struct buf *out, const struct budget *b, enum closed_field field,
                   struct slice text);

#endif

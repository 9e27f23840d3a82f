/* The tables of the settlement report, one function each, in the order of the report. */
#ifndef VIEW_SETTLE_TABLES_H
#define VIEW_SETTLE_TABLES_H

#include "view/settle.h"

/* Some periods and their settlement. */
struct settled {
    const struct ledger *ledger; /* borrowed */
    struct settle_span span;
    struct settlement all;
};

/* -1 when a sum is too large (told in `d`), and *s is empty then. */
int settled_init(struct settled *s, const struct ledger *l, struct settle_span span,
                 struct diags *d) __attribute__((warn_unused_result));
void settled_clear(struct settled *s);

/* Whether VAT is settled as well. */
bool settled_vat(const struct settled *s);

/* How many positions are shown: the joint body's only when it has one, or should have. */
size_t settled_parties(const struct settled *s);

/* A party by its name for readers, by its code for programs. */
struct cell party_name(const struct settled *s, int party);
struct cell party_code(const struct settled *s, int party);

/* Net and VAT together; empty when that is too large to be counted. */
struct cell gross_cell(const money amount[PLANES]);

/* The positions for readers, of one plane, under a title. */
struct table *table_positions(struct report *r, const struct settled *s, enum plane plane,
                              const char *title, const char *sheet);
/* What is left to be paid for readers, VAT included, where VAT is settled as well. */
void table_gross(struct report *r, const struct settled *s, const char *title,
                 const char *sheet);
/* The positions for programs, as the JSON member `id`. */
void table_positions_coded(struct report *r, const struct settled *s, const char *id);
/* The same for each period by itself, and for readers the balances side by side. -1 when
   a sum is too large. */
int tables_by_period(struct report *r, const struct settled *s, struct diags *d);
/* Claims and payments for readers and as JSON members. */
void tables_transfers(struct report *r, const struct settled *s);
/* Claims and advances per period and the payments of all, for CSV. -1 when a sum is too
   large. */
int table_all_transfers(struct report *r, const struct settled *s, struct diags *d);
/* An invoice for each municipality, as pages of their own. */
void tables_invoices(struct report *r, const struct settled *s);

#endif

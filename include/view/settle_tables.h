/* The tables of the settlement report, one function each, in the order of the report. */
#ifndef VIEW_SETTLE_TABLES_H
#define VIEW_SETTLE_TABLES_H

#include "view/settle.h"

/* Some periods and their settlement. */
struct settled {
    const struct ledger *ledger; /* borrowed */
    struct settle_span span;
    bool vat; /* VAT is settled as well: of costs, or of advances alone */
    struct settlement all;
};

/* -1 when a sum is too large (told in `d`), and *s is empty then. */
int settled_init(struct settled *s, const struct ledger *l, struct settle_span span,
                 struct diags *d) __attribute__((warn_unused_result));
void settled_clear(struct settled *s);

/* How many positions are shown: the joint body's only when it has one, or should have. */
size_t settled_parties(const struct settled *s);

/* Everything that is settled for one report. */
struct settlements {
    struct settled together; /* the periods that are shown */
    struct settled *periods; /* owned: each of them by itself, by time */
    size_t count;
    struct settled year; /* to date: through the last of them; empty when there is none */
};

int settlements_init(struct settlements *all, const struct ledger *l,
                     struct period_range range, struct diags *d)
    __attribute__((warn_unused_result));
void settlements_clear(struct settlements *all);

/* A party by its name for readers, by its code for programs. */
struct cell party_name(const struct settled *s, int party);
struct cell party_code(const struct settled *s, int party);

/* Net and VAT together; empty when that is too large to be counted. */
struct cell gross_cell(const money amount[PLANES]);

/* What a position shows; its advances are those paid, less those received. */
enum { BORNE, INCURRED, ADVANCES, BALANCE, FIGURES };
void position_figures(const struct position *p, money figures[FIGURES]);
/* Their columns, behind that of the party. */
void position_columns(struct column columns[1 + FIGURES]);

/* The positions for readers, of one plane, under a title. */
struct table *table_positions(struct report *r, const struct settled *s, enum plane plane,
                              const char *title, const char *sheet);
/* What is left to be paid for readers, VAT included, where VAT is settled as well. */
void table_gross(struct report *r, const struct settled *s, const char *title,
                 const char *sheet);
/* The balances of several periods side by side, for readers. */
void table_balances(struct report *r, const struct settlements *all);
/* Payments, claims and, where there are any, advances for readers. */
void tables_transfers(struct report *r, const struct settled *s);
/* An invoice for each municipality, as pages of their own; over `periods`, in words. */
void tables_invoices(struct report *r, const struct settled *s, const char *periods);
/* Every figure of all this for programs: the members of JSON, and the table of CSV. */
void tables_settled_json(struct report *r, const struct settlements *all);
void table_settled_csv(struct report *r, const struct settlements *all);

#endif

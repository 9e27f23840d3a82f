/* The tables of the settlement report, one function each, in the order of the report. */
#ifndef VIEW_SETTLE_SETTLE_TABLES_H
#define VIEW_SETTLE_SETTLE_TABLES_H

#include "engine/settle/own_lines.h"
#include "view/settle/settlement_view.h"

/* What a position shows; its advances are those paid, less those received. */
enum { BORNE, INCURRED, ADVANCES, BALANCE, FIGURES };
void position_figures(const struct position *p, money figures[FIGURES]);
/* The column of the party, and those of the figures after it. */
void position_columns(struct column columns[1 + FIGURES]);

/* The positions for readers, with VAT where it is settled, under a title. */
struct table *table_positions(struct report *r, const struct settlement_view *s,
                              const char *title, const char *sheet);
/* The balances of several periods side by side, for readers. */
void table_balances(struct report *r, const struct settlements *all);
/* For readers: who pays whom; claims and, where there are any, advances. */
void table_payments(struct report *r, const struct settlement_view *s);
void tables_claims(struct report *r, const struct settlement_view *s);
/* For readers, advances of years that are not settled here, where there are any. */
void table_waiting(struct report *r, const struct settlement_view *s, const char *title,
                   const char *sheet);
/* Where there are any, late lines of closed periods that are settled here, and advances
   that came after their period was closed; for readers and in JSON. */
void tables_late(struct report *r, const struct settlement_view *s);
/* Calls for what each municipality bears of late lines: in a period, of a closed one. */
typedef void late_visitor(void *self, struct cell when, struct cell of, int party,
                          const money amount[AMOUNT_PARTS]);
void settle_late_visit(struct report *r, const struct settlement_view *s,
                       late_visitor *visit, void *self);
/* An invoice for each party, on a page of its own; `own` has the lines of own costs (NULL:
   they are one sum), `periods` names what is settled, in words. */
void tables_invoices(struct report *r, const struct settlement_view *s,
                     const struct own_lines *own, const char *periods);
/* Every figure of all this for programs: the members of JSON, and the table of CSV. */
void tables_settled_json(struct report *r, const struct settlements *all);
/* Takes `all`: the rows may be made when they are written. */
void table_settled_csv(struct report *r, struct settlements *all);

#endif

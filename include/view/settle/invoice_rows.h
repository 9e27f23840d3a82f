/* The rows of the invoice of one party. */
#ifndef VIEW_SETTLE_INVOICE_ROWS_H
#define VIEW_SETTLE_INVOICE_ROWS_H

#include "base/hash_table.h"
#include "engine/settle/own_lines.h"
#include "view/settle/settlement_view.h"

/* The transfers that each party makes, or receives: order[start[i]] .. of party i. */
struct by_party {
    size_t *start, *order; /* owned */
};

/* What all invoices have in common, and their percentages, computed once. */
struct invoices {
    struct report *report;
    const struct settlement_view *s; /* borrowed */
    const struct own_lines *own;     /* borrowed; NULL: own costs are one row */
    struct by_party claims_to, advances_from, advances_to;
    struct known_percent *percent; /* owned */
    size_t percent_count, percent_room;
    struct hash_table percent_of; /* owned: numbers of them, by their shares */
    size_t
        *of_key; /* owned: by key, the number of a row of the category at hand, from 1 */
};

void invoices_init(struct invoices *all, struct report *r,
                   const struct settlement_view *s, const struct own_lines *own);
void invoices_clear(struct invoices *all);

struct invoice {
    struct invoices *all;
    size_t party; /* as positions are numbered */
    struct table *table;
};

/* Adds an invoice without rows. A municipality's has columns for key and share. */
struct invoice invoice_new(struct invoices *all, size_t party);

/* Adds all its rows: what is borne by category, key and share; own cost lines one by one;
   what was incurred, by who bears it; advances; and what is left to be paid. */
void invoice_rows(struct invoice *v);

#endif

#include "view/settle.h"

#include "view/parts.h"
#include "view/settle_tables.h"

int settled_init(struct settled *s, const struct ledger *l, struct settle_span span,
                 struct diags *d) {
    *s = (struct settled){.ledger = l, .span = span};
    for (int plane = PLANE_NET; plane < (settled_vat(s) ? PLANES : PLANE_VAT); plane++)
        if (settlement_init(&s->plane[plane], l, span, (enum plane)plane, d) < 0) {
            settled_clear(s);
            return -1;
        }
    return 0;
}

void settled_clear(struct settled *s) {
    for (int plane = PLANE_NET; plane < PLANES; plane++)
        settlement_clear(&s->plane[plane]);
}

bool settled_vat(const struct settled *s) {
    return s->ledger->allocation->budget->has_vat;
}

size_t settled_parties(const struct settled *s) {
    bool body = s->ledger->allocation->budget->settings.model == MODEL_SERVICE ||
                s->plane[PLANE_NET].body || s->plane[PLANE_VAT].body;
    return s->ledger->municipalities + body;
}

struct cell party_name(const struct settled *s, int party) {
    return cell_string(budget_party(s->ledger->allocation->budget, party));
}

struct cell party_code(const struct settled *s, int party) {
    const struct budget *b = s->ledger->allocation->budget;
    if (party != PARTY_BODY)
        return cell_string(b->municipalities[party].code);
    return b->settings.organisation[0] ? cell_string(b->settings.organisation)
                                       : cell_term("joint body", _("joint body"));
}

/* The first and the last period in the range, or PERIOD_NONE in both. */
static struct period_range shown(const struct ledger *l, struct period_range range) {
    struct period_range found = {PERIOD_NONE, PERIOD_NONE};
    for (size_t i = 0; i < l->period_count; i++) {
        if (!period_in_range(l->periods[i], range))
            continue;
        if (found.first == PERIOD_NONE)
            found.first = l->periods[i];
        found.last = l->periods[i];
    }
    return found;
}

/* Whether both ranges hold the same periods of the ledger. */
static bool same_periods(const struct ledger *l, struct period_range a,
                         struct period_range b) {
    for (size_t i = 0; i < l->period_count; i++)
        if (period_in_range(l->periods[i], a) != period_in_range(l->periods[i], b))
            return false;
    return true;
}

/* The year up to the end of what is shown: for readers unless it is all that is shown. */
static int add_year_to_date(struct report *r, const struct settled *s, period last,
                            struct diags *d) {
    struct settled year;
    struct settle_span span = settle_year_to_date(last);
    if (settled_init(&year, s->ledger, span, d) < 0)
        return -1;
    if (!same_periods(s->ledger, span.range, s->span.range))
        table_positions(
            r, &year, PLANE_NET,
            report_format(r, _("Year to date: positions of %s"),
                          part_period_span(r, span.range.first, span.range.last)),
            _("Year to date"));
    table_positions_coded(r, &year, "year_to_date");
    settled_clear(&year);
    return 0;
}

static int add_tables(struct report *r, const struct settled *s, struct diags *d) {
    struct period_range range = shown(s->ledger, s->span.range);
    table_positions(r, s, PLANE_NET,
                    _("Positions: what each bears, incurred and paid already"),
                    _("Positions"));
    if (settled_vat(s))
        table_positions(r, s, PLANE_VAT, _("Positions: VAT"), _("Positions VAT"));
    table_positions_coded(r, s, "positions");
    tables_transfers(r, s);
    if (tables_by_period(r, s, d) < 0)
        return -1;
    if (range.last != PERIOD_NONE && add_year_to_date(r, s, range.last, d) < 0)
        return -1;
    tables_invoices(r, s);
    return 0;
}

struct report *view_settle(const struct ledger *l, const struct settle_view *v,
                           enum lang lang, enum lang csv_lang, struct diags *d) {
    struct settled s;
    if (settled_init(&s, l, (struct settle_span){.range = v->range}, d) < 0)
        return NULL;
    struct report *r = report_new("settlement", _("Who pays whom"), lang);
    r->csv_lang = csv_lang;
    r->currency = l->allocation->budget->settings.currency;
    part_facts(r, l->allocation, v->range);
    part_municipalities(r, l->allocation->budget);
    int status = add_tables(r, &s, d);
    part_inputs(r, l->allocation->budget);
    part_warnings(r, v->diags);
    settled_clear(&s);
    if (status == 0)
        return r;
    report_free(r);
    return NULL;
}

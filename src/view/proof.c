#include "view/proof.h"

#include <stdlib.h>

#include "base/mem.h"
#include "view/parts.h"
#include "view/phrases.h"

void proof_init(struct proof *p, const struct budget *b) {
    *p = (struct proof){.budget = b};
    p->exact = mem_zero(b->municipality_count, sizeof *p->exact);
    p->given = mem_zero(b->municipality_count, sizeof *p->given);
    for (size_t m = 0; m < b->municipality_count; m++)
        ratio_init(&p->exact[m]);
}

void proof_clear(struct proof *p) {
    for (size_t m = 0; m < p->budget->municipality_count; m++)
        ratio_clear(&p->exact[m]);
    free(p->exact);
    free(p->given);
}

void proof_add(struct proof *p, const struct shares *shares, money sum,
               const money *given) {
    struct ratio part;
    ratio_init(&part);
    p->sum += sum;
    for (size_t m = 0; m < p->budget->municipality_count; m++) {
        ratio_set(&part, &shares->share[m]);
        ratio_mul_int(&part, sum);
        ratio_add(&p->exact[m], &part);
        p->given[m] += given[m];
    }
    ratio_clear(&part);
}

/* The whole cents of an exact value, cut off towards zero: it lies between two moneys. */
static money cut(const struct ratio *exact) {
    money whole = 0;
    bool fits =
        ratio_sign(exact) < 0 ? ratio_ceiling(exact, &whole) : ratio_floor(exact, &whole);
    return fits ? whole : 0;
}

static money nearest(const struct ratio *exact) {
    money whole = 0;
    return ratio_nearest(exact, &whole) ? whole : 0;
}

enum { CENT_PLACES = 4 };

/* *ten_thousandths = value x 10^4, cut off towards zero. */
static int64_t ten_thousandths(const struct ratio *value) {
    struct ratio scaled;
    ratio_init(&scaled);
    ratio_set(&scaled, value);
    ratio_mul_int(&scaled, 10000);
    int64_t digits = cut(&scaled);
    ratio_clear(&scaled);
    return digits;
}

void proof_write_exact(struct buf *out, const struct ratio *cents,
                       const struct figure_style *style) {
    struct ratio rest, whole;
    ratio_init(&rest);
    ratio_init(&whole);
    ratio_set(&rest, cents);
    ratio_set_int(&whole, cut(cents));
    ratio_sub(&rest, &whole);
    int64_t part = ten_thousandths(&rest);
    if (ratio_sign(cents) < 0 && cut(cents) == 0)
        buf_char(out, '-');
    money_write(out, cut(cents), style);
    if (ratio_sign(&rest)) {
        buf_text(out, ratio_sign(&rest) < 0 ? " - " : " + ");
        figure_write(out, part < 0 ? -part : part, CENT_PLACES, style);
        buf_text(out, " ct");
    }
    ratio_clear(&whole);
    ratio_clear(&rest);
}

/* --- sentences --------------------------------------------------------------------------- */

/* Which municipalities got a cent beyond their whole cents. */
static const char *say_who_got(struct report *r, const struct proof *p) {
    size_t count = p->budget->municipality_count, got = 0;
    const char **names = mem_zero(count, sizeof *names);
    money left = p->sum;
    for (size_t m = 0; m < count; m++) {
        left -= cut(&p->exact[m]);
        if (p->given[m] != cut(&p->exact[m]))
            names[got++] = p->budget->municipalities[m].name;
    }
    const char *said = _("Every exact value is whole cents: nothing had to be rounded.");
    if (got > 0 && (left == (money)got || left == -(money)got))
        said = report_format(r,
                             lang_plural("Cut off to whole cents, the exact values leave "
                                         "%lld cent. It went to %s.",
                                         "Cut off to whole cents, the exact values leave "
                                         "%lld cents. They went to %s.",
                                         got),
                             (long long)left, phrase_list(r, names, got));
    else if (got > 0) /* some up and some down, since amounts of both signs met here */
        said = report_format(r,
                             _("Raised from whole cents to the next, away from nil, was "
                               "the figure of: %s."),
                             phrase_list(r, names, got));
    free(names);
    return said;
}

/* Why a pocket calculator shows another cent for municipality `m`; "" when it does not. */
static const char *say_calculator(struct report *r, const struct proof *p, size_t m) {
    money calculator = nearest(&p->exact[m]), together = 0;
    const char *name = p->budget->municipalities[m].name;
    bool more = calculator > p->given[m];
    if (calculator == p->given[m])
        return "";
    for (size_t i = 0; i < p->budget->municipality_count; i++)
        together += nearest(&p->exact[i]);
    if (together == p->sum)
        return report_format(r,
                             more ? _("%s: a pocket calculator gives a cent more, %s; "
                                      "but then a total that "
                                      "this figure is part of would be more than a cent "
                                      "from its exact value.")
                                  : _("%s: a pocket calculator gives a cent less, %s; "
                                      "but then a total that "
                                      "this figure is part of would be more than a cent "
                                      "from its exact value."),
                             name, phrase_money(r, calculator));
    return report_format(r,
                         more ? _("%s: a pocket calculator gives a cent more, %s; but if "
                                  "all were rounded like "
                                  "that, they would bear %s together instead of %s.")
                              : _("%s: a pocket calculator gives a cent less, %s; but if "
                                  "all were rounded like "
                                  "that, they would bear %s together instead of %s."),
                         name, phrase_money(r, calculator), phrase_money(r, together),
                         phrase_money(r, p->sum));
}

static void add_sentence(struct buf *text, const char *sentence) {
    buf_text(text, sentence[0] ? " " : "");
    buf_text(text, sentence);
}

static const char *sentences(struct report *r, const struct proof *p, const char *whole,
                             int only) {
    struct buf text;
    buf_init(&text);
    buf_format(&text, _("Divided: %s (%s)."), phrase_money(r, p->sum), whole);
    add_sentence(&text, say_who_got(r, p));
    for (size_t m = 0; m < p->budget->municipality_count; m++)
        if (only == MUNICIPALITY_NONE || only == (int)m)
            add_sentence(&text, say_calculator(r, p, m));
    const char *kept = report_text(r, buf_view(&text));
    buf_clear(&text);
    return kept;
}

/* --- table ------------------------------------------------------------------------------- */

/* given - exact, in cents. */
struct cell proof_difference(const struct proof *p, size_t m) {
    struct ratio difference;
    ratio_init(&difference);
    ratio_set_int(&difference, p->given[m]);
    ratio_sub(&difference, &p->exact[m]);
    int64_t digits = ten_thousandths(&difference);
    ratio_clear(&difference);
    return cell_figure(digits, CENT_PLACES);
}

struct table *proof_table(struct report *r, const struct proof *p, const char *title,
                          const char *whole, int only) {
    const struct column columns[] = {part_text("municipality", _("Municipality")),
                                     part_figure("exact", _("Exact")),
                                     part_figure("amount", _("Given")),
                                     part_figure("difference", _("Difference (ct)"))};
    struct table *t = report_add_table(r, "proof", FOR_READERS, columns, 4);
    t->title = title;
    t->note = sentences(r, p, whole, only);
    struct buf exact;
    buf_init(&exact);
    for (size_t m = 0; m < p->budget->municipality_count; m++) {
        if (only != MUNICIPALITY_NONE && only != (int)m)
            continue;
        buf_reset(&exact);
        proof_write_exact(&exact, &p->exact[m], figure_now(true));
        const struct cell cells[] = {cell_string(p->budget->municipalities[m].name),
                                     cell_string(report_text(r, buf_view(&exact))),
                                     cell_money(p->given[m]), proof_difference(p, m)};
        table_add_row(t, ROW_BODY, cells);
    }
    if (only == MUNICIPALITY_NONE) {
        const struct cell cells[] = {cell_term("total", _("Total")), cell_money(p->sum),
                                     cell_money(p->sum), cell_figure(0, CENT_PLACES)};
        table_add_row(t, ROW_TOTAL, cells);
    }
    buf_clear(&exact);
    return t;
}

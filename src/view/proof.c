#include "view/proof.h"

#include <stdlib.h>

#include "base/mem.h"
#include "view/common.h"
#include "view/phrases.h"

void proof_init(struct proof *p, const struct budget *b) {
    *p = (struct proof){.budget = b};
    p->exact = mem_zero(b->municipality_count, sizeof *p->exact);
    p->given = mem_zero(b->municipality_count, sizeof *p->given);
    p->there = mem_zero(b->municipality_count, sizeof *p->there);
    for (size_t m = 0; m < b->municipality_count; m++)
        ratio_init(&p->exact[m]);
}

void proof_clear(struct proof *p) {
    for (size_t m = 0; m < p->budget->municipality_count; m++)
        ratio_clear(&p->exact[m]);
    free(p->exact);
    free(p->given);
    free(p->there);
    free(p->shown);
}

void proof_add(struct proof *p, const struct shares *shares, money sum,
               const money *given) {
    struct ratio part;
    ratio_init(&part);
    date day = period_first_day(shares->period);
    p->sum += sum;
    for (size_t m = 0; m < p->budget->municipality_count; m++) {
        p->there[m] = p->there[m] || !shares_nil(shares, m) ||
                      municipality_on(&p->budget->municipalities[m], day);
        portions_get(&shares->share, m, &part);
        ratio_mul_int(&part, sum);
        ratio_add(&p->exact[m], &part);
        p->given[m] += given[m];
    }
    ratio_clear(&part);
}

/* The whole cents of an exact value, cut off towards zero. They fit, because the value
   lies between two moneys. */
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

enum { CENT_PARTS = 10000 };

/* *rest = what is left of an exact value beyond its ten-thousandths of a cent, which are
   returned, rounded down. */
static int64_t down(const struct ratio *exact, struct ratio *rest) {
    struct ratio whole;
    int64_t parts = 0;
    ratio_init(&whole);
    ratio_set(rest, exact);
    ratio_mul_int(rest, CENT_PARTS);
    if (ratio_floor(rest, &parts)) {
        ratio_set_int(&whole, parts);
        ratio_sub(rest, &whole);
    }
    ratio_clear(&whole);
    return parts;
}

/* The municipality with the largest remainder, which is then used up. */
static size_t take_largest(struct ratio *rest, size_t count) {
    size_t best = 0;
    for (size_t m = 1; m < count; m++)
        if (ratio_compare(&rest[m], &rest[best]) > 0)
            best = m;
    ratio_set_int(&rest[best], -1);
    return best;
}

void proof_show(struct proof *p) {
    size_t count = p->budget->municipality_count;
    struct ratio *rest = mem_zero(count, sizeof *rest);
    wide left = (wide)p->sum * CENT_PARTS;
    free(p->shown);
    p->shown = mem_zero(count, sizeof *p->shown);
    for (size_t m = 0; m < count; m++) {
        ratio_init(&rest[m]);
        p->shown[m] = down(&p->exact[m], &rest[m]);
        left -= p->shown[m];
    }
    for (; left > 0 && left <= (wide)count; left--)
        p->shown[take_largest(rest, count)]++;
    for (size_t m = 0; m < count; m++)
        ratio_clear(&rest[m]);
    free(rest);
}

/* Appends "123.45 + 0.3333 ct", a minus in both places for a negative. */
static void write_shown(struct buf *out, int64_t parts,
                        const struct figure_style *style) {
    money cents = parts / CENT_PARTS;
    int64_t rest = parts % CENT_PARTS;
    if (parts < 0 && cents == 0)
        buf_char(out, '-');
    money_write(out, cents, style);
    if (rest == 0)
        return;
    buf_text(out, rest < 0 ? " - " : " + ");
    figure_write(out, rest < 0 ? -rest : rest, CENT_PLACES, style);
    buf_text(out, " ct");
}

/* --- sentences -------------------------------------------------------------------- */

static bool all_whole(const struct proof *p) {
    money down, up;
    for (size_t m = 0; m < p->budget->municipality_count; m++)
        if (ratio_floor(&p->exact[m], &down) && ratio_ceiling(&p->exact[m], &up) &&
            down != up)
            return false;
    return true;
}

/* Names the municipalities that got a cent beyond their whole cents; `left` is what the
   whole cents leave over. */
static const char *say_names(struct report *r, const char *const *names, size_t got,
                             money left) {
    const char *list = phrase_list(r, names, got);
    if (left == (money)got || left == -(money)got)
        return report_format(r,
                             lang_plural("Cut off to whole cents, the exact values leave "
                                         "%lld cent. It went to %s.",
                                         "Cut off to whole cents, the exact values leave "
                                         "%lld cents. They went to %s.",
                                         got),
                             (long long)got, list);
    /* Some up and some down: amounts of both signs are added up here. */
    return report_format(r,
                         _("Raised from whole cents to the next, away from nil, was the "
                           "figure of: %s."),
                         list);
}

/* What was left by cutting off to whole cents, and where it went. */
static const char *say_rounding(struct report *r, const struct proof *p) {
    size_t count = p->budget->municipality_count, got = 0;
    const char **names = mem_zero(count, sizeof *names);
    const char *said;
    money left = p->sum;
    for (size_t m = 0; m < count; m++) {
        left -= cut(&p->exact[m]);
        if (p->given[m] != cut(&p->exact[m]))
            names[got++] = p->budget->municipalities[m].name;
    }
    if (got > 0)
        said = say_names(r, names, got, left);
    else if (all_whole(p))
        said = _("Every exact value is whole cents: nothing had to be rounded.");
    else
        said = _("Cut off to whole cents, the exact values leave nothing over.");
    free(names);
    return said;
}

/* Why a pocket calculator shows another cent for municipality `m`, or "". */
static const char *say_calculator(struct report *r, const struct proof *p, size_t m) {
    money calculator = nearest(&p->exact[m]), together = 0;
    const char *name = p->budget->municipalities[m].name;
    bool more = calculator > p->given[m];
    if (calculator == p->given[m])
        return "";
    for (size_t i = 0; i < p->budget->municipality_count; i++)
        together += nearest(&p->exact[i]);
    if (together == p->sum)
        return report_format(
            r,
            more
                ? _("%s: a pocket calculator gives a cent more, %s; the cents are placed "
                    "so that every total they are part of adds up as well.")
                : _("%s: a pocket calculator gives a cent less, %s; the cents are placed "
                    "so that every total they are part of adds up as well."),
            name, phrase_money(r, calculator));
    return report_format(
        r,
        more ? _("%s: a pocket calculator gives a cent more, %s; but if all were rounded "
                 "like that, they would bear %s together instead of %s.")
             : _("%s: a pocket calculator gives a cent less, %s; but if all were rounded "
                 "like that, they would bear %s together instead of %s."),
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
    add_sentence(&text, say_rounding(r, p));
    for (size_t m = 0; m < p->budget->municipality_count; m++)
        if (is_wanted(only, m))
            add_sentence(&text, say_calculator(r, p, m));
    return report_keep(r, &text);
}

/* --- table ------------------------------------------------------------------------ */

struct cell proof_difference(const struct proof *p, size_t m) {
    return cell_figure((int64_t)((wide)p->given[m] * CENT_PARTS - p->shown[m]),
                       CENT_PLACES);
}

static struct cell exact_cell(struct report *r, const struct proof *p, size_t m) {
    struct buf text;
    buf_init(&text);
    write_shown(&text, p->shown[m], figure_now(true));
    return cell_string(report_keep(r, &text));
}

bool proof_is_nil(const struct proof *p, int only) {
    for (size_t m = 0; m < p->budget->municipality_count; m++)
        if (is_wanted(only, m) && p->there[m] &&
            (p->given[m] != 0 || ratio_sign(&p->exact[m]) != 0))
            return false;
    return true;
}

struct table *proof_table(struct report *r, struct proof *p, const char *title,
                          const char *whole, int only) {
    proof_show(p);
    const struct column columns[] = {column_text("municipality", _("Municipality")),
                                     column_figure("exact", _("Exact")),
                                     column_figure("amount", _("Given")),
                                     column_figure("difference", _("Difference (ct)"))};
    struct table *t = report_add_table(r, "proof", FOR_READERS, columns, 4);
    t->title = title;
    t->note = sentences(r, p, whole, only);
    for (size_t m = 0; m < p->budget->municipality_count; m++) {
        if (!is_wanted(only, m) || !p->there[m])
            continue;
        const struct cell cells[] = {cell_string(p->budget->municipalities[m].name),
                                     exact_cell(r, p, m), cell_money(p->given[m]),
                                     proof_difference(p, m)};
        table_add_row(t, ROW_BODY, cells);
    }
    if (only == MUNICIPALITY_NONE) {
        const struct cell cells[] = {cell_term("total", _("Total")), cell_money(p->sum),
                                     cell_money(p->sum), cell_figure(0, CENT_PLACES)};
        table_add_row(t, ROW_TOTAL, cells);
    }
    return t;
}

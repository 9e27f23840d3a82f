#include "view/explain/explain_path.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/shares/key_split.h"
#include "view/phrases.h"

/* A cost of which the parts are told, and how many keys are told of. */
enum { WHOLE = 100, KEYS_MOST = 12 };

/* The keys that a key reaches, itself first, each in the order in which it is charged. */
struct path {
    struct report *report;
    struct shares_task task;
    struct key_split *splits; /* owned */
    size_t count, room;
    bool *reached; /* owned: by key */
};

static const char *key_name(const struct path *p, int key) {
    return p->task.budget->keys[key].name;
}

/* --- which keys --------------------------------------------------------------------- */

static void add_key(struct path *p, int key) {
    struct reported reported;
    struct diags none;
    if (p->reached[key])
        return;
    p->reached[key] = true;
    p->task.key = key;
    p->splits = mem_room(p->splits, p->count, &p->room, sizeof *p->splits);
    reported_init(&reported);
    diags_init(&none);
    if (key_split_init(&p->splits[p->count], &p->task, "", &reported, &none) == 0)
        p->count++;
    diags_clear(&none);
    reported_clear(&reported);
}

static void reach(struct path *p, int key) {
    add_key(p, key);
    for (size_t i = 0; i < p->count; i++) {
        const struct key_version *v = p->splits[i].version;
        for (size_t c = 0; c < v->charge_count; c++)
            if (!weight_is_nil(&v->charges[c]))
                add_key(p, v->charges[c].key);
    }
}

/* Whether all that a key charges is known to end; `ends` is by key. */
static bool comes_to_an_end(const struct key_version *v, const bool *ends) {
    for (size_t c = 0; c < v->charge_count; c++)
        if (!weight_is_nil(&v->charges[c]) && !ends[v->charges[c].key])
            return false;
    return true;
}

static bool has_circle(const struct path *p) {
    bool *ends = mem_zero(p->task.budget->key_count, sizeof *ends);
    size_t ended = 0;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < p->count; i++)
            if (!ends[p->splits[i].key] && comes_to_an_end(p->splits[i].version, ends)) {
                ends[p->splits[i].key] = more = true;
                ended++;
            }
    }
    free(ends);
    return ended < p->count;
}

/* --- words -------------------------------------------------------------------------- */

/* "9.97": what a part is of a hundred. */
static const char *of_hundred(struct report *r, const struct ratio *part) {
    struct ratio shown;
    struct buf text = {0};
    ratio_init(&shown);
    ratio_set(&shown, part);
    ratio_mul_int(&shown, WHOLE);
    ratio_write_decimal(&text, &shown, 2, figure_now(true));
    ratio_clear(&shown);
    return report_keep(r, &text);
}

/* The drivers by which a key gives to municipalities. */
static const char *drivers_of(const struct path *p, const struct key_version *v) {
    const char **names = mem_alloc((v->weight_count + 1) * sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < v->weight_count; i++)
        if (!weight_is_nil(&v->weights[i]))
            names[count++] = budget_driver_title(p->task.budget, v->weights[i].driver);
    const char *list = count > 0 ? phrase_list(p->report, names, count) : "";
    free(names);
    return list;
}

/* "9.97 to key ict and 90.03 to the municipalities by fte"; NULL when all goes to
   municipalities. */
static const char *parts_of(const struct path *p, const struct key_split *s) {
    const char **parts = mem_alloc((s->version->charge_count + 1) * sizeof *parts);
    struct ratio borne;
    size_t count = 0;
    ratio_init(&borne);
    for (size_t i = 0; i < s->version->charge_count; i++)
        if (!weight_is_nil(&s->version->charges[i]))
            parts[count++] = report_format(p->report, _("%s to key %s"),
                                           of_hundred(p->report, &s->charged[i]),
                                           key_name(p, s->version->charges[i].key));
    portions_sum(&s->direct, &borne);
    if (count > 0 && ratio_sign(&borne) != 0)
        parts[count++] =
            report_format(p->report, _("%s to the municipalities by %s"),
                          of_hundred(p->report, &borne), drivers_of(p, s->version));
    const char *list = count > 0 ? phrase_list(p->report, parts, count) : NULL;
    ratio_clear(&borne);
    free(parts);
    return list;
}

static void add_key_words(struct buf *out, const struct path *p,
                          const struct key_split *s) {
    const char *name = key_name(p, s->key), *parts = parts_of(p, s);
    if (parts)
        buf_format(out, _("Each %s %d of %s goes on: %s."), p->report->currency, WHOLE,
                   name, parts);
    else
        buf_format(out, _("All of %s goes to the municipalities by %s."), name,
                   drivers_of(p, s->version));
    buf_char(out, ' ');
}

static const char *words(const struct path *p) {
    struct buf text = {0};
    for (size_t i = 0; i < p->count && i < KEYS_MOST; i++)
        add_key_words(&text, p, &p->splits[i]);
    if (p->count > KEYS_MOST) {
        buf_format(&text, _("So it goes on through %d keys more."),
                   (int)(p->count - KEYS_MOST));
        buf_char(&text, ' ');
    }
    if (has_circle(p)) {
        buf_text(&text, _("What comes back to a key goes round again until all of it is "
                          "borne; the share is the exact sum."));
        buf_char(&text, ' ');
    }
    return report_keep(p->report, &text);
}

const char *explain_path(struct report *r, const struct budget *b,
                         const struct shares *shares) {
    struct roster roster;
    struct diags none;
    const char *said = "";
    diags_init(&none);
    if (roster_init(&roster, b, shares->period, &none) == 0) {
        struct path p = {.report = r, .task = {b, KEY_NONE, shares->period, &roster}};
        p.reached = mem_zero(b->key_count, sizeof *p.reached);
        reach(&p, shares->key);
        if (p.count > 1 || has_circle(&p))
            said = words(&p);
        for (size_t i = 0; i < p.count; i++)
            key_split_clear(&p.splits[i]);
        free(p.splits);
        free(p.reached);
        roster_clear(&roster);
    }
    diags_clear(&none);
    return said;
}

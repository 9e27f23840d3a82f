/* Shrinking: a small scenario that still shows the fault. */
#include "scenario.h"

#include <stdlib.h>
#include <string.h>

typedef const char *(*judge)(const struct scenario *s);

/* Replaces a scenario with the changed one (taken) if that still fails. */
static bool keep_if_wrong(struct scenario *s, struct scenario *changed, judge wrong) {
    bool keep = wrong(changed) != NULL;
    if (keep) {
        scenario_clear(s);
        *s = *changed;
    } else {
        scenario_clear(changed);
    }
    return keep;
}

/* Leaves out runs of lines, long ones first. */
static bool fewer_lines(struct scenario *s, judge wrong) {
    bool any = false;
    for (size_t run = s->count / 2 + 1; run > 0; run /= 2)
        for (size_t at = 0; at + run <= s->count;) {
            struct scenario changed;
            scenario_copy(&changed, s);
            memmove(changed.lines + at, changed.lines + at + run,
                    (s->count - at - run) * sizeof *s->lines);
            changed.count -= run;
            if (keep_if_wrong(s, &changed, wrong))
                any = true;
            else
                at += run;
        }
    return any;
}

static bool fewer_municipalities(struct scenario *s, judge wrong) {
    bool any = false;
    for (size_t j = s->municipalities; j-- > 0 && s->municipalities > 1;) {
        struct scenario changed;
        scenario_copy(&changed, s);
        size_t behind = --changed.municipalities - j;
        memmove(changed.absent + j, changed.absent + j + 1, behind * sizeof(bool));
        for (int driver = 0; driver < DRIVERS; driver++)
            memmove(changed.figure[driver] + j, changed.figure[driver] + j + 1,
                    behind * sizeof(struct decimal));
        for (size_t i = 0; i < changed.count; i++)
            if (changed.lines[i].municipality >= (int)j &&
                changed.lines[i].municipality > 0)
                changed.lines[i].municipality--;
        any |= keep_if_wrong(s, &changed, wrong);
    }
    return any;
}

static bool smaller_figures(struct scenario *s, judge wrong) {
    bool any = false;
    for (int driver = 0; driver < DRIVERS; driver++)
        for (size_t j = 0; j < s->municipalities; j++)
            while (s->figure[driver][j].digits > 1) {
                struct scenario changed;
                scenario_copy(&changed, s);
                changed.figure[driver][j].digits /= 2;
                if (!keep_if_wrong(s, &changed, wrong))
                    break;
                any = true;
            }
    return any;
}

/* Simplifies each line, one step at a time. */
static bool simplify(struct scenario_line *line, int way) {
    struct scenario_line before = *line;
    switch (way) {
    case 0:
        line->amount /= 2;
        break;
    case 1:
        line->amount -= line->amount > 0;
        break;
    case 2:
        line->vat /= 2;
        break;
    case 3:
        line->id = 0;
        break;
    case 4:
        line->text = 0;
        break;
    case 5:
        line->key_period = line->period;
        break;
    case 6:
        line->key = line->category == CATEGORY_OWN ? line->key : 0;
        break;
    default:
        return false;
    }
    return memcmp(&before, line, sizeof before) != 0;
}

static bool simpler_lines(struct scenario *s, judge wrong) {
    bool any = false;
    for (size_t i = 0; i < s->count; i++)
        for (int way = 0; way < 7;) {
            struct scenario changed;
            scenario_copy(&changed, s);
            if (!simplify(&changed.lines[i], way)) {
                scenario_clear(&changed);
                way++;
            } else if (keep_if_wrong(s, &changed, wrong)) {
                any = true;
            } else {
                way++;
            }
        }
    return any;
}

void scenario_shrink(struct scenario *s, judge wrong) {
    bool any = true;
    for (int rounds = 0; any && rounds < 20; rounds++) {
        any = fewer_lines(s, wrong);
        any |= fewer_municipalities(s, wrong);
        any |= simpler_lines(s, wrong);
        any |= smaller_figures(s, wrong);
    }
}

#include "input/review.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/table/fields.h"
#include "input/table/grouping.h"

/* Marks the drivers that some version of some key uses. */
static void mark_used(const struct budget *b, bool *used) {
    for (size_t k = 0; k < b->key_count; k++) {
        for (size_t v = 0; v < b->keys[k].version_count; v++) {
            const struct key_version *version = &b->keys[k].versions[v];
            for (size_t w = 0; w < version->weight_count; w++)
                used[version->weights[w].driver] = true;
        }
    }
}

void review_drivers(const struct load_context *l) {
    const struct budget *b = l->b;
    bool *all = mem_zero(b->driver_count + 2, sizeof *all);
    bool *used = all + 2; /* behind those of DRIVER_NONE and DRIVER_EQUAL */
    mark_used(b, used);
    for (size_t i = 0; i < b->driver_count; i++) {
        const struct driver *driver = &b->drivers[i];
        bool counts = used[i] || (int)i == b->inhabitants; /* per inhabitant */
        if (counts && driver->thousands)
            thousands_fault(l->d, l, driver->thousands, driver->thousands_place,
                            driver->comma);
        if (driver->again.line > 0)
            diag_add(l->d, driver->again, counts ? DIAG_COLUMN_TWICE : DIAG_COLUMN_AGAIN,
                     driver->name, driver->name, NULL);
        if (!counts)
            diag_add(l->d, driver->place,
                     driver->text ? DIAG_REMARK_COLUMN : DIAG_DRIVER_UNUSED, driver->name,
                     NULL);
    }
    free(all);
}

/* Marks the keys that some version of a used key charges. False when there are none. */
static bool mark_charged(const struct budget *b, size_t key, bool *used) {
    bool more = false;
    for (size_t v = 0; v < b->keys[key].version_count; v++) {
        const struct key_version *version = &b->keys[key].versions[v];
        for (size_t c = 0; c < version->charge_count; c++) {
            int charged = version->charges[c].key;
            if (charged == KEY_NONE || used[charged])
                continue;
            used[charged] = more = true;
        }
    }
    return more;
}

void review_keys(const struct cost_run *r) {
    const struct budget *b = r->l->b;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < b->key_count; i++)
            more = (r->key_used[i] && mark_charged(b, i, r->key_used)) || more;
    }
    for (size_t i = 0; i < b->key_count; i++)
        if (!r->key_used[i])
            diag_add(r->l->d, b->keys[i].versions[0].place, DIAG_KEY_UNUSED,
                     b->keys[i].name, NULL);
}

/* The row * for all other accounts is never unused: there may be no others. */
void review_accounts(const struct cost_run *r) {
    for (size_t i = 0; i < r->accounts->count; i++) {
        const struct account_rule *rule = &r->accounts->rules[i];
        if (!r->rule_used[i] && strcmp(rule->pattern, "*") != 0)
            fault_text(r->l->d, rule->place, DIAG_ACCOUNT_UNUSED,
                       slice_of(rule->pattern));
    }
}

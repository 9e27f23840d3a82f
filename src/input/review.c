#include "input/review.h"

static bool driver_used(const struct budget *b, int driver) {
    for (size_t k = 0; k < b->key_count; k++)
        for (size_t v = 0; v < b->keys[k].version_count; v++)
            for (size_t w = 0; w < b->keys[k].versions[v].weight_count; w++)
                if (b->keys[k].versions[v].weights[w].driver == driver)
                    return true;
    return false;
}

void review_drivers(const struct loading *l) {
    const struct budget *b = l->b;
    for (size_t i = 0; i < b->driver_count; i++) {
        const struct driver *driver = &b->drivers[i];
        if ((int)i == b->inhabitants || driver_used(b, (int)i))
            continue;
        diag_add(l->d, driver->place,
                 driver->text ? DIAG_REMARK_COLUMN : DIAG_DRIVER_UNUSED, driver->name,
                 NULL);
    }
}

void review_keys(const struct cost_run *r) {
    const struct budget *b = r->l->b;
    for (size_t i = 0; i < b->key_count; i++)
        if (!r->key_used[i])
            diag_add(r->l->d, b->keys[i].versions[0].place, DIAG_KEY_UNUSED,
                     b->keys[i].name, NULL);
}

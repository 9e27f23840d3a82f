#include "engine/compare/whatif.h"

#include "base/letters.h"
#include "base/nearest.h"

static const char *const equal_names[] = {"equal", "gelijk"};
static const char *const inhabitants_names[] = {"inhabitants", "inwoners"};

static bool is_one_of(struct slice text, const char *const names[2]) {
    return letters_same(text, slice_of(names[0])) ||
           letters_same(text, slice_of(names[1]));
}

/* A key by its name, or by the category it is named after. */
static int find_key(const struct budget *b, struct slice name) {
    int key = budget_key(b, name);
    category c = category_find(&b->categories, name);
    if (key != KEY_NONE || c == CATEGORY_UNKNOWN)
        return key;
    for (size_t i = 0; i < b->key_count; i++)
        if (b->keys[i].category == c)
            return (int)i;
    return KEY_NONE;
}

static int find_driver(const struct budget *b, struct slice name) {
    if (is_one_of(name, equal_names))
        return DRIVER_EQUAL;
    for (size_t i = 0; i < b->driver_count; i++)
        if (letters_same(name, slice_of(b->drivers[i].name)))
            return (int)i;
    return is_one_of(name, inhabitants_names) && b->inhabitants >= 0 ? b->inhabitants
                                                                     : DRIVER_NONE;
}

/* A fault at the file of the keys, for a name that is not among them. */
static void add_fault(const struct budget *b, enum diag_code code, struct slice name,
                      bool drivers, struct diags *d) {
    struct nearest nearest;
    nearest_init(&nearest, name);
    for (size_t i = 0; i < b->key_count; i++)
        nearest_offer(&nearest, slice_of(b->keys[i].name));
    for (size_t i = 0; drivers && i < b->driver_count; i++)
        nearest_offer(&nearest, slice_of(b->drivers[i].name));
    struct buf wanted, near;
    buf_init(&wanted);
    buf_init(&near);
    buf_slice(&wanted, name);
    buf_slice(&near, nearest.best);
    struct place keys = {0};
    if (b->key_count > 0 && b->keys[0].version_count > 0)
        keys.file = b->keys[0].versions[0].place.file;
    diag_add(d, keys, code, buf_str(&wanted), buf_str(&near), NULL);
    buf_clear(&near);
    buf_clear(&wanted);
}

/* Gives a key a single version, valid from the start: one driver, or another key. */
static void give_all_to(struct budget *b, struct key *key, int driver, int other) {
    struct key_version *version = arena_take(&b->arena, sizeof *version);
    version->weights = version->charges = arena_take(&b->arena, sizeof *version->weights);
    version->weights[0] =
        (struct weight){.driver = driver, .key = other, .weight = {100, 0}};
    version->weight_count = driver != DRIVER_NONE;
    version->charge_count = driver == DRIVER_NONE;
    if (key->version_count) /* faults in the figures are reported at the key */
        version->place = version->weights[0].place = key->versions[0].place;
    key->versions = version;
    key->version_count = 1;
}

int whatif_key(struct budget *b, struct slice key, struct slice by, struct diags *d) {
    key = slice_trim(key);
    by = slice_trim(by);
    int replaced = find_key(b, key);
    struct slice charged = charged_key_name(by);
    bool charges = charged.len > 0;
    int driver = charges ? DRIVER_NONE : find_driver(b, by);
    int other = find_key(b, charges ? charged : by);
    if (replaced == KEY_NONE)
        add_fault(b, DIAG_WHATIF_KEY, key, false, d);
    if (driver == DRIVER_NONE && other == KEY_NONE)
        add_fault(b, DIAG_WHATIF_MEASURE, by, true, d);
    if (replaced == KEY_NONE || (driver == DRIVER_NONE && other == KEY_NONE))
        return -1;
    if (driver != DRIVER_NONE || charges) {
        give_all_to(b, &b->keys[replaced], driver, other);
    } else {
        b->keys[replaced].versions = b->keys[other].versions;
        b->keys[replaced].version_count = b->keys[other].version_count;
    }
    return 0;
}

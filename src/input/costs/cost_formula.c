#include "input/costs/cost_formula.h"

#include "input/costs/cost_amounts.h"
#include "input/costs/cost_assignment.h"
#include "input/table/fields.h"

/* --- the product ------------------------------------------------------------------- */

static bool has_tariff(const struct cost_file *f) {
    return reader_cell(&f->reader, COST_TARIFF).len > 0;
}

static int read_factor(struct cost_file *f, struct decimal *factor) {
    struct reader *s = &f->reader;
    struct slice text = reader_cell(s, COST_FACTOR);
    /* In a sheet 0.5 may be shown as 50%. */
    bool percent = s->source.maker && text.at[text.len - 1] == '%';
    text.len -= percent;
    enum number_result result = multiplier_read(text, s->decimal_mark, false, factor);
    factor->places += percent ? 2 : 0;
    if (result != NUMBER_OK) {
        fault_number(s, reader_place(s, COST_FACTOR), text, result, false);
        return -1;
    }
    if (factor->digits > 0)
        return 0;
    field_fault(s, COST_FACTOR, DIAG_FACTOR_ZERO);
    return -1;
}

/* Makes the product the net amount of the line. */
static int apply(struct cost_file *f, struct cost_line *line, int field) {
    const money counted = line->amount[AMOUNT_NET];
    if (product_cents(&f->product, &line->amount[AMOUNT_NET])) {
        f->facts.beyond += (wide)line->amount[AMOUNT_NET] - counted;
        line->product = &f->product;
        return 0;
    }
    field_fault(&f->reader, field, DIAG_AMOUNT_LARGE);
    return -1;
}

int cost_formula_read(struct cost_file *f, struct cost_line *line) {
    const bool tariff = has_tariff(f);
    struct decimal price = {0, 0}, factor = {0, 0};
    int result =
        tariff ? cost_amounts_tariff(f, line, &price) : cost_amounts_read(f, line);
    const bool multiplied = reader_cell(&f->reader, COST_FACTOR).len > 0;
    if (multiplied && read_factor(f, &factor) != 0)
        result = -1;
    if (result != 0 || (!tariff && !multiplied))
        return result;
    f->product = (struct product){.count = 0};
    product_add(&f->product,
                tariff ? price : (struct decimal){line->amount[AMOUNT_NET], 2});
    if (multiplied)
        product_add(&f->product, factor);
    return tariff ? 0 : apply(f, line, COST_FACTOR);
}

/* --- units ------------------------------------------------------------------------- */

/* What the units of a tariff are counted from. */
struct counting {
    struct cost_file *file;
    const struct cost_line *line;
    const struct key *key;
    const struct key_version *version;
    int driver;
    date first, last; /* of the key period */
};

/* Adds a fault at the tariff that ends with the key period. */
static int fault(const struct counting *c, enum diag_code code, const char *one,
                 const char *two) {
    struct reader *s = &c->file->reader;
    struct buf when = {0};
    const char *args[DIAG_ARGS] = {0};
    size_t count = 0;
    period_write(&when, c->line->key_period);
    if (one)
        args[count++] = one;
    if (two)
        args[count++] = two;
    args[count] = buf_str(&when);
    diag_add_args(s->d, reader_place(s, COST_TARIFF), code, args);
    buf_clear(&when);
    return -1;
}

/* The key as the folder has it: by its name, or by the category it is named after. */
static const struct key *key_of_folder(const struct cost_run *r, const struct key *key) {
    const struct key_list *keys = &r->folder_keys;
    const struct key *found = NULL;
    for (size_t i = 0; i < keys->count; i++)
        if (letters_same(slice_of(keys->list[i].name), slice_of(key->name)))
            return &keys->list[i];
    for (size_t i = 0; i < keys->count && !found; i++)
        if (key->category != CATEGORY_UNKNOWN && keys->list[i].category == key->category)
            found = &keys->list[i];
    return found ? found : key;
}

/* Finds the one driver of the key. */
static int find_driver(struct counting *c) {
    const struct budget *b = c->file->reader.l->b;
    c->version = key_on(c->key, c->first);
    bool single =
        c->version && c->version->weight_count == 1 && c->version->charge_count == 0;
    if (single)
        c->driver = c->version->weights[0].driver;
    if (single && c->driver == DRIVER_NONE)
        return -1; /* the driver is not there, which was reported */
    return c->driver >= 0 && !b->drivers[c->driver].percent
               ? 0
               : fault(c, DIAG_TARIFF_KEY, c->key->name, NULL);
}

/* Adds a decimal to *sum, which has DECIMAL_PLACES. False when it does not fit. */
static bool add_decimal(wide *sum, const struct decimal *value) {
    wide digits = value->digits;
    for (unsigned places = value->places; places < DECIMAL_PLACES; places++)
        digits *= 10; /* 19 digits become 37: they fit */
    return !__builtin_add_overflow(*sum, digits, sum);
}

/* Adds the figure of a municipality that takes part to *sum. */
static int add_figure(const struct counting *c, int municipality, wide *sum) {
    const struct budget *b = c->file->reader.l->b;
    const struct municipality *m = &b->municipalities[municipality];
    const struct version *v = municipality_on(m, c->first);
    if (!v && c->line->municipality == MUNICIPALITY_NONE)
        return 0;
    if (!v || !v->values[c->driver].given)
        return fault(c, DIAG_TARIFF_UNITS, m->name, b->drivers[c->driver].name);
    if (add_decimal(sum, &v->values[c->driver].value))
        return 0;
    field_fault(&c->file->reader, COST_TARIFF, DIAG_AMOUNT_LARGE);
    return -1;
}

static bool begins_inside(const struct counting *c, date from) {
    return from > c->first && from <= c->last;
}

/* Whether the units of the line's own municipality change or end inside the period. Those
   of all are checked where shares are computed. */
static bool changes(const struct counting *c) {
    const struct municipality *m =
        &c->file->reader.l->b->municipalities[c->line->municipality];
    const struct version *v = municipality_on(m, c->first);
    bool found = v && v->until < c->last;
    for (size_t i = 0; i < m->version_count; i++)
        found = found || begins_inside(c, m->versions[i].from);
    for (size_t i = 0; i < c->key->version_count; i++)
        found = found || begins_inside(c, c->key->versions[i].from);
    return found;
}

static int add_figures(const struct counting *c, wide *sum) {
    int result = 0;
    if (c->line->municipality != MUNICIPALITY_NONE)
        return changes(c) ? fault(c, DIAG_TARIFF_CHANGES, NULL, NULL)
                          : add_figure(c, c->line->municipality, sum);
    for (size_t m = 0; m < c->file->reader.l->b->municipality_count; m++)
        result |= add_figure(c, (int)m, sum);
    return result;
}

/* A sum with DECIMAL_PLACES decimals, without zeros at their end. */
static bool shorten(wide sum, struct decimal *units) {
    unsigned places = DECIMAL_PLACES;
    for (; places > 0 && sum % 10 == 0; places--)
        sum /= 10;
    units->places = places;
    return money_holds(sum, &units->digits);
}

static int count_units(struct cost_file *f, const struct cost_line *line,
                       struct decimal *units) {
    int key = line->key;
    if (key == KEY_NONE && cost_assignment_key(f, line, &key) != 0)
        return -1;
    struct counting c = {.file = f,
                         .line = line,
                         .key = key_of_folder(f->run, &f->reader.l->b->keys[key]),
                         .driver = DRIVER_NONE,
                         .first = period_first_day(line->key_period),
                         .last = period_last_day(line->key_period)};
    wide sum = 0;
    if (find_driver(&c) != 0 || add_figures(&c, &sum) != 0)
        return -1;
    if (shorten(sum, units))
        return 0;
    field_fault(&f->reader, COST_TARIFF, DIAG_AMOUNT_LARGE);
    return -1;
}

int cost_formula_finish(struct cost_file *f, struct cost_line *line,
                        struct counted_units *counted) {
    struct counted_units own = {.known = false};
    struct product with = {.count = 0};
    if (!has_tariff(f))
        return 0;
    counted = counted ? counted : &own;
    counted->known = counted->known || count_units(f, line, &counted->units) == 0;
    if (!counted->known)
        return -1;
    product_add(&with, counted->units);
    for (size_t i = 0; i < f->product.count; i++)
        product_add(&with, f->product.factors[i]);
    f->product = with;
    if (apply(f, line, COST_TARIFF) != 0)
        return -1;
    if (reader_has(&f->reader, COST_VAT))
        cost_facts_rate(&f->facts, line->amount[AMOUNT_NET], line->amount[AMOUNT_VAT],
                        line->place.line);
    return 0;
}

#include "thrown.h"

/* Figures of more decimals are read, but the units of a tariff, their sum, are refused when
   they need more than 64 bits. */
enum { UNITS_PLACES = 9 };

/* --- municipalities ------------------------------------------------------------------- */

static struct decimal throw_decimal(struct dice *d, int64_t most, unsigned places) {
    return (struct decimal){dice_between(d, 0, most),
                            (unsigned)dice_between(d, 0, places)};
}

/* Per cents that total a hundred, with two decimals. */
static void throw_percents(struct thrown *t, struct dice *d, int set) {
    int64_t left = 10000;
    for (int m = t->municipality_count - 1; m >= 0; m--) {
        int64_t part = m > 0 ? dice_between(d, 0, left) : left;
        t->municipalities[m].figure[set][THROWN_PERCENT] = (struct decimal){part, 2};
        left -= part;
    }
}

static void throw_figures(struct thrown *t, struct dice *d) {
    for (int driver = 0; driver < THROWN_PERCENT; driver++) {
        int64_t most = dice_once_in(d, 3) ? 3 : dice_once_in(d, 2) ? 99 : 170000;
        for (int m = 0; m < t->municipality_count; m++)
            for (int set = 0; set < 2; set++) {
                struct decimal *figure = &t->municipalities[m].figure[set][driver];
                *figure = throw_decimal(d, most, UNITS_PLACES);
                figure->digits += m == 0; /* no total of 0 */
            }
    }
    for (int set = 0; set < 2; set++)
        throw_percents(t, d, set);
}

/* The first is always there. Per cents total a hundred as long as nobody comes or goes, and
   all figures change at once. */
static void throw_times(struct thrown *t, struct dice *d) {
    int all = dice_once_in(d, 3) ? (int)dice_between(d, 2, 4) : NEVER;
    for (int i = 0; i < t->municipality_count; i++) {
        struct thrown_municipality *m = &t->municipalities[i];
        *m = (struct thrown_municipality){
            ALWAYS, NEVER, t->percent ? all : NEVER, {{{0}}}};
        if (t->percent || i == 0)
            continue;
        if (dice_once_in(d, 5))
            m->joins = (int)dice_between(d, 1, 4);
        if (dice_once_in(d, 5))
            m->leaves = (int)dice_between(d, m->joins > 1 ? m->joins : 1, 4);
    }
    for (int i = 0; i < t->municipality_count && !t->percent; i++) {
        struct thrown_municipality *m = &t->municipalities[i];
        int first = m->joins > 1 ? m->joins + 1 : 2, last = m->leaves < 4 ? m->leaves : 4;
        if (first <= last && dice_once_in(d, 5))
            m->changes = (int)dice_between(d, first, last);
    }
}

/* --- keys ----------------------------------------------------------------------------- */

static void shuffle(struct dice *d, int *list, int count) {
    for (int i = count - 1; i > 0; i--) {
        int j = (int)dice_between(d, 0, i), kept = list[i];
        list[i] = list[j];
        list[j] = kept;
    }
}

/* Per cents of a hundred, or parts of anything but 0. */
static void throw_weights(const struct thrown *t, struct thrown_version *v,
                          struct dice *d) {
    int64_t left = 100000, most = dice_once_in(d, 2) ? 9 : 70000;
    for (int i = v->count - 1; i >= 0; i--) {
        struct thrown_weight *w = &v->weights[i];
        int64_t part = i == 0 || dice_once_in(d, 8) ? left : dice_between(d, 0, left);
        left -= part;
        w->weight = (struct decimal){part, 3};
        if (v->parts)
            w->weight = throw_decimal(d, most, 2);
        w->own_total = v->parts && w->driver != DRIVER_NONE && dice_once_in(d, 3);
    }
    v->weights[0].weight.digits += v->parts;
    if (!t->parts) /* all cells empty could be of weights that were forgotten */
        v->weights[0].own_total = false;
}

/* What a key gives to: mostly something that reaches a municipality. */
static void throw_version(const struct thrown *t, struct dice *d,
                          struct thrown_version *v) {
    int list[1 + THROWN_DRIVERS + THROWN_KEYS], count = 0;
    int drivers = t->percent ? THROWN_DRIVERS : THROWN_PERCENT;
    for (int i = DRIVER_EQUAL; i < drivers; i++)
        list[count++] = i;
    for (int i = 0; i < t->key_count && !dice_once_in(d, 3); i++)
        list[count++] = THROWN_DRIVERS + i;
    shuffle(d, list, count);
    v->parts = t->parts || dice_once_in(d, 2);
    v->count = (int)dice_between(d, 1, dice_once_in(d, 3) ? 1 : THROWN_WEIGHTS);
    if (v->count == 1 && !dice_once_in(d, 4)) /* as tariffs need */
        list[0] = (int)dice_between(d, 0, THROWN_PERCENT - 1);
    for (int i = 0; i < v->count; i++) {
        bool charge = list[i] >= THROWN_DRIVERS;
        v->weights[i].driver = charge ? DRIVER_NONE : list[i];
        v->weights[i].key = charge ? list[i] - THROWN_DRIVERS : KEY_NONE;
    }
    throw_weights(t, v, d);
}

static void throw_keys(struct thrown *t, struct dice *d) {
    for (int i = 0; i < t->key_count; i++) {
        struct thrown_key *key = &t->keys[i];
        key->version_count = dice_once_in(d, 6) ? 2 : 1;
        for (int v = 0; v < key->version_count; v++)
            throw_version(t, d, &key->versions[v]);
        key->versions[0].begins =
            dice_once_in(d, 12) ? (int)dice_between(d, 1, 2) : ALWAYS;
        key->versions[1].begins = (int)dice_between(d, 3, 4);
    }
}

void thrown_replace(struct thrown *t, struct dice *d, int key) {
    struct thrown_version *v = &t->keys[key].versions[0];
    bool charge = dice_once_in(d, 2);
    t->keys[key].version_count = 1;
    *v = (struct thrown_version){.begins = ALWAYS, .count = 1};
    v->weights[0].weight = (struct decimal){100, 0};
    v->weights[0].driver =
        charge ? DRIVER_NONE : (int)dice_between(d, DRIVER_EQUAL, THROWN_PERCENT - 1);
    v->weights[0].key = charge ? (int)dice_between(d, 0, t->key_count - 1) : KEY_NONE;
}

/* --- rows ----------------------------------------------------------------------------- */

static int throw_party(const struct thrown *t, struct dice *d, bool none) {
    int64_t party = dice_between(d, none ? -2 : -1, t->municipality_count - 1);
    return party == -1 ? PARTY_BODY : party == -2 ? PARTY_NONE : (int)party;
}

static void throw_amounts(struct thrown_row *row, struct dice *d) {
    row->tariff = dice_once_in(d, 3);
    row->factor = dice_once_in(d, 3);
    row->price = throw_decimal(d, dice_once_in(d, 3) ? 3000000 : 900,
                               row->tariff ? DECIMAL_PLACES : 2);
    if (dice_once_in(d, 4))
        row->price.digits = -row->price.digits;
    row->factors = (struct decimal){dice_between(d, 1, 1999999999), DECIMAL_PLACES};
    if (dice_once_in(d, 2))
        row->factors =
            (struct decimal){dice_between(d, 1, 4), (unsigned)dice_between(d, 0, 3)};
    row->vat = dice_once_in(d, 3) ? dice_between(d, -70000, 90001) : 0;
}

static void throw_sides(const struct thrown *t, struct thrown_row *row, struct dice *d) {
    bool own = dice_once_in(d, 3), transfer = dice_once_in(d, 4);
    int last = t->municipality_count - 1;
    row->municipality = own ? (int)dice_between(d, 0, last) : NOBODY;
    row->in_favour = row->in_favour_key = NOBODY;
    if (transfer && dice_once_in(d, own ? 2 : 8))
        row->in_favour_key = (int)dice_between(d, 0, t->key_count - 1);
    else if (transfer)
        row->in_favour = (int)dice_between(d, 0, last);
    row->word = t->words[dice_between(d, 0, t->word_count - 1)];
    if (own && !transfer && dice_once_in(d, 2))
        row->word = (int)dice_between(d, 0, THROWN_WORDS - 1);
    row->incurred_by = throw_party(t, d, t->model != MODEL_MATRIX);
    if (transfer)
        row->incurred_by = PARTY_NONE;
}

/* A key that has the name of a category need not be written. */
static void throw_key(const struct thrown *t, struct thrown_row *row, struct dice *d) {
    row->key = (int)dice_between(d, 0, t->key_count - 1);
    row->key_written = true;
    for (int i = 0; i < t->key_count; i++)
        if (t->keys[i].word == row->word && dice_once_in(d, 2)) {
            row->key = i;
            row->key_written = false;
        }
}

static struct thrown_row throw_row(const struct thrown *t, struct dice *d) {
    struct thrown_row row = {0};
    bool year = dice_once_in(d, 8), late = dice_once_in(d, 6);
    row.when = year ? WHOLE_YEAR : (int)dice_between(d, 1, 4);
    row.key_when = late ? (int)dice_between(d, 0, WHOLE_YEAR) : row.when;
    row.id = (int)dice_between(d, 0, 12);
    throw_sides(t, &row, d);
    throw_key(t, &row, d);
    throw_amounts(&row, d);
    return row;
}

/* A row that always means something. */
static struct thrown_row plain_row(const struct thrown *t) {
    return (struct thrown_row){.when = 1,
                               .key_when = 1,
                               .word = t->words[0],
                               .key_written = true,
                               .in_favour_key = NOBODY,
                               .in_favour = NOBODY,
                               .price = {100, 2}};
}

/* Rows that mean nothing are kept apart. */
static void throw_rows(struct thrown *t, struct dice *d) {
    struct thrown_shares *s = thrown_shares_new(t, t);
    t->row_count = t->spoilt_count = 0;
    for (int64_t rows = dice_between(d, 1, THROWN_ROWS); rows > 0; rows--) {
        struct thrown_row row = throw_row(t, d);
        money cents;
        if (thrown_worth(t, s, &row, &cents))
            t->rows[t->row_count++] = row;
        else if (t->spoilt_count < THROWN_SPOILT)
            t->spoilt[t->spoilt_count++] = row;
    }
    if (t->row_count == 0)
        t->rows[t->row_count++] = plain_row(t);
    thrown_shares_free(s);
}

bool thrown_spoil(struct thrown *t) {
    if (t->spoilt_by == t->spoilt_count)
        return false;
    t->row_count -= t->spoilt_by > 0;
    t->rows[t->row_count++] = t->spoilt[t->spoilt_by++];
    return true;
}

/* --- all of it ------------------------------------------------------------------------ */

static void throw_categories(struct thrown *t, struct dice *d) {
    t->own_categories = dice_once_in(d, 2);
    t->word_count = t->own_categories ? (int)dice_between(d, 1, THROWN_WORDS)
                                      : (int)CATEGORIES_STANDARD;
    for (int i = 0; i < THROWN_WORDS; i++)
        t->words[i] = i;
    if (t->own_categories)
        shuffle(d, t->words, THROWN_WORDS);
}

static void throw_advances(struct thrown *t, struct dice *d) {
    t->advance_count = (int)dice_between(d, 0, THROWN_ADVANCES);
    for (int i = 0; i < t->advance_count; i++)
        t->advances[i] = (struct thrown_advance){
            .municipality = (int)dice_between(d, 0, t->municipality_count - 1),
            .when = (int)dice_between(d, 1, WHOLE_YEAR),
            .to = throw_party(t, d, t->model != MODEL_MATRIX),
            .amount = {dice_between(d, -9999, 99999),
                       dice_once_in(d, 2) ? dice_between(d, -99, 999) : 0}};
}

static void throw_settings(struct thrown *t, struct dice *d) {
    t->dutch = dice_once_in(d, 3);
    t->ids = dice_once_in(d, 2);
    t->backwards = dice_once_in(d, 2);
    t->percent = dice_once_in(d, 4);
    t->parts = dice_once_in(d, 4);
    t->model = (enum model)dice_between(d, MODEL_CENTRE, MODEL_MATRIX);
    t->host = NOBODY;
    if (t->model == MODEL_CENTRE || dice_once_in(d, 4))
        t->host = (int)dice_between(d, 0, t->municipality_count - 1);
    t->close = dice_once_in(d, 2) ? CLOSE_YEAR : CLOSE_QUARTER;
    t->payments = (enum payments)dice_between(d, PAYMENTS_BY_MODEL, PAYMENTS_FEWEST);
    t->advances_spread = dice_once_in(d, 2);
}

void thrown_folder(struct thrown *t, struct dice *d) {
    *t = (struct thrown){.year = 2025};
    t->municipality_count = (int)dice_between(d, 2, THROWN_MUNICIPALITIES);
    t->key_count = (int)dice_between(d, 1, THROWN_KEYS);
    throw_settings(t, d);
    throw_categories(t, d);
    for (int i = 0; i < t->key_count; i++) {
        t->keys[i].word = NOBODY;
        if (i < t->word_count && dice_once_in(d, 2))
            t->keys[i].word = t->words[i];
    }
    throw_times(t, d);
    throw_figures(t, d);
    throw_keys(t, d);
    throw_rows(t, d);
    throw_advances(t, d);
}

void thrown_again(struct thrown *t, struct dice *d) {
    t->year += dice_once_in(d, 3) ? 2 : 0;
    t->dutch = dice_once_in(d, 2);
    t->backwards = dice_once_in(d, 2);
    if (dice_once_in(d, 2))
        throw_times(t, d);
    if (dice_once_in(d, 2))
        throw_figures(t, d);
    if (dice_once_in(d, 2))
        throw_keys(t, d);
    throw_rows(t, d);
}

#include "input/settings.h"

#include <stddef.h>
#include <string.h>

#include "base/nearest.h"
#include "input/fields.h"

/* --- values ------------------------------------------------------------------------ */

/* What a word means; the list ends with NULL. */
struct word {
    const char *names; /* "centre|centrum" */
    int value;
};

static const struct word models[] = {
    {"centre|centrum|centrumconcept", MODEL_CENTRE},
    {"service|facilitair|facilitair bedrijf", MODEL_SERVICE},
    {"matrix|matrixconcept", MODEL_MATRIX},
    {NULL, 0},
};
static const struct word closings[] = {
    {"quarter|kwartaal", CLOSE_QUARTER},
    {"year|jaar", CLOSE_YEAR},
    {NULL, 0},
};
static const struct word languages[] = {
    {"en|english|engels", false},
    {"nl|dutch|nederlands", true},
    {NULL, 0},
};
static const struct word delimiters[] = {
    {";|semicolon|puntkomma", ';'},
    {",|comma|komma", ','},
    {"tab", '\t'},
    {"pipe", '|'},
    {NULL, 0},
};
static const struct word decimal_marks[] = {
    {",|comma|komma", ','},
    {".|point|punt", '.'},
    {NULL, 0},
};

static bool find_word(const struct word *words, struct slice text, int *value) {
    for (; words->names; words++) {
        if (!header_among(words->names, text))
            continue;
        *value = words->value;
        return true;
    }
    return false;
}

/* --- the settings ------------------------------------------------------------------ */

/* Each takes a value that is not empty; false when it is none of this setting's. */

static bool set_organisation(struct loading *l, struct slice value) {
    l->b->settings.organisation = arena_text(&l->b->arena, value);
    return true;
}

static bool set_model(struct loading *l, struct slice value) {
    int model = MODEL_NONE;
    bool known = find_word(models, value, &model);
    l->b->settings.model = (enum model)model;
    return known;
}

static bool set_host(struct loading *l, struct slice value) {
    l->host = arena_text(&l->b->arena, value);
    return true;
}

static bool set_close(struct loading *l, struct slice value) {
    int close = CLOSE_QUARTER;
    bool known = find_word(closings, value, &close);
    l->b->settings.close = (enum closing)close;
    return known;
}

static bool set_currency(struct loading *l, struct slice value) {
    l->b->settings.currency = arena_text(&l->b->arena, value);
    return true;
}

static bool set_period(struct loading *l, struct slice value) {
    return period_read(value, &l->b->settings.period);
}

static bool set_language(struct loading *l, struct slice value) {
    int dutch = false;
    l->b->settings.language_set = find_word(languages, value, &dutch);
    l->b->settings.dutch = dutch != 0;
    return l->b->settings.language_set;
}

/* An option that was given comes before the setting. */
static bool set_delimiter(struct loading *l, struct slice value) {
    int c = '|';
    bool known = slice_equal(value, slice_of("|")) || find_word(delimiters, value, &c);
    if (known && !l->o->delimiter)
        l->delimiter = (char)c;
    return known;
}

static bool set_decimal_mark(struct loading *l, struct slice value) {
    int c = 0;
    bool known = find_word(decimal_marks, value, &c);
    if (known && !l->o->decimal_mark)
        l->decimal_mark = (char)c;
    return known;
}

static const struct setting {
    const char *names;
    bool (*set)(struct loading *l, struct slice value);
    const char *values; /* for the hint */
    size_t place;       /* offset in struct loading of where it stands; 0 = not asked */
} settings[] = {
    {"organisation|organisatie", set_organisation, "",
     offsetof(struct loading, organisation_place)},
    {"model", set_model, DIAG_WORD("centre, service or matrix"), 0},
    {"host|centrumgemeente", set_host, "", offsetof(struct loading, host_place)},
    {"close|afsluiting", set_close, DIAG_WORD("quarter or year"), 0},
    {"currency|valuta", set_currency, "", 0},
    {"period|periode", set_period, DIAG_WORD("2025-Q1 or 2025"), 0},
    {"language|taal", set_language, DIAG_WORD("en or nl"), 0},
    {"delimiter|scheidingsteken", set_delimiter, DIAG_WORD("; , | or tab"), 0},
    {"decimal mark|decimaalteken", set_decimal_mark, DIAG_WORD(". or ,"), 0},
};

enum { SETTINGS = sizeof settings / sizeof settings[0] };

/* --- rows -------------------------------------------------------------------------- */

static const char *const column_prefixes[] = {"column.", "kolom."};

/* The field of cost files that "column.NAME" is about: SCHEMA_FIELDS when `name` is no
   such text, -1 when there is no such column. */
static int column_field(struct slice name) {
    for (size_t i = 0; i < sizeof column_prefixes / sizeof column_prefixes[0]; i++) {
        struct slice prefix = slice_of(column_prefixes[i]);
        if (name.len <= prefix.len ||
            !slice_equal_nocase((struct slice){name.at, prefix.len}, prefix))
            continue;
        return schema_field(&schema_costs,
                            (struct slice){name.at + prefix.len, name.len - prefix.len});
    }
    return SCHEMA_FIELDS;
}

/* The known names of a setting or of a column are offered: all alternatives. */
static void offer(struct nearest *near, const char *names) {
    struct slice left = slice_of(names), one;
    while (header_alternative(&left, &one))
        nearest_offer(near, one);
}

/* What may be meant by "column.NAME" where NAME is no column:
   the prefix is not at fault. */
static void fault_column(struct sheet *s, struct slice name) {
    size_t prefix = (size_t)((const char *)memchr(name.at, '.', name.len) - name.at) + 1;
    struct nearest near;
    struct buf meant;
    nearest_init(&near, (struct slice){name.at + prefix, name.len - prefix});
    for (size_t f = 0; f < schema_costs.count; f++)
        offer(&near, schema_costs.fields[f].names);
    buf_init(&meant);
    if (near.best.len > 0) {
        buf_add(&meant, name.at, prefix);
        buf_slice(&meant, near.best);
    }
    field_fault_near(s, SETTING_NAME, DIAG_SETTING_UNKNOWN, buf_view(&meant));
    buf_clear(&meant);
}

static void fault_setting(struct sheet *s, struct slice name) {
    struct nearest near;
    nearest_init(&near, name);
    for (size_t i = 0; i < SETTINGS; i++)
        if (!diag_full(s->d, s->file, DIAG_SETTING_UNKNOWN))
            offer(&near, settings[i].names);
    field_fault_near(s, SETTING_NAME, DIAG_SETTING_UNKNOWN, near.best);
}

static void set_column(struct sheet *s, int field, struct slice value) {
    struct loading *l = s->l;
    if (field < 0) {
        fault_column(s, sheet_cell(s, SETTING_NAME));
    } else if (l->own_names[field]) {
        field_fault(s, SETTING_NAME, DIAG_SETTING_TWICE);
    } else {
        l->own_names[field] = arena_text(&l->b->arena, value);
        l->own_columns[field].place = sheet_place(s, SETTING_VALUE);
    }
}

static void set_value(struct sheet *s, const struct setting *setting,
                      struct slice value) {
    if (setting->place > 0)
        *(struct place *)(void *)((char *)s->l + setting->place) =
            sheet_place(s, SETTING_VALUE);
    if (!setting->set(s->l, value))
        field_fault_near(s, SETTING_VALUE, DIAG_SETTING_VALUE, slice_of(setting->values));
}

static void read_row(struct sheet *s, bool seen[SETTINGS]) {
    struct slice name = sheet_cell(s, SETTING_NAME), value = sheet_cell(s, SETTING_VALUE);
    size_t i = 0;
    while (i < SETTINGS && !header_among(settings[i].names, name))
        i++;
    int field = column_field(name);
    if (i == SETTINGS && field == SCHEMA_FIELDS) {
        fault_setting(s, name);
    } else if (value.len == 0) {
        return; /* as if the row were not there */
    } else if (i == SETTINGS) {
        set_column(s, field, value);
    } else if (seen[i]) {
        field_fault(s, SETTING_NAME, DIAG_SETTING_TWICE);
    } else {
        seen[i] = true;
        set_value(s, &settings[i], value);
    }
}

void settings_read(struct loading *l, const char *path) {
    struct sheet s;
    bool seen[SETTINGS] = {false};
    if (sheet_open(&s, l, path, &schema_settings) == 0) {
        while (sheet_next(&s))
            read_row(&s, seen);
        sheet_record(&s);
    }
    sheet_close(&s);
}

void settings_columns(const struct loading *l, struct diags *d) {
    for (size_t f = 0; l->costs_mapped && f < schema_costs.count; f++) {
        const struct own_column *own = &l->own_columns[f];
        if (l->own_names[f] && !own->found)
            fault_texts(d, own->place, DIAG_COLUMN_ABSENT, slice_of(l->own_names[f]),
                        slice_of(own->near));
    }
}

void settings_host(struct loading *l) {
    if (!l->host)
        return;
    struct slice text = slice_of(l->host);
    l->b->settings.host = index_find(&l->municipalities, text);
    if (l->b->settings.host == MUNICIPALITY_NONE)
        fault_texts(l->d, l->host_place, DIAG_MUNICIPALITY_UNKNOWN, text,
                    nearest_municipality(l->b, text));
}

void settings_organisation(struct loading *l) {
    struct slice name = slice_of(l->b->settings.organisation);
    if (l->b->settings.model == MODEL_SERVICE &&
        index_find(&l->municipalities, name) != MUNICIPALITY_NONE)
        fault_text(l->d, l->organisation_place, DIAG_ORGANISATION_MUNICIPALITY, name);
}

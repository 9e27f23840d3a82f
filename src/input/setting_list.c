#include "input/setting_list.h"

#include <stddef.h>

#include "input/csv/code_pages.h"
#include "input/forms/header_names.h"
#include "input/forms/periods.h"
#include "input/forms/total_words.h"
#include "input/table/fault.h"
#include "input/table/scope.h"

/* --- values ------------------------------------------------------------------------ */

static const struct setting_word models[] = {
    {"centre|centrum|centrumconcept", MODEL_CENTRE},
    {"service|facilitair|facilitair bedrijf", MODEL_SERVICE},
    {"matrix|matrixconcept", MODEL_MATRIX},
    {NULL, 0},
};
static const struct setting_word closings[] = {
    {"quarter|kwartaal", CLOSE_QUARTER},
    {"year|jaar", CLOSE_YEAR},
    {NULL, 0},
};
static const struct setting_word spreads[] = {
    {"quarters|kwartalen", true},
    {NULL, 0},
};
static const struct setting_word routes[] = {
    {"body|organisatie", PAYMENTS_BODY},
    {"fewest|minste", PAYMENTS_FEWEST},
    {NULL, 0},
};
static const struct setting_word languages[] = {
    {"en|english|engels", false},
    {"nl|dutch|nederlands", true},
    {NULL, 0},
};
static const struct setting_word delimiters[] = {
    {";|semicolon|puntkomma", ';'},
    {",|comma|komma", ','},
    {"tab", '\t'},
    {"pipe", '|'},
    {NULL, 0},
};
static const struct setting_word decimal_marks[] = {
    {",|comma|komma", ','},
    {".|point|punt", '.'},
    {NULL, 0},
};

static const struct setting_word any_text[] = {{NULL, 0}};

static const struct setting_word signs[] = {
    {"as written|zoals geschreven", SIGN_AS_WRITTEN},
    {"reversed|omgekeerd", SIGN_REVERSED},
    {NULL, 0},
};

static const struct setting_word vat_signs[] = {
    {"as written|zoals geschreven", VAT_AS_WRITTEN},
    {"of the amount|van het bedrag", VAT_OF_AMOUNT},
    {NULL, 0},
};

static const struct setting_word empty_amounts[] = {
    {"nil|nul", true},
    {NULL, 0},
};

static const struct setting_word date_orders[] = {
    {"d/m/y|d/m/j", ORDER_DAY},
    {"m/d/y|m/d/j", ORDER_MONTH},
    {"y/m/d|j/m/d", ORDER_YEAR},
    {NULL, 0},
};

static const struct setting_word encodings[] = {
    {"windows-1250|cp1250", PAGE_1250},
    {"windows-1251|cp1251", PAGE_1251},
    {"windows-1252|cp1252", PAGE_1252},
    {"windows-1253|cp1253", PAGE_1253},
    {"windows-1254|cp1254", PAGE_1254},
    {"windows-1257|cp1257", PAGE_1257},
    {"iso-8859-2", PAGE_LATIN2},
    {"iso-8859-15", PAGE_LATIN9},
    {"cp437", PAGE_437},
    {"cp850", PAGE_850},
    {"cp852", PAGE_852},
    {"mac roman|macintosh", PAGE_MAC},
    {NULL, 0},
};

bool setting_value(const struct setting_word *words, struct slice text, int *value) {
    if (slice_equal(text, slice_of("|")))
        text = slice_of("pipe"); /* since | parts the alternatives */
    bool any = !words->names;
    for (; words->names; words++) {
        if (!header_among(words->names, text))
            continue;
        *value = words->value;
        return true;
    }
    return any;
}

/* --- the settings ------------------------------------------------------------------ */

/* Each sets a value, which is not empty; false when it is invalid. */

static bool set_organisation(struct load_context *l, struct slice value) {
    l->b->settings.organisation = arena_text(&l->b->arena, value);
    return true;
}

static bool set_model(struct load_context *l, struct slice value) {
    int model = MODEL_NONE;
    bool known = setting_value(models, value, &model);
    l->b->settings.model = (enum model)model;
    return known;
}

static bool set_host(struct load_context *l, struct slice value) {
    l->host = arena_text(&l->b->arena, value);
    return true;
}

static bool set_close(struct load_context *l, struct slice value) {
    int close = CLOSE_QUARTER;
    bool known = setting_value(closings, value, &close);
    l->b->settings.close = (enum closing)close;
    return known;
}

static bool set_advances_spread(struct load_context *l, struct slice value) {
    int spread = false;
    bool known = setting_value(spreads, value, &spread);
    l->b->settings.advances_spread = spread != 0;
    return known;
}

static bool set_payments(struct load_context *l, struct slice value) {
    int route = PAYMENTS_BY_MODEL;
    bool known = setting_value(routes, value, &route);
    l->b->settings.payments = (enum payments)route;
    return known;
}

static bool set_currency(struct load_context *l, struct slice value) {
    l->b->settings.currency = arena_text(&l->b->arena, value);
    return true;
}

static bool set_period(struct load_context *l, struct slice value) {
    return period_read(value, &l->b->settings.period);
}

static bool set_language(struct load_context *l, struct slice value) {
    int dutch = false;
    l->b->settings.language_set = setting_value(languages, value, &dutch);
    l->b->settings.dutch = dutch != 0;
    return l->b->settings.language_set;
}

/* Why a text cannot be the name of a category, or NULL. */
static const char *refusal(struct slice name) {
    if (name.len == 0)
        return DIAG_WORD("write a name between each two bars");
    if (category_reserved(name))
        return DIAG_WORD("choose another name: reports use this word themselves");
    if (total_words(name) != TOTAL_NOT)
        return DIAG_WORD("choose another name: rows that begin so are taken for totals");
    return NULL;
}

static void add_category(struct load_context *l, struct slice name) {
    struct categories *list = &l->b->categories;
    const char *refused = refusal(name);
    category known = category_find(list, name);
    if (refused)
        fault_texts(l->d, l->categories_place, DIAG_CATEGORIES_NAME, name,
                    slice_of(refused));
    else if (known != CATEGORY_UNKNOWN)
        fault_texts(l->d, l->categories_place, DIAG_CATEGORIES_TWICE, name,
                    slice_of(category_id(list, known)));
    else if (list->count < CATEGORIES_MOST)
        categories_add(list, &l->b->arena, name);
}

/* Adds its own faults, at the value. */
static bool set_categories(struct load_context *l, struct slice value) {
    struct slice one;
    unsigned names = 0;
    l->b->categories.count = 0;
    for (; header_alternative(&value, &one); names++)
        add_category(l, slice_trim(one));
    if (names > CATEGORIES_MOST) {
        struct buf many = {0}, most = {0};
        buf_uint(&many, names);
        buf_uint(&most, CATEGORIES_MOST);
        diag_add(l->d, l->categories_place, DIAG_CATEGORIES_MANY, buf_str(&many),
                 buf_str(&most), NULL);
        buf_clear(&most);
        buf_clear(&many);
    }
    return true;
}

const struct setting setting_list[] = {
    {.names = "organisation|organisatie",
     .set = set_organisation,
     .place = offsetof(struct load_context, organisation_place)},
    {.names = "model",
     .set = set_model,
     .values = DIAG_WORD("centre, service or matrix")},
    {.names = "categories|categorieën",
     .set = set_categories,
     .place = offsetof(struct load_context, categories_place)},
    {.names = "host|centrumgemeente",
     .set = set_host,
     .place = offsetof(struct load_context, host_place)},
    {.names = "close|afsluiting",
     .set = set_close,
     .values = DIAG_WORD("quarter or year")},
    {.names = "advances spread|voorschot verdelen",
     .set = set_advances_spread,
     .values = DIAG_WORD("quarters")},
    {.names = "payments|betalingen",
     .set = set_payments,
     .place = offsetof(struct load_context, payments_place),
     .values = DIAG_WORD("body or fewest")},
    {.names = "currency|valuta", .set = set_currency},
    {.names = "period|periode",
     .set = set_period,
     .values = DIAG_WORD("2025-Q1 or 2025")},
    {.names = "language|taal", .set = set_language, .values = DIAG_WORD("en or nl")},
    {.names = "delimiter|scheidingsteken",
     .values = DIAG_WORD("; , | or tab"),
     .words = delimiters,
     .kind = SCOPED_DELIMITER},
    {.names = "decimal mark|decimaalteken",
     .values = DIAG_WORD(". or ,"),
     .words = decimal_marks,
     .kind = SCOPED_DECIMAL_MARK},
    {.names = "sign|teken",
     .values = DIAG_WORD("as written or reversed"),
     .words = signs,
     .kind = SCOPED_SIGN},
    {.names = "debit sign|debetteken",
     .values = DIAG_WORD("as written or reversed"),
     .words = signs,
     .kind = SCOPED_DEBIT_SIGN},
    {.names = "credit sign|creditteken",
     .values = DIAG_WORD("as written or reversed"),
     .words = signs,
     .kind = SCOPED_CREDIT_SIGN},
    {.names = "vat sign|btw-teken",
     .values = DIAG_WORD("as written or of the amount"),
     .words = vat_signs,
     .kind = SCOPED_VAT_SIGN},
    {.names = "empty amount|leeg bedrag",
     .values = DIAG_WORD("nil"),
     .words = empty_amounts,
     .kind = SCOPED_EMPTY_AMOUNT},
    {.names = "date order|datumvolgorde",
     .values = DIAG_WORD("d/m/y, m/d/y or y/m/d"),
     .words = date_orders,
     .kind = SCOPED_DATE_ORDER},
    {.names = "encoding|codering",
     .values = DIAG_WORD("a name of the manual, such as windows-1250"),
     .words = encodings,
     .kind = SCOPED_ENCODING},
    {.names = "sheets|werkbladen", .words = any_text, .kind = SCOPED_SHEETS},
};

_Static_assert(sizeof setting_list / sizeof setting_list[0] == SETTINGS,
               "SETTINGS counts the rows");

const struct setting *setting_find(struct slice name) {
    for (size_t i = 0; i < SETTINGS; i++)
        if (header_among(setting_list[i].names, name))
            return &setting_list[i];
    return NULL;
}

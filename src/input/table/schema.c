#include "input/table/schema.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct field municipality_fields[] = {
    [MUNICIPALITY_CODE] = {.names = "code", .needed = true, .total = true, .codes = true},
    [MUNICIPALITY_NAME] = {.names = "name|naam", .total = true, .codes = true},
    [MUNICIPALITY_FROM] = {.names = "from|vanaf"},
    [MUNICIPALITY_UNTIL] = {.names = "until|tot en met"},
    [MUNICIPALITY_MEASURED] = {.names = "measured on|peildatum"},
    [MUNICIPALITY_FORMERLY] = {.names = "formerly|voorheen"},
};
const struct schema schema_municipalities = {
    .file = "municipalities.csv",
    .dutch_file = "gemeenten.csv",
    .fields = municipality_fields,
    .count = COUNT(municipality_fields),
    .rows_needed = true,
    .open = true,
};

static const struct field key_fields[] = {
    [KEY_NAME] = {.names = "key|sleutel", .needed = true},
    [KEY_DRIVER] = {.names = "driver|maatstaf", .needed = true},
    [KEY_WEIGHT] = {.names = "weight|gewicht"},
    [KEY_PARTS] = {.names = "parts|delen"},
    [KEY_FROM] = {.names = "from|vanaf"},
};
const struct schema schema_keys = {
    .file = "keys.csv",
    .dutch_file = "sleutels.csv",
    .fields = key_fields,
    .count = COUNT(key_fields),
    .rows_needed = true,
};

static const struct field setting_fields[] = {
    [SETTING_NAME] = {.names = "setting|instelling", .needed = true},
    [SETTING_VALUE] = {.names = "value|waarde", .needed = true},
};
const struct schema schema_settings = {
    .file = "settings.csv",
    .dutch_file = "instellingen.csv",
    .fields = setting_fields,
    .count = COUNT(setting_fields),
};

/* Which columns of costs are needed depends on the others: see costs.c. */
static const struct field cost_fields[] = {
    [COST_PERIOD] = {.names = "period|periode", .total = true},
    [COST_DATE] = {.names = "date|datum"},
    [COST_CATEGORY] = {.names = "category|categorie", .total = true},
    [COST_ACCOUNT] = {.names = "account|rekening", .total = true},
    [COST_AMOUNT] = {.names = "amount|bedrag"},
    [COST_DEBIT] = {.names = "debit|debet"},
    [COST_CREDIT] = {.names = "credit"},
    [COST_SIDE] = {.names = "dc|d/c"},
    [COST_LINE] = {.names = "line|regel|nr", .total = true},
    [COST_KEY_PERIOD] = {.names = "key period|sleutelperiode"},
    [COST_DESCRIPTION] = {.names = "description|omschrijving"},
    [COST_KEY] = {.names = "key|sleutel"},
    [COST_MUNICIPALITY] = {.names = "municipality|gemeente"},
    [COST_INCURRED] = {.names = "incurred by|kostendrager"},
    [COST_VAT] = {.names = "vat|btw"},
    [COST_YEAR] = {.names = "year|jaar|boekjaar", .total = true},
    [COST_QUARTER] = {.names = "quarter|kwartaal", .total = true},
    [COST_MONTH] = {.names = "month|maand", .total = true},
    [COST_GROSS] = {.names = "amount incl|amount incl vat|bedrag incl|bedrag incl btw"},
    [COST_TARIFF] = {.names = "tariff|tarief"},
    [COST_FACTOR] = {.names = "factor"},
    [COST_TASK] = {.names = "task|taakveld"},
    [COST_FAVOUR] = {.names = "in favour of|ten gunste van"},
};
const struct schema schema_costs = {
    .file = "costs.csv",
    .dutch_file = "kosten.csv",
    .fields = cost_fields,
    .count = COUNT(cost_fields),
    .rows_needed = true,
};

static const struct field account_fields[] = {
    [ACCOUNT_PATTERN] = {.names = "account|rekening", .needed = true},
    [ACCOUNT_CATEGORY] = {.names = "category|categorie", .needed = true},
    [ACCOUNT_KEY] = {.names = "key|sleutel"},
    [ACCOUNT_MUNICIPALITY] = {.names = "municipality|gemeente"},
    [ACCOUNT_INCURRED] = {.names = "incurred by|kostendrager"},
};
const struct schema schema_accounts = {
    .file = "accounts.csv",
    .dutch_file = "rekeningen.csv",
    .fields = account_fields,
    .count = COUNT(account_fields),
};

static const struct field advance_fields[] = {
    [ADVANCE_MUNICIPALITY] = {.names = "municipality|gemeente",
                              .needed = true,
                              .total = true,
                              .codes = true},
    [ADVANCE_PERIOD] = {.names = "period|periode", .needed = true, .total = true},
    [ADVANCE_AMOUNT] = {.names = "amount|bedrag", .needed = true},
    [ADVANCE_TO] = {.names = "to|aan"},
    [ADVANCE_VAT] = {.names = "vat|btw"},
};
const struct schema schema_advances = {
    .file = "advances.csv",
    .dutch_file = "voorschotten.csv",
    .fields = advance_fields,
    .count = COUNT(advance_fields),
};

/* The columns of a listing that are verified; shares and exact values are computed. */
static const struct field listing_fields[] = {
    [LISTING_PERIOD] = {.names = "period|periode", .needed = true, .total = true},
    [LISTING_CATEGORY] = {.names = "category|categorie", .needed = true, .total = true},
    [LISTING_LINE] = {.names = "line|regel", .needed = true, .total = true},
    [LISTING_MUNICIPALITY] = {.names = "municipality|gemeente",
                              .needed = true,
                              .total = true,
                              .codes = true},
    [LISTING_AMOUNT] = {.names = "amount|bedrag", .needed = true},
    [LISTING_VAT] = {.names = "vat|btw"},
    [LISTING_HALF] = {.names = "half|helft"},
};
const struct schema schema_listing = {
    .file = "listing.csv",
    .dutch_file = "listing.csv",
    .fields = listing_fields,
    .count = COUNT(listing_fields),
};

/* Takes what may part words off the front; false when there is nothing. */
static bool skip_gap(struct slice *s) {
    static const char gaps[] = " _-.()\t\r\n";
    const char *first = s->at;
    while (s->len > 0 && memchr(gaps, s->at[0], sizeof gaps - 1)) {
        s->at++;
        s->len--;
    }
    return s->at != first;
}

/* Takes the next letter off the front of a name, or 0 at its end. A gap gives one
   blank. */
static char next_folded(struct slice *s) {
    bool gap = skip_gap(s);
    if (s->len == 0 || gap)
        return s->len == 0 ? 0 : ' ';
    s->len--;
    return letter_lower(*s->at++);
}

static bool equal_folded(struct slice a, struct slice b) {
    skip_gap(&a);
    skip_gap(&b);
    for (;;) {
        char one = next_folded(&a), other = next_folded(&b);
        if (one != other || one == 0)
            return one == other;
    }
}

bool header_equal(struct slice a, struct slice b) {
    a = slice_trim(a);
    b = slice_trim(b);
    if (equal_folded(a, b))
        return true;
    if (letters_ascii(a) && letters_ascii(b))
        return false;
    char *x = letters_lower(a), *y = letters_lower(b);
    bool equal = equal_folded(slice_of(x), slice_of(y));
    free(y);
    free(x);
    return equal;
}

bool header_alternative(struct slice *names, struct slice *one) {
    if (!names->at)
        return false;
    const char *end = names->len > 0 ? memchr(names->at, '|', names->len) : NULL;
    size_t len = end ? (size_t)(end - names->at) : names->len;
    *one = (struct slice){names->at, len};
    *names =
        end ? (struct slice){end + 1, names->len - len - 1} : (struct slice){NULL, 0};
    return true;
}

bool header_among(const char *names, struct slice header) {
    struct slice left = slice_of(names), one;
    if (slice_trim(header).len == 0)
        return false;
    while (header_alternative(&left, &one))
        if (header_equal(one, header))
            return true;
    return false;
}

int schema_field(const struct schema *schema, struct slice name) {
    for (size_t f = 0; f < schema->count; f++)
        if (header_among(schema->fields[f].names, name))
            return (int)f;
    return -1;
}

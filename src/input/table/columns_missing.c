#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/nearest.h"
#include "input/forms/header_names.h"
#include "input/table/columns.h"
#include "input/table/fault.h"
#include "input/table/header_words.h"
#include "input/table/setting_rows.h"

static bool is_taken(const struct columns *c, size_t cell) {
    for (size_t i = 0; i < SCHEMA_FIELDS; i++)
        if (c->cell_of[i] == (int)cell)
            return true;
    return false;
}

/* Appends `"name"`, or ` or "name"`, to the argument of a fault. */
static void add_alternative(struct buf *argument, struct slice name) {
    if (argument->len > 0) {
        buf_char(argument, ' ');
        diag_word(argument, N_("or"));
        buf_char(argument, ' ');
    }
    fault_quote(argument, name);
}

/* --- likely headers ---------------------------------------------------------------- */

/* Words, or what a word begins with, of a header that is about something else than its name
   says: an amount with VAT, in another currency or of a budget, a balance, the day that a
   sum is due. */
static const char elsewise[] =
    "|saldo|balance|solde|gross|bruto|brutto|incl|inclusief|including|inclusive|inkl|ttc|"
    "tax|mwst|ust|tva|iva|gst|budget|budgeted|begroot|begrote|begroting|plan|planned|"
    "vorig|vorige|previous|prior|cumulatief|cumulative|ytd|valuta|currency|foreign|value|"
    "valeur|valor|rente|due|verval|start|begin|ingangs|end|eind|print|export|created|"
    "modified|";

/* Whether a word is one of these names, or ends in one of them: "factuurbedrag". Shorter
   names are the end of many a word: "candidate". */
static bool says(struct slice word, const char *names) {
    enum { SHORTEST = 5 };
    struct slice left = slice_of(names), one;
    while (header_alternative(&left, &one)) {
        size_t front = word.len - one.len;
        if (one.len <= word.len && (front == 0 || one.len >= SHORTEST) &&
            memcmp(word.at + front, one.at, one.len) == 0)
            return true;
    }
    return false;
}

/* Whether a word begins with one of these names: "btwbedrag". */
static bool begins(struct slice word, const char *names) {
    enum { SHORTEST = 3 };
    struct slice left = slice_of(names), one;
    while (header_alternative(&left, &one))
        if (one.len >= SHORTEST && one.len < word.len &&
            memcmp(word.at, one.at, one.len) == 0)
            return true;
    return false;
}

/* Takes the next word off the front of a text. */
static struct slice next_word(const char **text) {
    static const char gaps[] = " _-.,:;/()[]'\"\t\r\n";
    *text += strspn(*text, gaps);
    struct slice word = {*text, strcspn(*text, gaps)};
    *text += word.len;
    return word;
}

/* Whether a header has one of a field's names as a word, "Bedrag boeking", and no word that
   may make it another field's. */
static bool speaks_of(const struct schema *schema, int field, struct slice header) {
    const char *names = schema->fields[field].names;
    char *lower = letters_lower(header);
    bool found = false, other = false;
    const char *left = lower;
    for (struct slice word = next_word(&left); word.len > 0; word = next_word(&left)) {
        bool own = says(word, names);
        found = found || own;
        other = other || slice_listed(word, elsewise) || (own && begins(word, elsewise));
        for (int f = 0; f < (int)schema->count && !other; f++)
            other = f != field && (says(word, schema->fields[f].names) ||
                                   (own && begins(word, schema->fields[f].names)));
    }
    free(lower);
    return found && !other;
}

/* Whether a header is what one of the likely names means. */
static bool is_likely(const struct header *h, int field, struct slice name, size_t cell) {
    struct slice header = h->row->cells[cell];
    if (slice_equal(name, slice_of("*")))
        return speaks_of(h->schema, field, header);
    return header_equal(name, header) ||
           header_words_equal(name, header, h->said->currency);
}

int columns_likely(const struct columns *c, const struct header *h, int field) {
    const char *likely = h->schema->fields[field].likely;
    struct slice left = slice_of(likely), one;
    while (likely && header_alternative(&left, &one))
        for (size_t i = 0; i < h->row->count; i++)
            if (!is_taken(c, i) && !c->taken[i] && h->row->cells[i].len > 0 &&
                is_likely(h, field, one, i))
                return (int)i;
    return -1;
}

/* The cell of the header that is nearest to a field's names, or -1. */
static int nearest_cell(const struct columns *c, const struct header *h, int field) {
    struct slice left = slice_of(h->schema->fields[field].names), name;
    while (header_alternative(&left, &name)) {
        struct nearest near;
        nearest_init(&near, name);
        for (size_t i = 0; i < h->row->count; i++)
            if (!is_taken(c, i) && !c->taken[i])
                nearest_offer(&near, h->row->cells[i]);
        for (size_t i = 0; i < h->row->count && near.best.len > 0; i++)
            if (h->row->cells[i].at == near.best.at)
                return (int)i;
    }
    return -1;
}

/* The names of a field: "amount" or "bedrag". */
static void add_names(struct buf *names, const struct field *field) {
    struct slice left = slice_of(field->names), name;
    while (header_alternative(&left, &name))
        add_alternative(names, name);
}

void columns_missing(const struct columns *c, const struct header *h, int field) {
    const struct field *is = &h->schema->fields[field];
    struct buf names = {0}, row = {0}, where = {0};
    struct place at = {.file = csvin_place(h->in, h->row, 0).file, .line = h->row->line};
    int cell = columns_likely(c, h, field);
    cell = cell >= 0 ? cell : nearest_cell(c, h, field);
    add_names(&names, is);
    if (cell >= 0 && is->setting) {
        columns_row(&row, h, (size_t)field, (size_t)cell);
        setting_rows_place(&where, h->l);
        setting_rows_instead(&where, h->l, at.file, SCOPED_COLUMN,
                             is->setting + strlen("column."));
    }
    const char *args[DIAG_ARGS] = {buf_str(&names),
                                   cell >= 0 ? columns_header(h, (size_t)cell) : "",
                                   buf_str(&row), buf_str(&where)};
    diag_add_args(h->d, at, is->setting ? DIAG_COLUMN_MISSING : DIAG_COLUMN_LACKING,
                  args);
    buf_clear(&where);
    buf_clear(&row);
    buf_clear(&names);
}

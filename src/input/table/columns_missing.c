#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/letters.h"
#include "base/nearest.h"
#include "input/forms/currencies.h"
#include "input/forms/header_names.h"
#include "input/forms/periods.h"
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

/* --- headers that say nothing ------------------------------------------------------ */

static bool may_be(const struct columns *c, const struct header *h, size_t cell) {
    return !is_taken(c, cell) && !c->taken[cell] &&
           slice_trim(h->row->cells[cell]).len > 0;
}

/* Whether a header is the number of a month or a quarter: one of several columns with
   costs, and no example of a column with all. */
static bool is_number(struct slice header) {
    int month;
    header = slice_trim(header);
    return header.len <= 2 && letter_is_digit(header.at[0]) && month_read(header, &month);
}

/* The field of amounts with VAT, where a header says that it holds these; or `field`. */
static int with_vat(const struct header *h, int field, int cell) {
    static const char gross[] =
        "|gross|bruto|brutto|incl|inclusief|including|inclusive|inkl|ttc|";
    const int other = h->schema->fields[field].with_vat;
    if (cell < 0 || other == 0)
        return field;
    char *lower = letters_lower(h->row->cells[cell]);
    const char *left = lower;
    bool found = false;
    for (struct slice word = next_word(&left); word.len > 0; word = next_word(&left))
        found = found || slice_listed(word, gross);
    free(lower);
    return found ? other : field;
}

/* Whether the first row is no header: some cell says what one below it does, or is a day
   or an amount like these, and no other has a known name. */
static bool is_no_header(const struct columns *c, const struct header *h) {
    bool alike = false;
    for (size_t i = 0; h->contents && i < h->row->count; i++) {
        if (!h->contents[i].header && (c->taken[i] || is_taken(c, i)))
            return false;
        alike = alike || h->contents[i].header;
    }
    return alike;
}

int columns_alike(const struct columns *c, const struct header *h, int field) {
    const size_t count = is_no_header(c, h) ? 0 : h->row->count;
    unsigned best = 0;
    int found = -1;
    for (size_t i = 0; h->contents && i < count; i++) {
        unsigned fit =
            column_contents_fit(&h->contents[i], h->schema->fields[field].holds);
        if (fit <= best || !may_be(c, h, i) || is_number(h->row->cells[i]))
            continue;
        best = fit;
        found = (int)i;
    }
    return found;
}

/* Appends the headers that may be meant. Returns the cell to show as an example: the one
   whose column looks like the field's, or the first; -1 when there is none. */
static int add_headers(struct buf *headers, const struct columns *c,
                       const struct header *h, int field) {
    enum { SHOWN = 12 };
    size_t count = 0;
    int cell = columns_alike(c, h, field);
    for (size_t i = 0; i < h->row->count; i++) {
        if (!may_be(c, h, i))
            continue;
        cell = cell < 0 && !is_number(h->row->cells[i]) ? (int)i : cell;
        buf_text(headers, count > 0 && count <= SHOWN ? ", " : "");
        if (count++ < SHOWN)
            fault_quote(headers, slice_of(columns_header(h, i)));
        else if (count == SHOWN + 1)
            buf_text(headers, "...");
    }
    return cell;
}

/* Words of ours for what a column holds, the surest first. */
static const struct {
    enum holds holds;
    const char *word;
} words[] = {
    {HOLDS_MUNICIPALITY, N_("municipality")},
    {HOLDS_CATEGORY, N_("category")},
    {HOLDS_TIME, N_("period")},
    {HOLDS_CODE, N_("account")},
    {HOLDS_AMOUNT, N_("amount")},
    {HOLDS_TEXT, N_("description")},
};
enum { WORDS = sizeof words / sizeof words[0] };

/* Appends a header for such a file: a word for each column, by what it holds. */
static void add_example(struct buf *example, const struct header *h) {
    bool used[WORDS] = {false};
    for (size_t i = 0; i < h->row->count; i++) {
        size_t w = 0;
        while (w < WORDS &&
               (used[w] || column_contents_fit(&h->contents[i], words[w].holds) == 0))
            w++;
        if (i > 0)
            buf_char(example, h->delimiter);
        diag_word(example, w < WORDS ? words[w].word : N_("column"));
        if (w == WORDS)
            buf_uint(example, i + 1);
        else
            used[w] = true;
    }
}

/* Adds the fault of a column of amounts whose header names another currency. False when it
   does not. */
static bool fault_currency(const struct header *h, int field, int cell) {
    if (cell < 0 || !h->schema->fields[field].money)
        return false;
    char *lower = letters_lower(h->row->cells[cell]);
    const char *left = lower;
    bool found = false;
    for (struct slice word = next_word(&left); word.len > 0; word = next_word(&left)) {
        unsigned mark = currency_word(word);
        found =
            found || (mark != CURRENCY_NONE && !currency_fits(mark, h->said->currency));
    }
    free(lower);
    if (found)
        fault_texts(h->d, csvin_place(h->in, h->row, (size_t)cell), DIAG_CURRENCY_OTHER,
                    h->row->cells[cell], slice_of(h->said->currency));
    return found;
}

/* The header that spreadsheets write above a pivot table, of its rows or columns; or
   NULL. */
static const struct slice *pivot_header(const struct header *h) {
    static const char labels[] =
        "rijlabels|kolomlabels|row labels|column labels|zeilenbeschriftungen|"
        "spaltenbeschriftungen|étiquettes de lignes|étiquettes de colonnes";
    for (size_t i = 0; i < h->row->count; i++)
        if (header_among(labels, h->row->cells[i]))
            return &h->row->cells[i];
    return NULL;
}

void columns_missing(const struct columns *c, const struct header *h, int field) {
    const struct slice *pivot = pivot_header(h);
    if (pivot && diag_times(h->d, DIAG_TABLE_PIVOT) == 0)
        fault_text(h->d, csvin_place(h->in, h->row, (size_t)(pivot - h->row->cells)),
                   DIAG_TABLE_PIVOT, *pivot);
    if (pivot)
        return;
    const struct field *is = &h->schema->fields[field];
    struct buf names = {0}, row = {0}, where = {0}, headers = {0}, example = {0};
    struct place at = {.file = csvin_place(h->in, h->row, 0).file, .line = h->row->line};
    int cell = columns_likely(c, h, field);
    cell = cell >= 0 ? cell : nearest_cell(c, h, field);
    if (fault_currency(h, field, cell))
        return;
    const char *likely = cell >= 0 ? columns_header(h, (size_t)cell) : "";
    add_names(&names, is);
    if (cell < 0 && is_no_header(c, h))
        add_example(&example, h);
    else if (cell < 0 && (cell = add_headers(&headers, c, h, field)) >= 0)
        buf_text(&example, columns_header(h, (size_t)cell));
    if (cell >= 0 && is->setting) {
        const int meant = with_vat(h, field, cell);
        columns_row(&row, h, (size_t)meant, (size_t)cell);
        setting_rows_place(&where, h->l);
        setting_rows_instead(&where, h->l, at.file, SCOPED_COLUMN,
                             h->schema->fields[meant].setting + strlen("column."));
    }
    const char *args[DIAG_ARGS] = {buf_str(&names),   likely,
                                   buf_str(&row),     buf_str(&where),
                                   buf_str(&headers), buf_str(&example)};
    diag_add_args(h->d, at, is->setting ? DIAG_COLUMN_MISSING : DIAG_COLUMN_LACKING,
                  args);
    buf_clear(&example);
    buf_clear(&headers);
    buf_clear(&where);
    buf_clear(&row);
    buf_clear(&names);
}

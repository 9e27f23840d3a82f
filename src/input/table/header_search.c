#include "input/table/header_search.h"

#include "base/letters.h"
#include "input/forms/header_names.h"
#include "input/forms/periods.h"
#include "input/table/header_words.h"
#include "input/table/period_columns.h"

/* Whether the settings switch off a column. */
static bool is_off(const struct said *said, struct slice header) {
    for (size_t i = 0; said && i < said->off_count; i++)
        if (header_among(said->off[i]->column, header))
            return true;
    return false;
}

/* The field whose column a header would be, or -1. */
static int field_of(const struct schema *schema, const struct said *said,
                    struct slice header) {
    for (size_t f = 0; said && f < schema->count; f++)
        if (said->columns[f] && !scoped_is_off(said->columns[f]) &&
            header_among(said->columns[f]->text, header))
            return (int)f;
    if (header.len == 0 || is_off(said, header))
        return -1;
    int field = header_words_field(schema, header, said ? said->currency : "");
    return field >= 0 && said && scoped_is_off(said->columns[field]) ? -1 : field;
}

/* Whether all needed columns are among the fields that a row has. */
static bool is_complete(const struct schema *schema, const bool has[SCHEMA_FIELDS]) {
    unsigned wanted = 0, met = 0;
    for (size_t f = 0; f < schema->count; f++) {
        unsigned either = 1u << schema->fields[f].either;
        if (schema->fields[f].needed && !has[f])
            return false;
        wanted |= either;
        met |= has[f] ? either : 0;
    }
    return (wanted & ~met & ~1u) == 0;
}

/* Whether a cell may be a header at all: it has letters, and is no date. */
static bool is_text(struct slice cell) {
    enum { LONGEST = 200 };
    period p;
    bool letters = false;
    for (size_t i = 0; i < cell.len && !letters; i++)
        letters = (letter_lower(cell.at[i]) >= 'a' && letter_lower(cell.at[i]) <= 'z') ||
                  (unsigned char)cell.at[i] >= 0x80;
    return letters && cell.len <= LONGEST && !period_read(cell, &p);
}

static struct header_candidate
rate(const struct csvin_row *row, const struct schema *schema, const struct said *said) {
    struct header_candidate c = {.complete = false, .cells = row->count};
    bool has[SCHEMA_FIELDS] = {false};
    struct period_column column;
    for (size_t i = 0; i < row->count; i++) {
        int field = field_of(schema, said, slice_trim(row->cells[i]));
        if (field < 0 && schema == &schema_costs && !is_off(said, row->cells[i]) &&
            period_column_read(row->cells[i], said ? said->currency : "", &column))
            has[COST_AMOUNT] = true;
        c.texts += is_text(row->cells[i]);
        c.known += field >= 0;
        if (field >= 0)
            has[field] = true;
    }
    c.complete = is_complete(schema, has);
    return c;
}

/* A known name counts more than some words of a title. */
static size_t weight_of(const struct header_candidate *c) {
    enum { KNOWN = 4 };
    return c->known * KNOWN + c->texts;
}

struct header_candidate header_search(struct csvin *in, size_t most,
                                      const struct schema *schema,
                                      const struct said *said) {
    struct header_candidate best = {.complete = false};
    struct csvin_row row;
    for (size_t i = 0; i < most && !best.complete; i++) {
        uint64_t above = csvin_rows(in);
        if (csvin_next(in, &row) != CSVIN_ROW)
            break;
        struct header_candidate one = rate(&row, schema, said);
        one.above = (size_t)csvin_rows(in) - 1;
        if (one.complete || above == 0 || weight_of(&one) > weight_of(&best))
            best = one;
    }
    return best;
}

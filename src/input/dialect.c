#include "input/dialect.h"

#include <string.h>

#include "base/letters.h"

const char dialect_delimiters[] = ";,\t|";

/* No file's text holds it: with this delimiter a row is one cell. */
enum { NO_DELIMITER = 0x1f };

/* Reads the first row as it is with this delimiter; what is wrong with it is said later,
   when the file is read for good. */
static enum csvin_result first_row(struct csvin *in, char delimiter,
                                   struct csvin_row *row) {
    struct diags unheard;
    diags_init(&unheard);
    csvin_rewind(in, delimiter, &unheard);
    enum csvin_result result = csvin_next(in, row);
    diags_clear(&unheard);
    return result;
}

/* The delimiter that a first line `sep=;` names, or 0. A tab there is stripped
   as a blank; letters, digits and quotes delimit nothing. Empty cells may
   follow, as behind any row. */
static char sep_of(const struct csvin_row *row) {
    struct slice cell = row->cells[0];
    if (cell.len < 4 || !slice_equal_nocase((struct slice){cell.at, 4}, slice_of("sep=")))
        return 0;
    if (cell.len == 4)
        return '\t';
    char c = letter_lower(cell.at[4]);
    bool good =
        c > ' ' && c < 0x7f && c != '"' && !letter_is_digit(c) && !(c >= 'a' && c <= 'z');
    for (size_t i = 5; i < cell.len; i++)
        good = good && cell.at[i] == cell.at[4];
    return good ? cell.at[4] : 0;
}

static size_t known_names(const struct csvin_row *row, const struct schema *schema,
                          const char *const *own_names) {
    size_t known = 0;
    for (size_t i = 0; i < row->count; i++) {
        bool own = false;
        for (size_t f = 0; own_names && f < schema->count && !own; f++)
            own = own_names[f] && header_among(own_names[f], row->cells[i]);
        known += own || schema_field(schema, row->cells[i]) >= 0;
    }
    return known;
}

/* The candidate that gives the most known names, of equals the
   one with the most cells. */
static char best_candidate(struct csvin *in, const struct schema *schema,
                           const char *const *own_names) {
    char best = dialect_delimiters[0];
    size_t best_known = 0, best_width = 0;
    for (const char *c = dialect_delimiters; *c; c++) {
        struct csvin_row row;
        if (first_row(in, *c, &row) != CSVIN_ROW)
            continue;
        size_t known = known_names(&row, schema, own_names);
        if (known > best_known || (known == best_known && row.width > best_width)) {
            best = *c;
            best_known = known;
            best_width = row.width;
        }
    }
    return best;
}

/* The delimiter of a file for which none was given. */
static char own_delimiter(struct csvin *in, const struct schema *schema,
                          const char *const *own_names, enum csvin_result first) {
    /* In an empty file there is nothing to look for. */
    return first == CSVIN_END ? dialect_delimiters[0]
                              : best_candidate(in, schema, own_names);
}

struct dialect dialect_find(struct csvin *in, const struct schema *schema,
                            const char *const *own_names, char delimiter,
                            char decimal_mark) {
    struct csvin_row row;
    enum csvin_result first = first_row(in, NO_DELIMITER, &row);
    char sep = first == CSVIN_ROW ? sep_of(&row) : 0;
    struct dialect found = {.sep_line = sep != 0};
    found.delimiter = delimiter ? delimiter
                      : sep     ? sep
                                : own_delimiter(in, schema, own_names, first);
    found.decimal_mark = decimal_mark ? decimal_mark : found.delimiter == ';' ? ',' : '.';
    return found;
}

#include "input/dialect.h"

#include <string.h>

const char dialect_delimiters[] = ";,\t|";

/* No file's text holds it: with this delimiter a row is one cell. */
enum { NO_DELIMITER = 0x1f };

/* Reads the first row, or the one behind `sep=`; what is wrong with it is said later,
   when the file is read for good. */
static bool first_row(struct csvin *in, char delimiter, bool sep_line,
                      struct csvin_row *row) {
    struct diags unheard;
    diags_init(&unheard);
    csvin_rewind(in, delimiter, &unheard);
    bool found = csvin_next(in, row) == CSVIN_ROW &&
                 (!sep_line || csvin_next(in, row) == CSVIN_ROW);
    diags_clear(&unheard);
    return found;
}

/* The delimiter that a first line `sep=;` names, or 0. A tab there is stripped as a
 * blank. */
static char sep_of(struct csvin *in) {
    struct csvin_row row;
    if (!first_row(in, NO_DELIMITER, false, &row))
        return 0;
    struct slice cell = row.cells[0];
    if (cell.len < 4 || cell.len > 5 ||
        !slice_equal_nocase((struct slice){cell.at, 4}, slice_of("sep=")))
        return 0;
    return cell.len == 5 ? cell.at[4] : '\t';
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

/* The candidate that gives the most known names, of equals the one with the most cells.
 */
static char best_candidate(struct csvin *in, const struct schema *schema,
                           const char *const *own_names) {
    char best = dialect_delimiters[0];
    size_t best_known = 0, best_width = 0;
    for (const char *c = dialect_delimiters; *c; c++) {
        struct csvin_row row;
        if (!first_row(in, *c, false, &row))
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

struct dialect dialect_find(struct csvin *in, const struct schema *schema,
                            const char *const *own_names, char delimiter,
                            char decimal_mark) {
    char sep = sep_of(in);
    struct dialect found = {.sep_line = sep != 0};
    found.delimiter = delimiter ? delimiter
                      : sep     ? sep
                                : best_candidate(in, schema, own_names);
    found.decimal_mark = decimal_mark ? decimal_mark : found.delimiter == ';' ? ',' : '.';
    return found;
}

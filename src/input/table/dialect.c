#include "input/table/dialect.h"

#include <string.h>

#include "base/letters.h"

const char dialect_delimiters[] = ";,\t|";

/* In no file's text: with this delimiter a row is one cell. */
enum { NO_DELIMITER = 0x1f };

/* Reads the first row with this delimiter. Its faults are dropped: they are added when
   the file is read. */
static enum csvin_result first_row(struct csvin *in, char delimiter,
                                   struct csvin_row *row) {
    struct diags ignored;
    diags_init(&ignored);
    csvin_rewind(in, delimiter, &ignored);
    enum csvin_result result = csvin_next(in, row);
    diags_clear(&ignored);
    return result;
}

/* The delimiter that a first line `sep=;` names, or 0. A tab there was stripped as a
   blank; letters, digits and quotes are no delimiters. Empty cells may follow. */
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

/* Whether the settings give a column this name. */
static bool is_own(const struct said *said, struct slice header) {
    for (size_t f = 0; said && f < SCHEMA_FIELDS; f++)
        if (said->columns[f] && header_among(said->columns[f]->text, header))
            return true;
    return false;
}

static size_t known_names(const struct csvin_row *row, const struct schema *schema,
                          const struct said *said) {
    size_t known = 0;
    for (size_t i = 0; i < row->count; i++)
        known += is_own(said, row->cells[i]) || schema_field(schema, row->cells[i]) >= 0;
    return known;
}

/* What a candidate makes of the header. */
struct split {
    size_t known, width; /* names that are known, and cells */
};

static struct split split_by(struct csvin *in, char delimiter,
                             const struct schema *schema, const struct said *said) {
    struct csvin_row row;
    if (first_row(in, delimiter, &row) != CSVIN_ROW)
        return (struct split){0, 0};
    return (struct split){known_names(&row, schema, said), row.width};
}

/* The candidate that gives the most known names; of equals the one that is asked for, if
   any, or else the one with the most cells. */
static char best_candidate(struct csvin *in, const struct schema *schema,
                           const struct said *said, char asked) {
    char best = asked ? asked : dialect_delimiters[0];
    struct split most = asked ? split_by(in, asked, schema, said) : (struct split){0, 0};
    for (const char *c = dialect_delimiters; *c; c++) {
        struct split one = split_by(in, *c, schema, said);
        bool better = one.known > most.known ||
                      (!asked && one.known == most.known && one.width > most.width);
        best = better ? *c : best;
        most = better ? one : most;
    }
    return best;
}

static const struct said_value nothing_said = {0};

struct dialect dialect_find(struct csvin *in, const struct schema *schema,
                            const struct said *said) {
    struct said_value delimiter = said ? said->delimiter : nothing_said;
    struct said_value mark = said ? said->decimal_mark : nothing_said;
    struct csvin_row row;
    enum csvin_result first = first_row(in, NO_DELIMITER, &row);
    char sep = first == CSVIN_ROW ? sep_of(&row) : 0;
    struct dialect found = {.sep_line = sep != 0, .delimiter = sep};
    if (delimiter.rank > RANK_ALL || (delimiter.value && first == CSVIN_END))
        found.delimiter = (char)delimiter.value;
    else if (!sep)
        /* In an empty file there is no header to compare. */
        found.delimiter = first == CSVIN_END
                              ? dialect_delimiters[0]
                              : best_candidate(in, schema, said, (char)delimiter.value);
    char natural = found.delimiter == ';' ? ',' : '.';
    found.decimal_mark = mark.value ? (char)mark.value : natural;
    return found;
}

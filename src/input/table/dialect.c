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

/* What a candidate makes of the first `most` rows behind the line `sep=;`. */
static struct header_candidate split_by(struct csvin *in, char delimiter, bool sep_line,
                                        size_t most, const struct schema *schema,
                                        const struct said *said) {
    struct diags ignored;
    struct csvin_row row;
    struct header_candidate found = {.complete = false};
    diags_init(&ignored);
    csvin_rewind(in, delimiter, &ignored);
    if (!sep_line || csvin_next(in, &row) == CSVIN_ROW)
        found = header_search(in, most, schema, said);
    diags_clear(&ignored);
    return found;
}

/* Whether a candidate is better than another: its header is complete, then higher up, then
   has more known names; or, unless a delimiter is asked for, it has several cells, and then
   more of them with text. */
static bool is_better(const struct header_candidate *one,
                      const struct header_candidate *than, bool asked) {
    if (one->complete != than->complete)
        return one->complete;
    if (one->complete && one->above != than->above)
        return one->above < than->above;
    if (one->known != than->known)
        return one->known > than->known;
    const bool several = one->cells > 1;
    return !asked && (several != (than->cells > 1) ? several : one->texts > than->texts);
}

/* The candidate that gives the best header among the first `among` rows; of equals the one
   that is asked for, if any. A complete header makes rows below it of no interest. */
static char best_candidate(struct csvin *in, size_t among, const struct schema *schema,
                           const struct said *said, char asked,
                           struct header_candidate *most) {
    char best = asked ? asked : dialect_delimiters[0];
    *most = split_by(in, best, false, among, schema, said);
    for (const char *c = dialect_delimiters; *c; c++) {
        if (*c == best)
            continue;
        size_t rows = most->complete ? most->above + 1 : among;
        struct header_candidate one = split_by(in, *c, false, rows, schema, said);
        if (!is_better(&one, most, asked))
            continue;
        best = *c;
        *most = one;
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
    struct header_candidate header = {.complete = false};
    if (delimiter.rank > RANK_ALL || (delimiter.value && first == CSVIN_END))
        found.delimiter = (char)delimiter.value;
    if (!found.delimiter && first == CSVIN_END)
        found.delimiter = dialect_delimiters[0]; /* there is no header to compare */
    const bool known = found.delimiter != '\0';
    /* Nearly always the first row is the header, and those below need not be looked at. */
    static const size_t among[] = {1, HEADER_ROWS};
    if (known)
        header = split_by(in, found.delimiter, sep != 0, HEADER_ROWS, schema, said);
    for (size_t i = 0; !known && !header.complete && i < 2; i++)
        found.delimiter =
            best_candidate(in, among[i], schema, said, (char)delimiter.value, &header);
    found.above = header.above > found.sep_line ? header.above : found.sep_line;
    found.complete = header.complete;
    char natural = found.delimiter == ';' ? ',' : '.';
    found.decimal_mark = mark.value ? (char)mark.value : natural;
    return found;
}

struct dialect dialect_made(struct csvin *in, const struct schema *schema,
                            const struct said *said) {
    struct header_candidate header = split_by(in, '\t', false, HEADER_ROWS, schema, said);
    return (struct dialect){.delimiter = '\t',
                            .decimal_mark = '.',
                            .above = header.above,
                            .complete = header.complete};
}

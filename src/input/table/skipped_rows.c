#include "input/table/skipped_rows.h"

#include "base/letters.h"
#include "input/forms/amounts.h"
#include "input/forms/header_names.h"
#include "input/forms/periods.h"
#include "input/table/fault.h"
#include "input/table/header_words.h"

/* --- amounts in texts -------------------------------------------------------------- */

/* Takes the next word off the front of a text: what stands between blanks, without
   punctuation at its ends. False at the end of the text. */
static bool take_word(struct slice *text, struct slice *word) {
    size_t blank;
    *text = slice_trim(*text);
    *word = (struct slice){text->at, 0};
    while (word->len < text->len &&
           slice_blank((struct slice){text->at + word->len, text->len - word->len}) == 0)
        word->len++;
    *text = (struct slice){text->at + word->len, text->len - word->len};
    while ((blank = slice_blank(*text)) > 0)
        *text = (struct slice){text->at + blank, text->len - blank};
    bool taken = word->len > 0;
    while (word->len > 0 && memchr("(:;", word->at[0], 3))
        *word = (struct slice){word->at + 1, word->len - 1};
    while (word->len > 0 && memchr("):;,.", word->at[word->len - 1], 5))
        word->len--;
    return taken;
}

static bool has_digit(struct slice word) {
    for (size_t i = 0; i < word.len; i++)
        if (letter_is_digit(word.at[i]))
            return true;
    return false;
}

/* Words before or behind a number that is no amount though it has two decimals, or marks
   between its thousands. */
static bool is_measure(struct slice word) {
    return header_among("uur|hr|am|pm|om|at|tijd|time|versie|version|v|vs|art|artikel|"
                        "paragraaf|par|nr|no|blz|pagina|page|tel|%|pct|procent|per|"
                        "inwoners|inhabitants|einwohner|habitants|woningen|leerlingen|"
                        "fte|uren|m2|regels|rijen|records|rows|lines|zeilen|lignes|"
                        "mutaties|boekingen|aantal",
                        word);
}

static bool is_currency(struct slice word) {
    return header_among("\u20ac|eur|euro|\u00a3|gbp|$|usd|chf", word);
}

/* Whether a number has two decimals, or marks between its thousands. */
static bool shows_money(struct slice word) {
    struct amount comma, point;
    period p;
    bool month = word.len == 7 &&
                 (slice_starts(word, "20") || slice_starts(word, "19")) &&
                 word.at[4] == '.'; /* 2025.03 */
    if (!has_digit(word) || month || period_read(word, &p))
        return false;
    bool one = amount_read(word, ',', &comma) == NUMBER_OK;
    bool other = amount_read(word, '.', &point) == NUMBER_OK;
    bool grouped = (one && comma.grouping == GROUPING_USED) ||
                   (other && point.grouping == GROUPING_USED);
    bool decimals = word.len > 3 && memchr(",.", word.at[word.len - 3], 2) &&
                    letter_is_digit(word.at[word.len - 4]);
    bool nil = (!one || comma.cents == 0) && (!other || point.cents == 0);
    return (grouped || ((one || other) && decimals)) && !nil;
}

/* Whether a number has the sign of a currency on it: "€1250", "-€1.250". */
static bool has_sign(struct slice word) {
    struct amount amount;
    bool sign =
        slice_find(word, slice_of("\u20ac")) || slice_find(word, slice_of("\u00a3"));
    return sign && has_digit(word) && amount_read_either(word, &amount) &&
           amount.cents != 0;
}

static bool is_whole(struct slice word) {
    bool nil = true;
    for (size_t i = 0; i < word.len; i++) {
        if (!letter_is_digit(word.at[i]))
            return false;
        nil = nil && word.at[i] == '0';
    }
    return !nil;
}

bool skipped_text_has_amount(struct slice text) {
    struct slice before = {"", 0}, word, behind, next;
    while (take_word(&text, &word)) {
        behind = text;
        if (!take_word(&behind, &next))
            next = (struct slice){"", 0};
        bool measure = is_measure(before) || is_measure(next);
        bool currency = is_currency(before) || is_currency(next);
        if (has_sign(word) || (shows_money(word) && !measure) ||
            (currency && is_whole(word)))
            return true;
        before = word;
    }
    return false;
}

/* --- rows -------------------------------------------------------------------------- */

static size_t filled(const struct csvin_row *row) {
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++)
        count += slice_trim(row->cells[i]).len > 0;
    return count;
}

/* Whether a cell stands in a column of amounts, in a row that may be one of the table, and
   holds a number; or beside the word "total". */
static bool is_whole_amount(const struct reader *s, const struct csvin_row *row,
                            size_t cell, bool total) {
    enum { FILLED = 3, DIGITS = 3 };
    struct slice text = slice_trim(row->cells[cell]);
    period p;
    if (!is_whole(text) || period_read(text, &p))
        return false;
    bool amounts = false;
    for (size_t f = 0; f < s->schema->count; f++)
        amounts =
            amounts || (s->schema->fields[f].money && s->columns.cell_of[f] == (int)cell);
    return total || (amounts && text.len >= DIGITS && filled(row) >= FILLED);
}

/* The first cell of a row that holds an amount, or -1. */
static int amount_in(const struct reader *s, const struct csvin_row *row) {
    bool total = false;
    for (size_t i = 0; i < row->count; i++) {
        struct slice text = slice_trim(row->cells[i]);
        if (skipped_text_has_amount(text) || is_whole_amount(s, row, i, total))
            return (int)i;
        total = total || total_words(text) == TOTAL_CERTAIN;
    }
    return -1;
}

/* Whether a row says that amounts are in thousands, which is reported. */
static bool check_scale(struct reader *s, const struct csvin_row *row) {
    bool scaled = false;
    for (size_t i = 0; s->schema->money && i < row->count; i++)
        if (header_words_scaled(row->cells[i])) {
            fault_text(s->d, csvin_place(s->in, row, i), DIAG_AMOUNTS_SCALED,
                       slice_trim(row->cells[i]));
            scaled = true;
        }
    return scaled;
}

void skipped_rows_check(struct reader *s) {
    struct diags ignored; /* the rows were read before */
    struct csvin_row row;
    bool found = false;
    diags_init(&ignored);
    csvin_rewind(s->in, s->delimiter, &ignored);
    while (csvin_rows(s->in) < s->above && csvin_next(s->in, &row) == CSVIN_ROW) {
        if (csvin_rows(s->in) == 1 && s->sep_line)
            continue;
        bool scaled = check_scale(s, &row);
        int cell = found || scaled ? -1 : amount_in(s, &row);
        if (cell >= 0)
            fault_text(s->d, csvin_place(s->in, &row, (size_t)cell), DIAG_AMOUNT_SKIPPED,
                       slice_trim(row.cells[cell]));
        found = found || cell >= 0;
    }
    csvin_report_to(s->in, s->d);
    diags_clear(&ignored);
}

#include "input/workbook/plain_row.h"

#include "base/letters.h"

/* What is left to read. */
struct rest {
    const char *at, *end;
};

static bool take(struct rest *r, const char *word, size_t len) {
    if ((size_t)(r->end - r->at) < len || memcmp(r->at, word, len) != 0)
        return false;
    r->at += len;
    return true;
}

#define TAKE(rest, word) take(rest, word, sizeof(word) - 1)

/* Takes a whole number of at most eight digits. */
static bool take_number(struct rest *r, uint32_t *number) {
    const char *first = r->at;
    *number = 0;
    for (; r->at < r->end && letter_is_digit(*r->at) && r->at - first < 8; r->at++)
        *number = *number * 10 + (uint32_t)(*r->at - '0');
    return r->at > first;
}

/* Takes the value of an attribute that has no meaning here, and its closing quote. */
static bool skip_value(struct rest *r) {
    for (; r->at < r->end && *r->at != '"'; r->at++) {
        char c = letter_lower(*r->at);
        if (!letter_is_digit(c) && !(c >= 'a' && c <= 'z') && c != '.' && c != ':' &&
            c != '-' && c != ' ')
            return false;
    }
    return TAKE(r, "\"");
}

/* --- rows ---------------------------------------------------------------------------- */

/* Attributes of a row that say nothing of its cells. */
static const struct {
    const char *name;
    size_t len;
} ignored[] = {
#define NAME(text)                                                                       \
    { text "=\"", sizeof(text "=\"") - 1 }
    NAME("spans"),        NAME("s"),
    NAME("customFormat"), NAME("ht"),
    NAME("customHeight"), NAME("collapsed"),
    NAME("outlineLevel"), NAME("thickTop"),
    NAME("thickBot"),     NAME("x14ac:dyDescent"),
#undef NAME
};

/* Takes an attribute that is ignored. `seen` has a bit for each of those before it. */
static bool skip_attribute(struct rest *r, unsigned *seen) {
    for (size_t i = 0; i < sizeof ignored / sizeof ignored[0]; i++) {
        if (!take(r, ignored[i].name, ignored[i].len))
            continue;
        bool first = !(*seen & 1u << i);
        *seen |= 1u << i;
        return first && skip_value(r);
    }
    return false;
}

static bool take_row_attributes(struct rest *r, struct plain_row *row) {
    bool hidden = false;
    unsigned seen = 0;
    uint32_t number;
    while (TAKE(r, " ")) {
        if (row->number == 0 && TAKE(r, "r=\"")) {
            if (!take_number(r, &number) || number == 0 || !TAKE(r, "\""))
                return false;
            row->number = number;
        } else if (!hidden && TAKE(r, "hidden=\"")) {
            hidden = true;
            row->hidden = TAKE(r, "1\"");
            if (!row->hidden && !TAKE(r, "0\""))
                return false;
        } else if (!skip_attribute(r, &seen)) {
            return false;
        }
    }
    return true;
}

/* --- cells --------------------------------------------------------------------------- */

/* Takes the name of a cell, AB12, and its closing quote. */
static bool take_name(struct rest *r, struct sheet_cell *cell, uint32_t *row) {
    enum { LETTERS = 3 };
    uint32_t column = 0;
    for (int i = 0; i < LETTERS && r->at < r->end && *r->at >= 'A' && *r->at <= 'Z'; i++)
        column = column * 26 + (uint32_t)(*r->at++ - 'A') + 1;
    cell->column = column;
    return column > 0 && take_number(r, row) && *row > 0 && TAKE(r, "\"");
}

static bool take_cell_attributes(struct rest *r, struct sheet_cell *cell, uint32_t *row) {
    bool styled = false, typed = false;
    uint32_t style;
    *row = 0;
    while (TAKE(r, " ")) {
        if (*row == 0 && TAKE(r, "r=\"")) {
            if (!take_name(r, cell, row))
                return false;
        } else if (!styled && TAKE(r, "s=\"")) {
            styled = take_number(r, &style) && TAKE(r, "\"");
            cell->style = style;
            if (!styled)
                return false;
        } else if (!typed && TAKE(r, "t=\"")) {
            typed = TAKE(r, "s\"") || TAKE(r, "n\"") || TAKE(r, "b\"");
            cell->type = r->at[-2];
            if (!typed)
                return false;
        } else {
            return false;
        }
    }
    return true;
}

static bool is_figure(char c) {
    return letter_is_digit(c) || c == '.' || c == '-' || c == 'E' || c == '+';
}

/* Takes a cell behind its "<c". */
static bool take_cell(struct rest *r, struct sheet_cell *cell, uint32_t *row) {
    *cell = (struct sheet_cell){.type = 'n'};
    if (!take_cell_attributes(r, cell, row))
        return false;
    if (TAKE(r, "/>"))
        return true;
    if (!TAKE(r, "><v>"))
        return TAKE(r, "></c>");
    cell->value.at = r->at;
    while (r->at < r->end && is_figure(*r->at))
        r->at++;
    cell->value.len = (size_t)(r->at - cell->value.at);
    return TAKE(r, "</v></c>");
}

static bool take_row(struct rest *r, struct plain_row *row) {
    row->number = 0;
    row->hidden = false;
    row->count = 0;
    if (!TAKE(r, "<row") || !take_row_attributes(r, row))
        return false;
    if (TAKE(r, "/>"))
        return true;
    if (!TAKE(r, ">"))
        return false;
    while (row->count < PLAIN_CELLS && TAKE(r, "<c")) {
        if (!take_cell(r, &row->cells[row->count], &row->rows[row->count]))
            return false;
        row->count++;
    }
    return TAKE(r, "</row>");
}

/* --- what a text begins with --------------------------------------------------------- */

static struct rest behind_blanks(struct slice text) {
    struct rest r = {text.at, text.at + text.len};
    while (r.at < r.end && (*r.at == '\n' || *r.at == '\r' || *r.at == ' '))
        r.at++;
    return r;
}

bool plain_row_take(struct slice *text, struct plain_row *row) {
    struct rest r = behind_blanks(*text);
    if (!take_row(&r, row))
        return false;
    *text = (struct slice){r.at, (size_t)(r.end - r.at)};
    return true;
}

/* Whether a character of a string stands for itself in XML. */
static bool is_itself(char c) {
    return c >= ' ' && c <= '~' && c != '&' && c != '<' && c != ']';
}

bool plain_string_take(struct slice *text, struct slice *string) {
    struct rest r = behind_blanks(*text);
    if (!TAKE(&r, "<si><t") || (!TAKE(&r, ">") && !TAKE(&r, " xml:space=\"preserve\">")))
        return false;
    string->at = r.at;
    while (r.at < r.end && is_itself(*r.at))
        r.at++;
    string->len = (size_t)(r.at - string->at);
    if (!TAKE(&r, "</t></si>"))
        return false;
    *text = (struct slice){r.at, (size_t)(r.end - r.at)};
    return true;
}

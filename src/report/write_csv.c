/* One tidy table in the dialect of its reader. English: comma, decimal point, ids. Dutch:
   what Excel with Dutch settings opens with a double click, so a byte order mark,
   semicolon, decimal comma and labels. Both end their lines with LF: Excel reads it, and
   so does everybody else. */
#include <string.h>

#include "report/emit.h"

struct dialect {
    char delimiter;
    bool labels; /* words for a reader instead of ids */
    const char *begin;
    const struct figure_style *figures;
};

static const struct dialect dialects[] = {
    [LANG_EN] = {',', false, "", &figure_plain},
    [LANG_NL] = {';', true, "\xef\xbb\xbf", &figure_dutch_plain},
};

struct csv {
    struct emit emit;
    const struct dialect *dialect;
    size_t columns;
};

static bool is_sign(char c) {
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

/* Whether a spreadsheet could take the text for a formula. A text that has marks in
   front of its sign already gets one more, so that taking off one mark always gives
   the text back. */
static bool needs_mark(struct slice text) {
    size_t at = 0;
    while (at < text.len && text.at[at] == '\'')
        at++;
    return at < text.len && is_sign(text.at[at]);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* Blanks at the ends are quoted too: many readers strip them otherwise. */
static bool needs_quotes(struct slice text, char delimiter) {
    if (text.len == 0)
        return false;
    if (is_blank(text.at[0]) || is_blank(text.at[text.len - 1]))
        return true;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == delimiter || c == '"' || c == '\n' || c == '\r')
            return true;
    }
    return false;
}

static void put_text(struct csv *csv, struct slice text, bool mark) {
    if (!needs_quotes(text, csv->dialect->delimiter)) {
        if (mark)
            emit_char(&csv->emit, '\'');
        emit_slice(&csv->emit, text);
        return;
    }
    emit_text(&csv->emit, mark ? "\"'" : "\"");
    for (const char *quote; (quote = memchr(text.at, '"', text.len));) {
        size_t len = (size_t)(quote - text.at) + 1;
        emit_bytes(&csv->emit, text.at, len);
        emit_char(&csv->emit, '"');
        text = (struct slice){text.at + len, text.len - len};
    }
    emit_slice(&csv->emit, text);
    emit_char(&csv->emit, '"');
}

static void put_cell(struct csv *csv, const struct cell *cell) {
    switch (cell->type) {
    case CELL_EMPTY:
        break;
    case CELL_TEXT:
        put_text(csv, cell->text, needs_mark(cell->text));
        break;
    case CELL_TERM:
        put_text(csv, slice_of(csv->dialect->labels ? cell->term.label : cell->term.id),
                 false);
        break;
    case CELL_MONEY:
    case CELL_COUNT:
    case CELL_FIGURE:
        emit_figure(&csv->emit, cell->figure.digits, cell->figure.places,
                    csv->dialect->figures);
        break;
    }
}

static int put_row(void *self, enum row_kind kind, const struct cell *cells) {
    struct csv *csv = self;
    if (kind != ROW_BODY)
        return 0;
    for (size_t i = 0; i < csv->columns; i++) {
        if (i > 0)
            emit_char(&csv->emit, csv->dialect->delimiter);
        put_cell(csv, &cells[i]);
    }
    emit_char(&csv->emit, '\n');
    return emit_status(&csv->emit);
}

static void put_header(struct csv *csv, const struct table *t) {
    emit_text(&csv->emit, csv->dialect->begin);
    for (size_t i = 0; i < t->column_count; i++) {
        const struct column *c = &t->columns[i];
        if (i > 0)
            emit_char(&csv->emit, csv->dialect->delimiter);
        put_text(csv, slice_of(csv->dialect->labels && c->csv_name ? c->csv_name : c->id),
                 false);
    }
    emit_char(&csv->emit, '\n');
}

static const struct table *csv_table(const struct report *r) {
    for (size_t i = 0; i < r->table_count; i++)
        if (r->tables[i]->audience & FOR_CSV)
            return r->tables[i];
    return NULL;
}

int write_csv(const struct report *r, const struct layout *layout, struct byte_sink *out,
              struct diags *diags) {
    (void)layout, (void)diags;
    const struct table *t = csv_table(r);
    if (!t)
        return 0;
    struct csv csv = {.dialect = &dialects[r->csv_lang], .columns = t->column_count};
    emit_start(&csv.emit, out);
    put_header(&csv, t);
    int status = table_rows(t, &(struct row_sink){&csv, put_row});
    return emit_finish(&csv.emit) != 0 || status != 0 ? -1 : 0;
}

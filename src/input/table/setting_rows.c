#include "input/table/setting_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/path.h"
#include "input/table/table_source.h"

/* Whether a text needs quotes to be one cell, whatever the delimiter. */
static bool needs_quotes(const char *text) {
    return strpbrk(text, ";,|\t\"") != NULL;
}

static void add_doubled(struct buf *row, const char *text) {
    for (; *text; text++)
        buf_repeat(row, (char[]){*text, '\0'}, 1u + (*text == '"'));
}

/* Appends the front of a row, with its delimiter. `header` ends the name of a setting
   that is for a header. */
static void begin_row(struct buf *row, const struct load_context *l, const char *path,
                      const char *setting, const char *header) {
    const char *name = table_name(l, path);
    const char *quote = needs_quotes(name) || needs_quotes(header) ? "\"" : "";
    buf_text(row, quote);
    add_doubled(row, name);
    buf_text(row, ": ");
    diag_word(row, setting);
    add_doubled(row, header);
    buf_text(row, quote);
    if (l->settings_delimiter)
        buf_char(row, l->settings_delimiter);
    else
        buf_text(row, DIAG_WORD(","));
}

void setting_rows_value(struct buf *row, const struct load_context *l, const char *path,
                        const char *setting, const char *value) {
    begin_row(row, l, path, setting, "");
    diag_word(row, value);
}

/* Appends a cell of the file's own. */
static void add_own(struct buf *row, const char *text) {
    const char *quote = needs_quotes(text) ? "\"" : "";
    buf_text(row, quote);
    add_doubled(row, text);
    buf_text(row, quote);
}

void setting_rows_map(struct buf *row, const struct load_context *l, const char *path,
                      const char *setting, const char *header) {
    begin_row(row, l, path, setting, "");
    add_own(row, header);
}

void setting_rows_off(struct buf *row, const struct load_context *l, const char *path,
                      const char *header) {
    begin_row(row, l, path, N_("column."), header);
    buf_char(row, '-');
}

void setting_rows_filter(struct buf *row, const struct load_context *l, const char *path,
                         const char *header, const char *value) {
    begin_row(row, l, path, N_("filter."), header);
    add_own(row, value);
}

void setting_rows_place(struct buf *where, const struct load_context *l) {
    if (l->settings)
        buf_add(where, l->settings, path_shown_length(l->settings));
    else if (l->o->folder)
        buf_text(where, DIAG_WORD("a new file settings.csv, below `setting,value`"));
    else
        buf_text(where,
                 DIAG_WORD("a new file for --settings, below the row `setting,value`"));
}

void setting_rows_keep(const struct load_context *l) {
    struct settings *settings = &l->b->settings;
    struct buf where = {0};
    char delimiter[] = {l->settings_delimiter, '\0'};
    setting_rows_place(&where, l);
    settings->rows_go = arena_text(&l->b->arena, buf_view(&where));
    settings->delimiter =
        delimiter[0] ? arena_text(&l->b->arena, slice_of(delimiter)) : DIAG_WORD(",");
    buf_clear(&where);
}

void setting_rows_instead(struct buf *where, const struct load_context *l,
                          const char *path, enum scoped_kind kind, const char *column) {
    char *lower = letters_lower(slice_of(table_name(l, path)));
    struct scoped row = {.pattern = lower, .kind = kind, .column = column};
    const struct scoped *twin = scoped_twin(l, &row);
    if (twin) {
        buf_text(where, DIAG_WORD(", in place of its row"));
        buf_char(where, ' ');
        buf_uint(where, twin->place.line);
    }
    free(lower);
}

#include "input/costs/line_cache.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/costs/cost_file.h"

enum { NO_MEMO = RUN_MEMOS };

/* The fields that decide a line's period and assignment; and the memo of what their texts
   stand for, where many texts stand for the same. */
static const struct {
    int field, memo;
} fields[LINE_CACHE_COLUMNS] = {
    {COST_PERIOD, RUN_PERIODS},   {COST_DATE, RUN_DATES},     {COST_CATEGORY, NO_MEMO},
    {COST_ACCOUNT, RUN_ACCOUNTS}, {COST_KEY_PERIOD, NO_MEMO}, {COST_KEY, NO_MEMO},
    {COST_MUNICIPALITY, NO_MEMO}, {COST_INCURRED, NO_MEMO},   {COST_YEAR, NO_MEMO},
    {COST_QUARTER, NO_MEMO},      {COST_MONTH, NO_MEMO},
};

void line_cache_init(struct cost_file *f) {
    struct line_cache *cache = &f->line_cache;
    const struct reader *s = &f->reader;
    *cache = (struct line_cache){0};
    arena_init(&cache->arena);
    for (size_t i = 0; i < LINE_CACHE_COLUMNS; i++) {
        if (!reader_has(s, fields[i].field))
            continue;
        struct cached_column *c = &cache->columns[cache->column_count++];
        *c = (struct cached_column){(size_t)s->columns.cell_of[fields[i].field],
                                    .field = fields[i].field, .memo = fields[i].memo};
        value_table_init(&c->texts);
        value_table_init(&c->pairs);
    }
}

void line_cache_clear(struct cost_file *f) {
    struct line_cache *cache = &f->line_cache;
    f->run->kinds += (uint32_t)cache->count;
    for (size_t i = 0; i < cache->column_count; i++) {
        value_table_clear(&cache->columns[i].texts);
        value_table_clear(&cache->columns[i].pairs);
    }
    arena_clear(&cache->arena);
    free(cache->lines);
    *cache = (struct line_cache){0};
}

void line_cache_miss(struct line_cache *cache, const struct row_view *v, uint64_t line) {
    cache->missed_line = line;
    for (size_t i = 0; i < cache->column_count; i++)
        cache->missed[i] = value_of_text(row_view_cell(v, cache->columns[i].cell));
}

/* What the account of the current row stands for: the first rule that gives such lines. One
   whose lines are counted by account stands for itself. */
static bool account_value(const struct cost_file *f, const struct cost_line *line,
                          int *value) {
    struct slice account = account_text(reader_cell(&f->reader, COST_ACCOUNT));
    if (line->other > 0 || !memo_find(&f->run->memos[RUN_ACCOUNTS], account, value))
        return false;
    if (*value >= 0)
        *value = (int)accounts_alike(f->run->accounts, (size_t)*value);
    return true;
}

/* A number for a new text: an odd one for what it stands for, as far as that is known, or
   an even one of its own. */
static uint32_t new_number(const struct cost_file *f, const struct cached_column *c,
                           const struct cost_line *line) {
    enum { LEAST = -8 /* a memo has no value below it */ };
    struct slice text = reader_cell(&f->reader, c->field);
    int memo = c->memo, value;
    bool known = memo == RUN_ACCOUNTS
                     ? account_value(f, line, &value)
                     : memo != NO_MEMO && memo_find(&f->run->memos[memo], text, &value);
    return known ? (uint32_t)(value - LEAST) * 2 + 1 : (c->texts.count + 1) * 2;
}

/* The number of a value in a table; `new` when it is added, 0 when there is no room. */
static uint32_t number_of(struct value_table *t, struct value value, uint32_t new) {
    uint32_t known = value_table_find(t, &value);
    return known > 0 || !value_table_add(t, value, new) ? known : new;
}

void line_cache_add(struct cost_file *f, const struct cost_line *line, bool left_out) {
    struct line_cache *cache = &f->line_cache;
    uint32_t number = 0;
    if (cache->missed_line != f->reader.row.line)
        return;
    for (size_t i = 0; i < cache->column_count; i++) {
        struct cached_column *c = &cache->columns[i];
        uint32_t text = number_of(&c->texts, cache->missed[i], new_number(f, c, line));
        bool alone = text == 0 || (i == 0 && cache->column_count > 1);
        number =
            alone ? text
                  : number_of(&c->pairs, value_of_pair(number, text), c->pairs.count + 1);
        if (number == 0)
            return;
    }
    if (number <= cache->count)
        return; /* its texts were new, its combination was not */
    cache->lines =
        mem_room(cache->lines, cache->count++, &cache->room, sizeof *cache->lines);
    struct cached_line *new = &cache->lines[number - 1];
    *new = (struct cached_line){
        .line = *line, .left_out = left_out, .bare = cost_file_is_bare(f)};
    new->line.kind = f->run->kinds + number;
    new->line.category_text.at = arena_text(&cache->arena, line->category_text);
    new->line.product = NULL;
    new->line.line = new->line.description = new->line.task = (struct slice){"", 0};
}

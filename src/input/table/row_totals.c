#include "input/table/row_totals.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/names.h"
#include "input/table/reader.h"

/* --- rows ------------------------------------------------------------------------------ */

void row_totals_clear(struct row_totals *t) {
    free(t->list);
    *t = (struct row_totals){0};
}

static void push(struct row_totals *t, const struct row_amount *row) {
    t->list = mem_room(t->list, t->count, &t->room, sizeof *t->list);
    t->list[t->count++] = *row;
}

void row_totals_keep(struct row_totals *t, uint64_t line, money amount, bool bare) {
    if (t->rows == 1) {
        t->first = amount;
        t->first_line = line;
    }
    t->bare += bare;
    if (t->bare > ROW_TOTALS_BARE)
        return;
    push(t, &(struct row_amount){line, amount, .bare = bare,
                                 .gap = t->sum - (uint64_t)amount - t->kept,
                                 .gap_rows = t->rows - 1 - t->kept_rows});
    t->kept = t->sum;
    t->kept_rows = t->rows;
}

/* Of a table that is too long to keep all of it, keeps the bare rows alone. */
static void thin(struct row_totals *t) {
    const size_t count = t->count;
    uint64_t gap = 0, gap_rows = 0;
    if (t->rows <= ROW_TOTALS_ALL)
        return;
    t->count = 0;
    for (size_t i = 0; i < count; i++) {
        struct row_amount row = t->list[i];
        row.gap = gap += row.gap;
        row.gap_rows = gap_rows += row.gap_rows;
        if (row.bare) {
            push(t, &row);
            gap = gap_rows = 0;
        } else {
            gap += (uint64_t)row.amount;
            gap_rows++;
        }
    }
    t->kept -= gap;
    t->kept_rows -= gap_rows;
}

void row_totals_join(struct row_totals *t, const struct row_totals *later,
                     uint64_t lines) {
    uint64_t gap = t->sum - t->kept, gap_rows = t->rows - t->kept_rows;
    t->bare += later->bare;
    for (size_t i = 0; i < later->count && t->bare <= ROW_TOTALS_BARE; i++) {
        struct row_amount row = later->list[i];
        row.line += lines;
        row.gap += gap;
        row.gap_rows += gap_rows;
        push(t, &row);
        gap = gap_rows = 0;
    }
    if (later->count > 0) {
        t->kept = t->sum + later->kept;
        t->kept_rows = t->rows + later->kept_rows;
    }
    if (t->rows == 0) {
        t->first = later->first;
        t->first_line = later->first_line + lines;
    }
    t->rows += later->rows;
    t->sum += later->sum;
    if (later->rows > 0) {
        t->last = later->last;
        t->last_line = later->last_line + lines;
    }
    thin(t);
}

/* Turns the table upside down. */
static void turn(struct row_totals *t) {
    uint64_t gap = t->sum - t->kept, gap_rows = t->rows - t->kept_rows;
    const struct row_totals was = *t;
    for (size_t i = 0; 2 * i < t->count; i++) {
        struct row_amount row = t->list[i];
        t->list[i] = t->list[t->count - 1 - i];
        t->list[t->count - 1 - i] = row;
    }
    for (size_t i = 0; i < t->count; i++) { /* what was before a row is before the next */
        struct row_amount *row = &t->list[i];
        const uint64_t next = row->gap, next_rows = row->gap_rows;
        row->gap = gap;
        row->gap_rows = gap_rows;
        gap = next;
        gap_rows = next_rows;
    }
    t->kept = t->sum - gap;
    t->kept_rows = t->rows - gap_rows;
    t->first = was.last;
    t->first_line = was.last_line;
    t->last = was.first;
    t->last_line = was.first_line;
}

/* --- sums ------------------------------------------------------------------------- */

/* What the rows so far come to, totals left aside, and where blocks of them start: at the
   front, and behind each total. */
struct course {
    uint64_t sum, rows;
    struct names starts;  /* the sums so far there */
    uint64_t *start_rows; /* owned: by number of the start */
    size_t room;
};

static struct slice bytes_of(const uint64_t *sum) {
    return (struct slice){(const char *)sum, sizeof *sum};
}

static void start_block(struct course *c) {
    if (names_find(&c->starts, bytes_of(&c->sum)) != NAMES_NONE)
        return;
    c->start_rows =
        mem_room(c->start_rows, (size_t)c->starts.count, &c->room, sizeof *c->start_rows);
    c->start_rows[names_add(&c->starts, bytes_of(&c->sum))] = c->rows;
}

/* How many rows before one an amount is the sum of: of all since some start. */
static uint64_t rows_of(const struct course *c, uint64_t amount) {
    uint64_t before = c->sum - amount;
    int start = names_find(&c->starts, bytes_of(&before));
    return start == NAMES_NONE ? 0 : c->rows - c->start_rows[start];
}

/* A bare row from which on rows may together be the sum of what is above them. */
struct opening {
    size_t row;
    uint64_t sum, rows; /* before it */
    uint64_t of;        /* the rows that are added up */
};

/* Bare rows that follow each other, none of which is a total by itself. */
struct run {
    struct names sums; /* what the course comes to behind the last of them that are one */
    struct opening *list; /* owned: by number of the sum */
    size_t room;
};

static void run_clear(struct run *run) {
    names_clear(&run->sums);
    names_init(&run->sums);
}

/* Adds a row from which on they may add up all rows above it, or those of the last block. */
static void run_open(struct run *run, const struct course *c, size_t row) {
    const int starts[] = {0, c->starts.count - 1};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        uint64_t before;
        memcpy(&before, c->starts.list[starts[i]].at, sizeof before);
        const uint64_t sum = c->sum + (c->sum - before);
        if (names_find(&run->sums, bytes_of(&sum)) != NAMES_NONE)
            continue;
        run->list =
            mem_room(run->list, (size_t)run->sums.count, &run->room, sizeof *run->list);
        run->list[names_add(&run->sums, bytes_of(&sum))] =
            (struct opening){row, c->sum, c->rows, c->rows - c->start_rows[starts[i]]};
    }
}

/* Marks the rows up to this one that together are the sum of rows above them. */
static void run_mark(struct row_totals *t, struct run *run, struct course *c,
                     size_t row) {
    enum { LEAST = 2 /* rows, and rows above */ };
    int found = names_find(&run->sums, bytes_of(&c->sum));
    const struct opening *from = found == NAMES_NONE ? NULL : &run->list[found];
    if (!from || from->of < LEAST || from->row == row)
        return;
    for (size_t i = from->row; i <= row; i++)
        t->list[i].of = from->of;
    c->sum = from->sum;
    c->rows = from->rows;
    start_block(c);
    run_clear(run);
}

/* Adds a row that is no total by itself. Only bare ones may be so together. */
static void add_row(struct row_totals *t, size_t i, struct course *c, struct run *run) {
    const struct row_amount *row = &t->list[i];
    if (run->sums.count > 0 && (!row->bare || row->gap_rows > 0))
        run_clear(run);
    if (row->bare)
        run_open(run, c, i);
    c->sum += (uint64_t)row->amount;
    c->rows++;
    if (row->bare)
        run_mark(t, run, c, i);
}

/* Marks the rows that are sums of at least so many rows: bare ones, or any. What the other
   rows come to. */
static uint64_t mark(struct row_totals *t, uint64_t least, bool any) {
    struct course c = {0};
    struct run run = {0};
    names_init(&c.starts);
    names_init(&run.sums);
    start_block(&c);
    for (size_t i = 0; i < t->count; i++) {
        struct row_amount *row = &t->list[i];
        c.sum += row->gap;
        c.rows += row->gap_rows;
        row->of = row->bare || any ? rows_of(&c, (uint64_t)row->amount) : 0;
        if (row->of < least)
            row->of = 0;
        if (row->of == 0) {
            add_row(t, i, &c, &run);
            continue;
        }
        start_block(&c);
        run_clear(&run);
    }
    free(run.list);
    names_clear(&run.sums);
    free(c.start_rows);
    names_clear(&c.starts);
    return c.sum;
}

/* How many rows are marked as the sum of more than one, or of one at least; and the
   first. */
static size_t count_marked(const struct row_totals *t, uint64_t least, size_t *first) {
    size_t found = 0;
    for (size_t i = t->count; i-- > 0;)
        if (t->list[i].of >= least) {
            *first = i;
            found++;
        }
    return found;
}

/* Whether bare rows are sums where other rows are not bare; the copy of one row is one only
   where others are. */
static bool find_bare(struct row_totals *t) {
    enum { LEAST = 2 };
    size_t first, found = 0;
    if (t->bare == 0 || t->bare == t->rows || t->bare > ROW_TOTALS_BARE)
        return false;
    for (uint64_t least = 1; least <= LEAST && found == 0; least++) {
        mark(t, least, false);
        found = count_marked(t, LEAST, &first);
    }
    return found > 0;
}

/* --- rows like any other --------------------------------------------------------------- */

/* Finds totals with their own total in the last row: that of all other rows, or of those
   above it that again are what is above them. How many, and the first. */
static size_t find_grand(struct row_totals *t, uint64_t least, size_t *first) {
    enum { LEAST = 3 /* rows that are no totals */ };
    const uint64_t sum = mark(t, least, true), last = (uint64_t)t->last;
    size_t found = count_marked(t, 1, first);
    const uint64_t of = t->count >= found + LEAST ? t->list[t->count - 1].of : 0;
    if (of > 1 && sum == 2 * last) { /* that many rows are totals too */
        size_t run = t->count - 1 - (size_t)of;
        *first = run < *first ? run : *first;
        return found + (size_t)of;
    }
    return of > 1 && sum == last && found > 1 ? found : 0;
}

/* Finds blocks, each ended by its sum, that the whole table is made of. How many, and the
   first sum. */
static size_t find_blocks(const struct row_totals *t, size_t *first) {
    enum { LEAST = 2 /* rows of a block, and blocks */ };
    uint64_t sum = 0, rows = 0;
    size_t blocks = 0;
    for (size_t i = 0; i < t->count; i++) {
        uint64_t amount = (uint64_t)t->list[i].amount;
        if (rows >= LEAST && amount == sum) {
            *first = blocks++ == 0 ? i : *first;
            sum = rows = 0;
            continue;
        }
        sum += amount;
        rows++;
    }
    return rows == 0 && blocks >= LEAST ? blocks : 0;
}

/* Finds sums at the foot, with their own sum below them: how many, and the first. */
static size_t find_foot(const struct row_totals *t, size_t *first) {
    enum { LEAST = 3 /* rows, and sums with theirs */ };
    const uint64_t last = (uint64_t)t->last;
    uint64_t sum = 0;
    size_t i = t->count;
    if (i < 2 * LEAST || t->sum != 3 * last)
        return 0;
    for (i--; i > LEAST && (sum != last || sum == 0); i--)
        sum += (uint64_t)t->list[i - 1].amount;
    *first = i;
    return sum == last && t->count - i >= LEAST ? t->count - i : 0;
}

/* --- faults ---------------------------------------------------------------------------- */

/* Where totals are, and where the rows that they add up. */
static const char *const ways[][3] = {{N_("last"), N_("above"), N_("before it")},
                                      {N_("first"), N_("below"), N_("after it")}};

/* `number` = how many rows; 0 = all of them. */
static void fault(struct reader *s, uint64_t line, money amount, uint64_t number,
                  enum diag_code code, const char *const way[3]) {
    struct buf sum = {0}, count = {0}, total = {0}, rows = {0};
    money_write(&sum, amount, s->decimal_mark == ',' ? &figure_dutch : &figure_english);
    if (number > 0)
        buf_uint(&count, number);
    else
        diag_word(&count, way[2]);
    diag_word(&total, way[0]);
    diag_word(&rows, way[1]);
    diag_add(s->d, (struct place){s->file, line, 0}, code, buf_str(&sum), buf_str(&count),
             buf_str(&total), buf_str(&rows), NULL);
    buf_clear(&rows);
    buf_clear(&total);
    buf_clear(&count);
    buf_clear(&sum);
}

/* Whether the last row is the sum of three or more rows before it. */
static bool is_last(const struct row_totals *t) {
    enum { LEAST = 4 };
    return t->rows >= LEAST && t->sum == 2 * (uint64_t)t->last;
}

/* Finds rows like any other that are totals: how many, and the first. */
static size_t find_any(struct row_totals *t, size_t *first) {
    size_t count = 0;
    if (t->rows > ROW_TOTALS_ALL)
        return 0;
    for (uint64_t least = 1; least <= 2 && count == 0; least++)
        count = find_grand(t, least, first);
    if (count == 0)
        count = find_blocks(t, first);
    return count > 0 ? count : find_foot(t, first);
}

/* Reports sums of rows before them; `turned` = the table was turned upside down. */
static bool review(struct row_totals *t, struct reader *s, bool turned) {
    const char *const *way = ways[turned];
    size_t first = 0;
    if (find_bare(t)) {
        for (size_t i = 0; i < t->count; i++) {
            const struct row_amount *row = &t->list[turned ? t->count - 1 - i : i];
            if (row->of > 0)
                fault(s, row->line, row->amount, row->of, DIAG_ROW_ADDS_UP, way);
        }
        return true;
    }
    if (is_last(t)) {
        fault(s, t->last_line, t->last, 0, DIAG_ROW_SUM, way);
        return true;
    }
    const size_t count = find_any(t, &first);
    if (count > 0 && turned) /* the first of the file is always the one of all */
        first = t->count - 1;
    if (count > 0)
        fault(s, t->list[first].line, t->list[first].amount, count, DIAG_ROW_SUMS, way);
    return count > 0;
}

bool row_totals_review(struct row_totals *t, struct reader *s) {
    thin(t);
    return review(t, s, false);
}

void row_totals_review_below(struct row_totals *t, struct reader *s) {
    turn(t);
    (void)review(t, s, true);
}

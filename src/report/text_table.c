/* Tables on a page of fixed columns. What does not fit is tried in turn: headings on more
   lines, narrower gaps, columns printed as rows, long words on more lines, and last the
   columns in blocks. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/screen.h"
#include "report/show.h"
#include "report/text.h"

enum { GAP = 2, NARROW_GAP = 1, TEXT_LEAST = 12 };

/* A column as it is printed. */
struct lane {
    size_t column;         /* of the table */
    struct buf heading;    /* owned: clean text */
    unsigned heading_word; /* widest piece of the heading that stays whole */
    unsigned cells;        /* widest cell */
    unsigned width;        /* as chosen */
    struct buf text;       /* owned: the cell at hand */
    struct slice left;     /* what is not printed of it yet */
    unsigned wait;         /* lines to pass before it is printed */
};

struct grid {
    const struct page *page;
    const struct table *table;
    struct lane *lanes; /* owned */
    size_t count;
    size_t first, end; /* lanes of the block at hand, besides lane 0 */
    unsigned gap;
    struct buf line; /* owned */
    enum row_kind previous;
    bool begun; /* a row was printed */
};

static const struct column *column_of(const struct grid *g, size_t lane) {
    return &g->table->columns[g->lanes[lane].column];
}

static unsigned larger(unsigned a, unsigned b) {
    return a > b ? a : b;
}

/* --- measuring ------------------------------------------------------------------- */

static void show_lane(const struct grid *g, struct lane *lane, const struct cell *cells) {
    buf_reset(&lane->text);
    show_cell(&lane->text, &cells[lane->column], g->page->figures);
    lane->left = buf_view(&lane->text);
}

static int measure_row(void *self, enum row_kind kind, const struct cell *cells) {
    struct grid *g = self;
    (void)kind;
    for (size_t i = 0; i < g->count; i++) {
        show_lane(g, &g->lanes[i], cells);
        g->lanes[i].cells = larger(g->lanes[i].cells, screen_width(g->lanes[i].left));
    }
    return 0;
}

static int grid_start(struct grid *g, const struct page *page, const struct table *t) {
    *g = (struct grid){.page = page, .table = t, .gap = GAP};
    g->lanes = mem_zero(t->column_count, sizeof *g->lanes);
    for (size_t i = 0; i < t->column_count; i++) {
        if (t->columns[i].detail)
            continue;
        struct lane *lane = &g->lanes[g->count++];
        lane->column = i;
        screen_clean(&lane->heading, slice_of(t->columns[i].title));
        lane->heading_word = screen_word(buf_view(&lane->heading));
    }
    g->first = 1;
    g->end = g->count;
    return table_rows(t, &(struct row_sink){g, measure_row});
}

static void grid_clear(struct grid *g) {
    for (size_t i = 0; i < g->count; i++) {
        buf_clear(&g->lanes[i].heading);
        buf_clear(&g->lanes[i].text);
    }
    free(g->lanes);
    buf_clear(&g->line);
}

/* --- choosing widths ------------------------------------------------------------- */

/* A column of totals is set apart by a bar in the middle of a wider gap. */
static unsigned gap_before(const struct grid *g, size_t lane) {
    bool apart = column_of(g, lane)->total && g->gap > NARROW_GAP;
    return apart ? g->gap + 1 : g->gap;
}

static unsigned lane_room(const struct grid *g, size_t lane) {
    return gap_before(g, lane) + g->lanes[lane].width;
}

static unsigned grid_width(const struct grid *g) {
    unsigned width = g->lanes[0].width;
    for (size_t i = 1; i < g->count; i++)
        width += lane_room(g, i);
    return width;
}

static void set_widths(struct grid *g, bool whole_headings, unsigned gap) {
    g->gap = gap;
    for (size_t i = 0; i < g->count; i++) {
        struct lane *lane = &g->lanes[i];
        lane->width =
            larger(lane->cells, whole_headings ? screen_width(buf_view(&lane->heading))
                                               : lane->heading_word);
    }
}

static bool fits(struct grid *g) {
    static const struct {
        bool whole_headings;
        unsigned gap;
    } ways[] = {{true, GAP}, {false, GAP}, {false, NARROW_GAP}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        set_widths(g, ways[i].whole_headings, ways[i].gap);
        if (grid_width(g) <= g->page->width)
            return true;
    }
    return false;
}

/* Narrows the columns of words, the widest first, until all columns fit. */
static bool fits_narrowed(struct grid *g) {
    for (unsigned most = g->page->width; most >= TEXT_LEAST; most--) {
        set_widths(g, false, GAP);
        for (size_t i = 0; i < g->count; i++)
            if (!column_of(g, i)->figure && g->lanes[i].width > most)
                g->lanes[i].width = most;
        if (grid_width(g) <= g->page->width)
            return true;
    }
    return false;
}

/* --- printing -------------------------------------------------------------------- */

static void print_line(struct grid *g) {
    while (g->line.len > 0 && g->line.at[g->line.len - 1] == ' ')
        g->line.len--;
    emit_slice(g->page->emit, buf_view(&g->line));
    emit_char(g->page->emit, '\n');
    buf_reset(&g->line);
}

static void add_gap(struct grid *g, size_t lane) {
    if (lane == 0)
        return;
    if (column_of(g, lane)->total)
        buf_text(&g->line, g->gap > NARROW_GAP ? " | " : "|");
    else
        buf_repeat(&g->line, " ", g->gap);
}

static void add_aligned(struct grid *g, size_t lane, struct slice text) {
    unsigned width = screen_width(text), room = g->lanes[lane].width;
    unsigned blanks = width < room ? room - width : 0;
    bool right = column_of(g, lane)->figure;
    buf_repeat(&g->line, " ", right ? blanks : 0);
    buf_slice(&g->line, text);
    buf_repeat(&g->line, " ", right ? 0 : blanks);
}

/* The next lane of the block: 0, first .. end - 1. */
static size_t next_lane(const struct grid *g, size_t lane) {
    return lane == 0 ? g->first : lane + 1;
}

/* Prints what is left of every lane, on as many lines as the longest needs. */
static void print_lanes(struct grid *g) {
    bool more;
    do {
        more = false;
        for (size_t i = 0; i < g->end; i = next_lane(g, i)) {
            struct lane *lane = &g->lanes[i];
            struct slice piece = {"", 0};
            if (lane->wait > 0)
                lane->wait--;
            else
                piece = screen_cut(&lane->left, lane->width);
            add_gap(g, i);
            add_aligned(g, i, piece);
            more = more || lane->left.len > 0;
        }
        print_line(g);
    } while (more);
}

static void print_rule(struct grid *g, bool figures_only) {
    for (size_t i = 0; i < g->end; i = next_lane(g, i)) {
        bool drawn = !figures_only || column_of(g, i)->figure;
        add_gap(g, i);
        buf_repeat(&g->line, drawn ? "-" : " ", g->lanes[i].width);
    }
    print_line(g);
}

static int print_row(void *self, enum row_kind kind, const struct cell *cells) {
    struct grid *g = self;
    if (kind != ROW_BODY && g->begun && kind != g->previous)
        print_rule(g, true);
    g->previous = kind;
    g->begun = true;
    text_style(g->page, kind == ROW_BODY ? STYLE_PLAIN : STYLE_STRONG);
    for (size_t i = 0; i < g->end; i = next_lane(g, i))
        show_lane(g, &g->lanes[i], cells);
    print_lanes(g);
    text_style(g->page, STYLE_PLAIN);
    return emit_status(g->page->emit);
}

static unsigned lines_of(struct slice text, unsigned width) {
    unsigned lines = 0;
    for (; text.len > 0; lines++)
        screen_cut(&text, width);
    return lines;
}

/* Headings of several lines stand on the same last line. */
static void print_headings(struct grid *g) {
    unsigned most = 0;
    for (size_t i = 0; i < g->end; i = next_lane(g, i)) {
        struct lane *lane = &g->lanes[i];
        lane->left = buf_view(&lane->heading);
        lane->wait = lines_of(lane->left, lane->width);
        most = larger(most, lane->wait);
    }
    if (most == 0)
        return;
    for (size_t i = 0; i < g->end; i = next_lane(g, i))
        g->lanes[i].wait = most - g->lanes[i].wait;
    text_style(g->page, STYLE_STRONG);
    print_lanes(g);
    text_style(g->page, STYLE_PLAIN);
    print_rule(g, false);
}

static int print_block(struct grid *g, size_t first, size_t end) {
    g->first = first;
    g->end = end;
    g->begun = false;
    print_headings(g);
    return table_rows(g->table, &(struct row_sink){g, print_row});
}

/* As many columns at a time as fit beside the first, which every block repeats and which takes
   no more than a third of the page. */
static int print_blocks(struct grid *g) {
    unsigned most = larger(g->page->width / 3, TEXT_LEAST);
    set_widths(g, false, GAP);
    if (!column_of(g, 0)->figure && g->lanes[0].width > most)
        g->lanes[0].width = most;
    int status = 0;
    for (size_t first = 1; first < g->count && status == 0;) {
        unsigned width = g->lanes[0].width;
        size_t end = first;
        do {
            width += lane_room(g, end++);
        } while (end < g->count && width + lane_room(g, end) <= g->page->width);
        if (first > 1)
            emit_char(g->page->emit, '\n');
        status = print_block(g, first, end);
        first = end;
    }
    return status;
}

/* --- tables turned on their side ------------------------------------------------- */

/* The text of a cell, kept in `r`. */
static const char *kept_text(struct report *r, const struct page *page,
                             const struct cell *cell) {
    struct buf text = {0};
    show_cell(&text, cell, page->figures);
    const char *kept = report_text(r, buf_view(&text));
    buf_clear(&text);
    return kept;
}

/* A turned column holds figures, and perhaps words that belong to them: right-aligned. */
static bool mostly_figures(const struct table *t, size_t first) {
    size_t figures = 0, words = 0;
    for (size_t i = first; i < t->column_count; i++) {
        figures += t->columns[i].figure && !t->columns[i].detail;
        words += !t->columns[i].figure && !t->columns[i].detail;
    }
    return figures > words;
}

/* A table in `r` whose first column holds the titles of the columns of `t` from `first`
   on and whose other columns are its rows, named by what stands before `first`. */
static const struct table *turn(struct report *r, const struct page *page,
                                const struct table *t, size_t first) {
    size_t count = t->row_count + 1;
    struct column *columns = mem_zero(count, sizeof *columns);
    columns[0].title = "";
    for (size_t row = 0; row < t->row_count; row++) {
        struct column *c = &columns[row + 1];
        c->title = first > 0 ? kept_text(r, page, &t->cells[row * t->column_count]) : "";
        c->figure = mostly_figures(t, first);
        c->total = t->kinds[row] != ROW_BODY;
    }
    struct table *turned = report_add_table(r, t->id, t->audience, columns, count);
    struct cell *cells = mem_zero(count, sizeof *cells);
    for (size_t i = first; i < t->column_count; i++) {
        if (t->columns[i].detail)
            continue;
        cells[0] = cell_string(t->columns[i].title);
        for (size_t row = 0; row < t->row_count; row++)
            cells[row + 1] = t->cells[row * t->column_count + i];
        table_add_row(turned, t->columns[i].total ? ROW_TOTAL : ROW_BODY, cells);
    }
    free(cells);
    free(columns);
    return turned;
}

/* Prints `t` turned, `forced` or when that fits; *done tells whether it was printed. */
static int print_turned(const struct page *page, const struct table *t, bool forced,
                        bool *done) {
    struct report *scratch = report_new("", "", LANG_EN);
    struct grid g;
    int status = grid_start(&g, page, turn(scratch, page, t, forced ? 0 : 1));
    *done = fits(&g) || forced;
    if (forced && grid_width(&g) > page->width && !fits_narrowed(&g))
        set_widths(&g, false, GAP);
    if (*done && status == 0)
        status = print_block(&g, 1, g.count);
    grid_clear(&g);
    report_free(scratch);
    return status;
}

/* --- the whole table ------------------------------------------------------------- */

/* A listing with a row source stays whole, however wide: nobody matches a million rows
   over blocks, and a pager scrolls sideways. */
static int print_grid(struct grid *g) {
    const struct table *t = g->table;
    bool done = false;
    int status = 0;
    if (fits(g))
        return print_block(g, 1, g->count);
    if (t->turnable && !t->source.push)
        status = print_turned(g->page, t, false, &done);
    if (done || status != 0)
        return status;
    if (fits_narrowed(g))
        return print_block(g, 1, g->count);
    if (!t->source.push)
        return print_blocks(g);
    set_widths(g, false, GAP);
    return print_block(g, 1, g->count);
}

int text_table(const struct page *page, const struct table *t) {
    bool done;
    if (t->single && !t->source.push)
        return print_turned(page, t, true, &done);
    struct grid g;
    int status = grid_start(&g, page, t);
    if (status == 0 && g.count > 0)
        status = print_grid(&g);
    grid_clear(&g);
    return status;
}

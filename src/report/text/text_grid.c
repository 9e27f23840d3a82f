#include "report/text/text_grid.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/screen.h"
#include "report/show.h"

enum { GAP = 2, NARROW_GAP = 1, TEXT_LEAST = 12 };

static const struct column *column_of(const struct grid *g, size_t lane) {
    return &g->table->columns[g->lanes[lane].column];
}

static unsigned larger(unsigned a, unsigned b) {
    return a > b ? a : b;
}

/* --- measuring -------------------------------------------------------------------- */

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

int grid_start(struct grid *g, const struct text_page *page, const struct table *t) {
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
    return table_rows(t, &(struct row_sink){.self = g, .row = measure_row});
}

void grid_clear(struct grid *g) {
    for (size_t i = 0; i < g->count; i++) {
        buf_clear(&g->lanes[i].heading);
        buf_clear(&g->lanes[i].text);
    }
    free(g->lanes);
    buf_clear(&g->line);
}

/* --- choosing widths -------------------------------------------------------------- */

/* A column of totals has a bar before it, in the middle of a wider gap. */
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

bool grid_fits(struct grid *g) {
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

bool grid_fits_narrowed(struct grid *g) {
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

/* --- printing --------------------------------------------------------------------- */

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

/* All headings end on the same line. */
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
    return table_rows(g->table, &(struct row_sink){.self = g, .row = print_row});
}

int grid_print(struct grid *g) {
    return print_block(g, 1, g->count);
}

int grid_print_wide(struct grid *g) {
    set_widths(g, false, GAP);
    return grid_print(g);
}

/* The first lane takes at most a third of the page, and each other one at most what is
   left. */
static void narrow_for_blocks(struct grid *g) {
    unsigned most = larger(g->page->width / 3, TEXT_LEAST);
    set_widths(g, false, GAP);
    for (size_t i = 0; i < g->count; i++) {
        struct lane *lane = &g->lanes[i];
        if (!column_of(g, i)->figure && lane->width > most)
            lane->width = most;
        if (i == 0)
            most = g->page->width - larger(lane->width, most) - GAP - 1;
    }
}

int grid_print_blocks(struct grid *g) {
    int status = 0;
    narrow_for_blocks(g);
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

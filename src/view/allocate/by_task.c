/* What each municipality bears of each task: the plain sum of the cents of the lines that
   have the task as their label, over the periods shown. */
#include <stdlib.h>

#include "base/letters.h"
#include "base/mem.h"
#include "base/names.h"
#include "engine/presence.h"
#include "view/allocate/allocate_tables.h"
#include "view/common.h"

struct task_sums {
    const struct allocation *a; /* borrowed */
    const struct allocate_view *v;
    enum amount_part parts; /* net alone, or VAT too */
    struct names tasks;     /* owned */
    wide *cents;            /* owned: [task x parts x municipalities] */
    size_t room;            /* tasks */
    money *cells;           /* owned: what each bears of a line */
    uint64_t ordinal;       /* of the next line */
};

/* A task, as it is sorted. */
struct task {
    struct slice name; /* borrowed; empty = none */
    int number;
};

static size_t row_size(const struct task_sums *s) {
    return (size_t)s->parts * s->a->budget->municipality_count;
}

static wide *cents_of(const struct task_sums *s, int task, enum amount_part part) {
    return s->cents + (size_t)task * row_size(s) +
           (size_t)part * s->a->budget->municipality_count;
}

/* --- sums ------------------------------------------------------------------------- */

static int task_of(struct task_sums *s, const struct cost_line *line) {
    int count = s->tasks.count, task = names_add(&s->tasks, slice_trim(line->task));
    if (task < count)
        return task;
    s->cents = mem_room(s->cents, (size_t)count, &s->room, row_size(s) * sizeof(wide));
    for (size_t i = 0; i < row_size(s); i++)
        cents_of(s, task, AMOUNT_NET)[i] = 0;
    return task;
}

static int take(void *self, const struct cost_line *line) {
    struct task_sums *s = self;
    uint64_t ordinal = s->ordinal++;
    if (!period_in_range(line->period, s->v->range))
        return 0;
    int task = task_of(s, line);
    for (enum amount_part part = 0; part < s->parts; part++) {
        wide *sums = cents_of(s, task, part);
        allocation_line(s->a, ordinal, line, part, s->cells);
        for (size_t m = 0; m < s->a->budget->municipality_count; m++)
            sums[m] += s->cells[m];
    }
    return 0;
}

/* --- order ------------------------------------------------------------------------ */

/* Takes a run of digits, or one other byte, off the front. */
static struct slice take_piece(struct slice *text) {
    size_t len = 0;
    while (len < text->len && letter_is_digit(text->at[len]))
        len++;
    struct slice piece = {text->at, len > 0 ? len : 1};
    text->at += piece.len;
    text->len -= piece.len;
    return piece;
}

static struct slice without_zeros(struct slice number) {
    while (number.len > 1 && number.at[0] == '0')
        number = (struct slice){number.at + 1, number.len - 1};
    return number;
}

static int by_piece(struct slice a, struct slice b) {
    if (!letter_is_digit(a.at[0]) || !letter_is_digit(b.at[0]))
        return slice_compare(a, b);
    a = without_zeros(a);
    b = without_zeros(b);
    return a.len != b.len ? (a.len < b.len ? -1 : 1) : slice_compare(a, b);
}

/* By name, where numbers count by their size: 0.2 before 0.10. No task is last. */
static int by_name(const void *a, const void *b) {
    const struct task *x = a, *y = b;
    struct slice one = x->name, other = y->name;
    if (one.len == 0 || other.len == 0)
        return (one.len == 0) - (other.len == 0);
    while (one.len > 0 && other.len > 0) {
        int order = by_piece(take_piece(&one), take_piece(&other));
        if (order != 0)
            return order;
    }
    return one.len != other.len ? (one.len < other.len ? -1 : 1)
                                : slice_compare(x->name, y->name);
}

/* The tasks in the order of the tables. Owned. */
static struct task *sorted_tasks(const struct task_sums *s) {
    size_t count = (size_t)s->tasks.count;
    struct task *tasks = mem_zero(count, sizeof *tasks);
    for (size_t i = 0; i < count; i++)
        tasks[i] = (struct task){s->tasks.list[i], (int)i};
    if (count > 0)
        qsort(tasks, count, sizeof *tasks, by_name);
    return tasks;
}

/* --- tables ----------------------------------------------------------------------- */

/* No sum of the cents of lines is cut short: one that no money holds is said to be so. */
static struct cell sum_cell(wide cents) {
    money amount = 0;
    return money_holds(cents, &amount) ? cell_money(amount) : cell_string("?");
}

static bool is_shown(const struct task_sums *s, size_t m) {
    return presence_in_some(s->a, s->v->range, m);
}

static struct table *wide_table(struct report *r, const struct task_sums *s,
                                enum amount_part part) {
    const struct budget *b = s->a->budget;
    struct column *columns = mem_zero(b->municipality_count + 2, sizeof *columns);
    size_t at = 0;
    columns[at++] = column_text("task", _("Task"));
    for (size_t m = 0; m < b->municipality_count; m++)
        if (is_shown(s, m))
            columns[at++] = column_figure("amount", b->municipalities[m].name);
    columns[at] = column_sum(N_("total"), _("Total"), 1, (int)at - 1);
    struct table *t = report_add_table(r, "tasks", FOR_READERS, columns, at + 1);
    free(columns);
    t->title = part == AMOUNT_VAT
                   ? _("VAT per task and municipality")
                   : _("Cost per task and municipality, own costs included");
    t->note = _("The plain sum of the cents of the lines: a task is a label, and divides "
                "and rounds nothing.");
    t->sheet_name = part == AMOUNT_VAT ? _("VAT of tasks") : _("Tasks");
    t->summed = true;
    return t;
}

/* A row of the sums of one task, or, with `sums` of all, of the total. */
static void add_row(struct table *t, const struct task_sums *s, enum row_kind kind,
                    struct cell name, const wide *sums) {
    struct cell *cells = mem_zero(t->column_count, sizeof *cells);
    size_t at = 0;
    wide total = 0;
    cells[at++] = name;
    for (size_t m = 0; m < s->a->budget->municipality_count; m++) {
        if (!is_shown(s, m))
            continue;
        cells[at++] = sum_cell(sums[m]);
        total += sums[m];
    }
    cells[at] = sum_cell(total);
    table_add_row(t, kind, cells);
    free(cells);
}

static void add_wide(struct report *r, const struct task_sums *s,
                     const struct task *tasks, enum amount_part part) {
    struct table *t = wide_table(r, s, part);
    size_t municipalities = s->a->budget->municipality_count;
    wide *all = mem_zero(municipalities, sizeof *all);
    for (int i = 0; i < s->tasks.count; i++) {
        const wide *sums = cents_of(s, tasks[i].number, part);
        for (size_t m = 0; m < municipalities; m++)
            all[m] += sums[m];
        add_row(t, s, ROW_BODY,
                tasks[i].name.len > 0 ? cell_string(report_text(r, tasks[i].name))
                                      : cell_term("", _("No task")),
                sums);
    }
    add_row(t, s, ROW_TOTAL, cell_term("total", _("Total")), all);
    free(all);
}

/* For programs: a row per task and municipality. */
static void add_coded(struct report *r, const struct task_sums *s,
                      const struct task *tasks) {
    const struct budget *b = s->a->budget;
    const struct column columns[] = {column_text(N_("task"), _("Task")),
                                     column_text("municipality", _("Municipality")),
                                     column_figure("amount", _("Amount")),
                                     column_figure("vat", _("VAT"))};
    struct table *t =
        report_add_table(r, "by_task", FOR_JSON, columns, 2 + (size_t)s->parts);
    for (int i = 0; i < s->tasks.count; i++)
        for (size_t m = 0; m < b->municipality_count; m++) {
            if (!is_shown(s, m))
                continue;
            struct cell cells[4] = {cell_string(report_text(r, tasks[i].name)),
                                    cell_string(b->municipalities[m].code)};
            for (enum amount_part part = 0; part < s->parts; part++)
                cells[2 + part] = sum_cell(cents_of(s, tasks[i].number, part)[m]);
            table_add_row(t, ROW_BODY, cells);
        }
}

void tables_of_tasks(struct report *r, const struct allocation *a,
                     const struct allocate_view *v) {
    struct task_sums s = {.a = a, .v = v, .parts = budget_amount_parts(a->budget)};
    names_init(&s.tasks);
    s.cells = mem_zero(a->budget->municipality_count, sizeof *s.cells);
    struct line_sink sink = {.self = &s, .take = take};
    /* A file that cannot be read again fails the listing, too. */
    if (v->replay.replay(v->replay.self, &sink) == 0) {
        struct task *tasks = sorted_tasks(&s);
        for (enum amount_part part = 0; part < s.parts; part++)
            add_wide(r, &s, tasks, part);
        add_coded(r, &s, tasks);
        free(tasks);
    }
    free(s.cells);
    free(s.cents);
    names_clear(&s.tasks);
}

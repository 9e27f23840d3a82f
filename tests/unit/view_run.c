#include "view_run.h"

#include "small_budget.h"

void run_init(struct run *r) {
    *r = (struct run){.times = 1};
    diags_init(&r->d);
    figures_budget(&r->b);
}

void run_clear(struct run *r) {
    allocation_free(r->a);
    diags_clear(&r->d);
    budget_clear(&r->b);
}

struct cost_line *run_shared(struct run *r, period p, category c, int key, money net,
                             money vat) {
    struct cost_line *line = &r->lines[r->count++];
    *line = small_budget_line(p, c, key, net, "");
    line->amount[AMOUNT_VAT] = vat;
    line->place.line = r->count + 1;
    return line;
}

struct cost_line *run_own(struct run *r, period p, int municipality, money net,
                          money vat) {
    struct cost_line *line = run_shared(r, p, CATEGORY_OWN, KEY_NONE, net, vat);
    line->municipality = municipality;
    return line;
}

static int replay(void *self, struct line_sink *sink) {
    struct run *r = self;
    for (size_t t = 0; t < r->times; t++)
        for (size_t i = 0; i < r->count; i++)
            if (sink->take(sink->self, &r->lines[i]) != 0)
                return -1;
    return 0;
}

struct line_replay run_replay(struct run *r) {
    return (struct line_replay){r, replay};
}

void run_allocate(struct run *r, enum closing close) {
    r->a = allocation_new(&r->b, close, true);
    struct line_sink sink = allocation_sink(r->a, &r->d);
    assert_int_equal(replay(r, &sink), 0);
    assert_int_equal(allocation_finish(r->a, &r->d), 0);
}

void run_end(struct run *r, struct report *report) {
    report_free(report);
    run_clear(r);
}

struct report *run_listing(struct run *r, struct allocate_view *v) {
    struct report *report = report_new("allocation", "Title", LANG_EN);
    report->csv_lang = LANG_NL;
    v->lines = true;
    v->replay = run_replay(r);
    tables_of_lines(report, r->a, v);
    return report;
}

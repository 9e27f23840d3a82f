#include "view/common.h"

#include "base/path.h"
#include "model/closed.h"

static struct column plain(const char *id, const char *title, bool figure) {
    return (struct column){.id = id,
                           .csv_name = lang_text(id),
                           .title = title,
                           .figure = figure,
                           .sum_first = -1,
                           .sum_last = -1};
}

struct column column_text(const char *id, const char *title) {
    return plain(id, title, false);
}

struct column column_figure(const char *id, const char *title) {
    return plain(id, title, true);
}

struct column column_category(const struct categories *list, category c) {
    const char *id =
        category_is_standard(list, c) ? category_id(list, c) : N_("category");
    return column_figure(id, category_title(list, c));
}

struct column column_sum(const char *id, const char *title, int first, int last) {
    struct column column = plain(id, title, true);
    column.total = true;
    column.sum_first = first;
    column.sum_last = last;
    return column;
}

bool is_wanted(int only, size_t m) {
    return only == MUNICIPALITY_NONE || only == (int)m;
}

struct cell cell_half(enum line_half half) {
    return half == HALF_NONE    ? cell_empty()
           : half == HALF_BORNE ? cell_term("borne", _("bears"))
                                : cell_term("credited", _("receives"));
}

struct cell cell_dash(void) {
    return cell_string("–");
}

struct cell cell_period(struct report *r, period p) {
    struct buf text;
    buf_init(&text);
    period_write(&text, p);
    return cell_string(report_keep(r, &text));
}

struct cell cell_product(struct report *r, const struct product *p) {
    struct buf text = {0};
    product_write(&text, p, figure_now(true));
    return cell_string(report_keep(r, &text));
}

/* A name that the user wrote is a text of the input, and no word of ours. */
static struct cell category_cell(const struct categories *list, category c,
                                 const char *label) {
    return category_is_standard(list, c) ? cell_term(category_id(list, c), label)
                                         : cell_string(label);
}

struct cell cell_category(const struct categories *list, category c) {
    return category_cell(list, c, category_name(list, c));
}

struct cell cell_category_title(const struct categories *list, category c) {
    return category_cell(list, c, category_title(list, c));
}

const char *report_period_span(struct report *r, period first, period last) {
    const char *from = cell_period(r, first).text.at;
    if (first == last)
        return from;
    return report_format(r, _("%s to %s"), from, cell_period(r, last).text.at);
}

void share_as_pair(struct buf *numerator, struct buf *denominator,
                   const struct shares *shares, size_t municipality) {
    if (!shares) {
        buf_char(numerator, '1');
        buf_char(denominator, '1');
        return;
    }
    shares_write_numerator(numerator, shares, municipality);
    shares_write_denominator(denominator, shares);
}

/* The first and the last period shown, as one text. */
static const char *periods_shown(struct report *r, const struct allocation *a,
                                 struct period_range range) {
    period first = PERIOD_NONE, last = PERIOD_NONE;
    for (size_t i = 0; i < a->period_count; i++) {
        if (!period_in_range(a->periods[i], range))
            continue;
        if (first == PERIOD_NONE)
            first = a->periods[i];
        last = a->periods[i];
    }
    return first == PERIOD_NONE ? _("none") : report_period_span(r, first, last);
}

static const struct {
    const char *id, *label;
} models[] = {
    [MODEL_CENTRE] = {"centre", N_("centre municipality")},
    [MODEL_SERVICE] = {"service", N_("service company")},
    [MODEL_MATRIX] = {"matrix", N_("matrix")},
};

const char *model_title(enum model model) {
    return model == MODEL_NONE ? "" : lang_text(models[model].label);
}

static struct cell model_cell(enum model model) {
    return model == MODEL_NONE ? cell_empty()
                               : cell_term(models[model].id, model_title(model));
}

void facts_parties(struct report *r, const struct allocation *a) {
    const struct settings *s = &a->budget->settings;
    bool named = s->organisation[0] != '\0';
    report_add_fact(r, "organisation", named ? _("Organisation") : NULL,
                    cell_string(s->organisation));
    report_add_fact(r, "model", s->model ? _("Model") : NULL, model_cell(s->model));
}

void facts_terms(struct report *r, const struct allocation *a) {
    report_add_fact(r, "currency", _("Currency"),
                    cell_string(a->budget->settings.currency));
    report_add_fact(
        r, "close", _("Closing"),
        a->close == CLOSE_YEAR
            ? cell_term("year", _("per year: a quarter may move by a cent as the "
                                  "year fills"))
            : cell_term("quarter", _("per quarter: later quarters change nothing")));
    facts_closed(r, a->budget);
}

void facts_closed(struct report *r, const struct budget *b) {
    const struct column columns[] = {column_text("period", _("Period")),
                                     column_text("file", _("File"))};
    struct buf list;
    if (b->closed_count == 0)
        return;
    buf_init(&list);
    struct table *t = report_add_table(r, "closed", FOR_JSON, columns, 2);
    for (size_t i = 0; i < b->closed_count; i++) {
        const char *file = path_name(b->closed[i].file);
        const struct cell cells[] = {
            cell_period(r, b->closed[i].root),
            cell_text((struct slice){file, path_shown_length(file)})};
        table_add_row(t, ROW_BODY, cells);
        buf_text(&list, i ? ", " : "");
        buf_slice(&list, cells[0].text);
    }
    report_add_fact(r, NULL, _("Closed periods"), cell_string(report_keep(r, &list)));
}

void facts_all(struct report *r, const struct allocation *a, struct period_range range) {
    facts_parties(r, a);
    report_add_fact(r, NULL, _("Periods"), cell_string(periods_shown(r, a, range)));
    facts_terms(r, a);
}

void table_municipalities(struct report *r, const struct budget *b) {
    const struct column columns[] = {column_text("code", _("Code")),
                                     column_text("name", _("Name"))};
    struct table *t = report_add_table(r, "municipalities", FOR_JSON, columns, 2);
    for (size_t i = 0; i < b->municipality_count; i++) {
        const struct cell cells[] = {cell_string(b->municipalities[i].code),
                                     cell_string(b->municipalities[i].name)};
        table_add_row(t, ROW_BODY, cells);
    }
}

void table_inputs(struct report *r, const struct budget *b) {
    struct column columns[] = {column_text("file", _("File")),
                               column_figure("rows", _("Rows")),
                               column_text("sha256", _("SHA-256"))};
    columns[2].detail = true;
    bool hashes = b->input_count && b->inputs[0].sha256[0];
    struct table *t =
        report_add_table(r, "inputs", FOR_READERS | FOR_JSON, columns, hashes ? 3 : 2);
    t->title = _("Input files");
    t->sheet_name = _("Report"); /* the first sheet */
    for (size_t i = 0; i < b->input_count; i++) {
        const struct cell cells[] = {cell_string(b->inputs[i].name),
                                     cell_count((int64_t)b->inputs[i].rows),
                                     cell_string(b->inputs[i].sha256)};
        table_add_row(t, ROW_BODY, cells);
    }
}

static const char *sentence_of(struct report *r, const struct diag *fault) {
    struct buf text;
    buf_init(&text);
    diag_sentence(&text, fault);
    return report_keep(r, &text);
}

static void add_warning(void *self, const struct diag *fault) {
    struct report *r = self;
    struct report_warning w = {.file = path_name(fault->place.file),
                               .line = fault->place.line,
                               .column = fault->place.column,
                               .code = diag_kinds[fault->code].code,
                               .message = sentence_of(r, fault)};
    enum lang readers = lang_swap(r->csv_lang);
    w.data_message = sentence_of(r, fault);
    lang_swap(readers);
    report_add_warning(r, w);
}

static const char *more_of(struct report *r, uint64_t times) {
    struct buf text;
    buf_init(&text);
    diag_more(&text, times);
    return report_keep(r, &text);
}

static void add_more(void *self, const char *file, enum diag_level level,
                     uint64_t times) {
    struct report *r = self;
    (void)level;
    struct report_warning w = {
        .file = path_name(file), .code = "more", .message = more_of(r, times)};
    enum lang readers = lang_swap(r->csv_lang);
    w.data_message = more_of(r, times);
    lang_swap(readers);
    report_add_warning(r, w);
}

void report_warnings(struct report *r, const struct diags *d) {
    const struct diag_visitor visitor = {r, add_warning, add_more};
    diag_visit(d, DIAG_WARNING, &visitor);
}

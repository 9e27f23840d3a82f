/* What differs in the settings, and who takes part. */
#include "base/letters.h"
#include "engine/closing/changes.h"

static const char nothing[] = DIAG_WORD("nothing");

static const char restore[] = N_("give the setting the value that it had");

static void settings_fault(const struct closed_period *closed, struct place at,
                           const char *setting, const char *was, const char *is,
                           struct diags *d) {
    struct buf what;
    buf_init(&what);
    closing_part(&what, N_("the setting"), slice_of(setting));
    closing_fault(closed,
                  &(struct closing_change){at, buf_str(&what), was, is, restore, ""}, d);
    buf_clear(&what);
}

static void write_list(struct buf *out, const struct categories *all) {
    for (category c = 0; c < all->count; c++) {
        buf_text(out, c ? " | " : "");
        category_write(out, all, c);
    }
}

static bool same_categories(const struct categories *all, struct slice list) {
    struct slice one;
    int count = 0;
    for (; closed_next(&list, &one); count++)
        if (category_find(all, one) == CATEGORY_UNKNOWN)
            return false;
    return count == all->count;
}

bool changes_settings(const struct budget *b, const struct closed_period *closed,
                      struct place at, struct diags *d) {
    static const char *const models[] = {[MODEL_NONE] = "nothing",
                                         [MODEL_CENTRE] = N_("centre"),
                                         [MODEL_SERVICE] = N_("service"),
                                         [MODEL_MATRIX] = N_("matrix")};
    const struct settings *s = &b->settings;
    uint64_t before = d->added;
    struct buf was, is, list;
    struct buf *bufs[] = {&was, &is, &list};
    for (size_t i = 0; i < 3; i++)
        buf_init(bufs[i]);
    if (s->model != closed->model) {
        diag_word(&was, models[closed->model]);
        diag_word(&is, models[s->model]);
        settings_fault(closed, at, "model", buf_str(&was), buf_str(&is), d);
    }
    if (s->host != closed_municipality(closed, b, slice_of(closed->host)))
        settings_fault(closed, at, "host", closed->host[0] ? closed->host : nothing,
                       s->host < 0 ? nothing : closed->codes[s->host], d);
    if (!same_categories(&b->categories, closed->categories)) {
        write_list(&list, &b->categories);
        buf_reset(&was);
        buf_slice(&was, closed->categories);
        settings_fault(closed, at, "categories", buf_str(&was), buf_str(&list), d);
    }
    for (size_t i = 0; i < 3; i++)
        buf_clear(bufs[i]);
    return d->added == before;
}

/* --- municipalities ------------------------------------------------------------------- */

static void municipality_fault(const struct closed_period *closed, struct place at,
                               struct slice code, bool came, struct diags *d) {
    static const char there[] = DIAG_WORD("there"), absent[] = DIAG_WORD("not there");
    struct buf what = {0};
    closing_part(&what, N_("the municipality"), code);
    const struct closing_change change = {
        at,
        buf_str(&what),
        came ? absent : there,
        came ? there : absent,
        came ? N_("give it a first day in the column `from` or `vanaf`, in a period that "
                  "is open")
             : N_("say that code in the column `formerly` or `voorheen` of the "
                  "municipality that has another one since, or put the municipality "
                  "back, with its last day in `until` or `tot en met`"),
        ""};
    closing_fault(closed, &change, d);
    buf_clear(&what);
}

static bool was_there(const struct closed_period *closed, const char *code) {
    struct slice list = closed->municipalities, one;
    while (closed_next(&list, &one))
        if (letters_same(one, slice_of(code)))
            return true;
    return false;
}

bool changes_municipalities(const struct budget *b, const struct closed_period *closed,
                            const struct names *rows, struct diags *d) {
    const date first = period_first_day(closed->root),
               last = period_last_day(closed->root);
    uint64_t before = d->added;
    for (int i = 0; i < rows->count; i++)
        if (closed_municipality(closed, b, rows->list[i]) == MUNICIPALITY_NONE)
            municipality_fault(closed,
                               (struct place){.file = b->municipalities[0].place.file},
                               rows->list[i], false, d);
    /* Who is gone may be who came, under another code. */
    const bool all_there = d->added == before;
    for (size_t m = 0; all_there && m < b->municipality_count; m++) {
        const struct municipality *one = &b->municipalities[m];
        if ((municipality_on(one, first) || municipality_on(one, last)) &&
            !was_there(closed, closed->codes[m]))
            municipality_fault(closed, one->place, slice_of(one->code), true, d);
    }
    return d->added == before;
}

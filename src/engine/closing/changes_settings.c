/* What differs in the settings. */
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

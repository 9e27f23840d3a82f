#include "loaded.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/seta-unit-XXXXXX";
static bool made;

static void must(bool good, const char *what) {
    if (!good) {
        perror(what);
        abort();
    }
}

static void empty(void) {
    DIR *dir = opendir(folder);
    must(dir != NULL, folder);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;)
        if (unlinkat(dirfd(dir), entry->d_name, 0) != 0)
            unlinkat(dirfd(dir), entry->d_name, AT_REMOVEDIR);
    closedir(dir);
}

void loaded_folder(const struct given_file *files) {
    if (!made)
        must(mkdtemp(folder) != NULL, folder);
    made = true;
    must(chdir(folder) == 0, folder);
    empty();
    for (; files->name; files++) {
        FILE *f = fopen(files->name, "wb");
        must(f != NULL, files->name);
        must(fwrite(files->text, 1, strlen(files->text), f) == strlen(files->text),
             "write");
        must(fclose(f) == 0, files->name);
    }
}

void loaded_clear(void) {
    if (!made)
        return;
    empty();
    must(chdir("/") == 0 && rmdir(folder) == 0, folder);
}

struct listing {
    struct buf *out;
    const struct budget *b;
};

static int take(void *self, const struct cost_line *line) {
    struct listing *l = self;
    struct buf *out = l->out;
    period_write(out, line->period);
    if (line->key_period != line->period) {
        buf_char(out, '/');
        period_write(out, line->key_period);
    }
    buf_format(out, " %s %s ", category_id(&l->b->categories, line->category),
               line->category == CATEGORY_OWN
                   ? l->b->municipalities[line->municipality].code
                   : l->b->keys[line->key].name);
    money_write(out, line->amount[AMOUNT_NET], &figure_plain);
    if (line->amount[AMOUNT_VAT] != 0) {
        buf_char(out, '+');
        money_write(out, line->amount[AMOUNT_VAT], &figure_plain);
    }
    if (line->product) {
        buf_text(out, " = ");
        product_write(out, line->product, &figure_plain);
    }
    if (line->half != HALF_NONE)
        buf_text(out, line->half == HALF_BORNE ? " borne" : " credited");
    if (line->incurred_by == PARTY_BODY)
        buf_text(out, " by the body");
    else if (line->incurred_by != PARTY_NONE)
        buf_format(out, " by %s", l->b->municipalities[line->incurred_by].code);
    if (line->line.len > 0)
        buf_format(out, " #%.*s", (int)line->line.len, line->line.at);
    buf_format(out, " %s:%lu\n", line->place.file, (unsigned long)line->place.line);
    return 0;
}

static void add_fault(void *self, const struct diag *fault) {
    struct buf *out = self;
    if (fault->code == DIAG_CATEGORIES_FEW)
        return;
    buf_text(out, fault->place.file ? fault->place.file : "-");
    if (fault->place.line > 0)
        buf_format(out, ":%lu", (unsigned long)fault->place.line);
    if (fault->place.column > 0)
        buf_format(out, ":%u", (unsigned)fault->place.column);
    buf_format(out, " %s", diag_kinds[fault->code].code);
    if (fault->times > 1)
        buf_format(out, " x%lu", (unsigned long)fault->times);
    buf_char(out, '\n');
}

static void add_more(void *self, const char *file, enum diag_level level,
                     uint64_t times) {
    diag_print_more(self, file, level, times);
}

void loaded_text(struct buf *out, struct budget *b, const struct load_options *o,
                 bool review) {
    struct diags d;
    struct buf again;
    struct diag_visitor show = {out, add_fault, add_more};
    diags_init(&d);
    budget_init(b);
    buf_init(&again);
    struct loader *l = loader_new(b, o, &d);
    size_t before = out->len;
    struct listing listing = {out, b}, listing_again = {&again, b};
    struct line_sink sink = {.self = &listing, .take = take};
    struct line_sink sink_again = {.self = &listing_again, .take = take};
    int first = loader_costs(l, &sink);
    /* A second pass gives the same and says nothing. */
    struct left_out omitted = budget_left_out(b, (struct period_range){0});
    uint64_t notes = diag_total(&d, DIAG_NOTE), warnings = diag_total(&d, DIAG_WARNING);
    must(loader_costs(l, &sink_again) == first, "a second pass ends otherwise");
    must(strcmp(buf_str(&again), buf_str(out) + before) == 0, "a second pass differs");
    must(budget_left_out(b, (struct period_range){0}).lines == omitted.lines,
         "a second pass counts");
    must(notes == diag_total(&d, DIAG_NOTE) && warnings == diag_total(&d, DIAG_WARNING),
         "a second pass speaks");
    if (review)
        loader_review(l);
    diag_visit(&d, DIAG_NOTE, &show);
    if (omitted.lines > 0) {
        buf_format(out, "left out %lu: ", (unsigned long)omitted.lines);
        money_write(out, omitted.amount[AMOUNT_NET], &figure_plain);
        buf_char(out, '\n');
    }
    buf_clear(&again);
    loader_free(l);
    diags_clear(&d);
}

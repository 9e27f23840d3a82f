#include "input/workbook/shared_strings.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/csv/scan.h"
#include "input/workbook/cell_text.h"
#include "input/workbook/plain_row.h"

static bool is(const char *name, const char *other) {
    return strcmp(name, other) == 0;
}

/* Runs of rich text are joined; phonetic runs, which say how others are read, are left
   out. */
static void on_start(void *self, const char *name, const char **attributes) {
    struct shared_strings *s = self;
    (void)attributes;
    if (is(name, "si"))
        buf_reset(&s->one);
    s->phonetic += is(name, "rPh");
    s->in_text = is(name, "t") && s->phonetic == 0;
}

static void add(struct shared_strings *s, struct slice text) {
    cell_text_add(&s->text, text, MARK_NONE);
    s->ends = mem_room(s->ends, s->count, &s->room, sizeof *s->ends);
    s->ends[s->count++] = (uint32_t)s->text.len;
}

static void on_end(void *self, const char *name) {
    struct shared_strings *s = self;
    s->phonetic -= is(name, "rPh");
    s->in_text = false;
    if (is(name, "si"))
        add(s, buf_view(&s->one));
}

static void on_text(void *self, struct slice text) {
    struct shared_strings *s = self;
    if (s->in_text)
        buf_slice(&s->one, text);
}

/* Reads the plain texts that a text begins with. Returns its bytes that were read. */
static size_t skim(void *self, struct slice text) {
    struct shared_strings *s = self;
    struct slice left = text, string;
    while (s->skims && s->phonetic == 0 && plain_string_take(&left, &string))
        add(s, string);
    return text.len - left.len;
}

int shared_strings_read(struct shared_strings *s, struct archive *a, const char *file,
                        const char *name, struct diags *d) {
    static const struct xml_handlers handlers = {on_start, on_end,  on_text,
                                                 skim,     "</si>", "</si>"};
    s->skims = scan_choose() != NULL;
    return xml_read(a, file, name, &handlers, s, d);
}

void shared_strings_clear(struct shared_strings *s) {
    buf_clear(&s->text);
    buf_clear(&s->one);
    free(s->ends);
    *s = (struct shared_strings){0};
}

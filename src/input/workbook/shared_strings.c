#include "input/workbook/shared_strings.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/workbook/cell_text.h"

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

static void on_end(void *self, const char *name) {
    struct shared_strings *s = self;
    s->phonetic -= is(name, "rPh");
    s->in_text = false;
    if (!is(name, "si"))
        return;
    cell_text_add(&s->text, buf_view(&s->one), MARK_NONE);
    s->ends = mem_room(s->ends, s->count, &s->room, sizeof *s->ends);
    s->ends[s->count++] = (uint32_t)s->text.len;
}

static void on_text(void *self, struct slice text) {
    struct shared_strings *s = self;
    if (s->in_text)
        buf_slice(&s->one, text);
}

int shared_strings_read(struct shared_strings *s, struct archive *a, const char *file,
                        const char *name, struct diags *d) {
    static const struct xml_handlers handlers = {on_start, on_end, on_text, NULL};
    return xml_read(a, file, name, &handlers, s, d);
}

void shared_strings_clear(struct shared_strings *s) {
    buf_clear(&s->text);
    buf_clear(&s->one);
    free(s->ends);
    *s = (struct shared_strings){0};
}

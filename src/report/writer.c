#include "report/writer.h"

const struct format formats[] = {
    {"text", "txt", false, write_text},  {"csv", "csv", false, write_csv},
    {"json", "json", false, write_json}, {"html", "html", false, write_html},
    {NULL, NULL, false, NULL},
};

const struct format *format_find(struct slice name) {
    for (const struct format *f = formats; f->name; f++)
        if (slice_equal_nocase(name, slice_of(f->name)))
            return f;
    return NULL;
}

#include "report/writer.h"

/* clang-format off */
const struct format formats[] = {
    {"text", "txt",  false, false, write_text},
    {"csv",  "csv",  false, false, write_csv},
    {"json", "json", false, true,  write_json},
    {"html", "html", false, true,  write_html},
    {"xlsx", "xlsx", true,  true,  write_xlsx},
    {NULL,   NULL,   false, false, NULL},
};
/* clang-format on */

const struct format *format_find(struct slice name) {
    for (const struct format *f = formats; f->name; f++)
        if (slice_equal_nocase(name, slice_of(f->name)))
            return f;
    return NULL;
}

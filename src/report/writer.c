#include "report/writer.h"

/* clang-format off */
const struct format formats[] = {
    {"text", "txt",  false, false, FOR_TEXT,            write_text},
    {"csv",  "csv",  false, false, FOR_CSV,             write_csv},
    {"json", "json", false, true,  FOR_JSON,            write_json},
    {"html", "html", false, true,  FOR_PAGES,           write_html},
    {"xlsx", "xlsx", true,  true,  FOR_PAGES | FOR_CSV, write_xlsx},
    {NULL,   NULL,   false, false, 0,                   NULL},
};
/* clang-format on */

const struct format *format_find(struct slice name) {
    for (const struct format *f = formats; f->name; f++)
        if (slice_equal_nocase(name, slice_of(f->name)))
            return f;
    return NULL;
}

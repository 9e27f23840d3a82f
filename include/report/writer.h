/* The formats a report can be written in: one table, one function per format. */
#ifndef REPORT_WRITER_H
#define REPORT_WRITER_H

#include "base/diag.h"
#include "report/report.h"

/* The layout of the text format; other formats ignore it. */
struct layout {
    unsigned width; /* columns of the screen or page; 0 = 80 */
    bool terminal;  /* pictures and colour make sense */
    bool colour;
};

/* Receives the written bytes. -1 when it could not; the writer then stops. */
struct byte_sink {
    void *self;
    int (*write)(void *self, const void *bytes, size_t len);
};

struct format {
    const char *name;   /* "csv", as in --format */
    const char *ending; /* "csv", of file names */
    bool binary;        /* not fit for a terminal */
    bool hashes; /* shows the SHA-256 of every input file: JSON, HTML and workbook */
    unsigned audience; /* enum audience: the tables that it has a use for */
    /* Writes the whole report. -1 when the sink or a row source failed, which report
       that themselves, or when the format cannot hold the report, for which it adds a
       diagnostic. Layout NULL = plain. */
    int (*write)(const struct report *r, const struct layout *layout,
                 struct byte_sink *out, struct diags *diags);
};

/* Every format; the last one has name NULL. */
extern const struct format formats[];

/* The format of that name, or NULL. */
const struct format *format_find(struct slice name);

/* One per format, each in its own file. */
int write_text(const struct report *r, const struct layout *layout, struct byte_sink *out,
               struct diags *diags);
int write_csv(const struct report *r, const struct layout *layout, struct byte_sink *out,
              struct diags *diags);
int write_json(const struct report *r, const struct layout *layout, struct byte_sink *out,
               struct diags *diags);
int write_html(const struct report *r, const struct layout *layout, struct byte_sink *out,
               struct diags *diags);
int write_xlsx(const struct report *r, const struct layout *layout, struct byte_sink *out,
               struct diags *diags);

#endif

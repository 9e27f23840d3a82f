/* A workbook. The library can only write files, so it gets one without a name, which is
   then copied to the sink; nothing is left behind, however the run ends. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/os_file.h"
#include "report/xlsx/write_xlsx.h"

/* The moment at which every workbook was made, according to its properties: 1 January
   2000, so that the same report gives the same bytes. */
enum { CREATED = 946684800 };

/* Whether a table gets a sheet: those for readers do, and so does the one for CSV if it
   has a sheet name that no table for readers has (which would be easier to read). */
static bool is_sheet(const struct report *r, const struct table *t) {
    if (t->single || (t->audience & FOR_PAGES))
        return !t->single;
    if (!(t->audience & FOR_CSV) || !t->sheet_name)
        return false;
    for (size_t i = 0; i < r->table_count; i++) {
        const struct table *other = r->tables[i];
        if ((other->audience & FOR_PAGES) && other->sheet_name &&
            strcmp(other->sheet_name, t->sheet_name) == 0)
            return false;
    }
    return true;
}

static bool is_long(const struct report *r) {
    for (size_t i = 0; i < r->table_count; i++)
        if (is_sheet(r, r->tables[i]) && r->tables[i]->source.push)
            return true;
    return false;
}

static void set_properties(struct workbook *w) {
    const struct report *r = w->report;
    if (!r) {
        w->lib->workbook_set_properties(w->book,
                                        &(lxw_doc_properties){.created = CREATED});
        return;
    }
    lxw_doc_properties properties = {.created = CREATED};
    struct buf program = {0};
    buf_text(&program, "seta ");
    buf_text(&program, r->version ? r->version : "");
    properties.title = xlsx_title(r->title);
    properties.comments = xlsx_title(program.at);
    w->lib->workbook_set_properties(w->book, &properties);
    free(properties.comments);
    free(properties.title);
    buf_clear(&program);
}

/* Whether a table is stacked with others that name the same sheet. */
static bool is_stacked(const struct table *t) {
    return (t->audience & FOR_PAGES) && !t->single && !t->own_page && !t->source.push;
}

/* Writes the sheet that table `first` begins, with all tables on it; nothing if an earlier
   table began it, or if that is the first sheet, which is there. */
static int put_sheet(struct workbook *w, size_t first) {
    const struct report *r = w->report;
    const struct table *table = r->tables[first], **tables;
    const char *name = xlsx_sheet_of(table);
    size_t count = 0;
    if (!is_stacked(table))
        return xlsx_tables(w, &table, 1);
    bool begun = strcmp(name, _("Report")) == 0;
    tables = mem_zero(r->table_count, sizeof *tables);
    for (size_t i = 0; i < r->table_count; i++) {
        bool same =
            is_stacked(r->tables[i]) && strcmp(xlsx_sheet_of(r->tables[i]), name) == 0;
        begun = begun || (same && i < first);
        if (same)
            tables[count++] = r->tables[i];
    }
    int status = begun ? 0 : xlsx_tables(w, tables, count);
    free(tables);
    return status;
}

static int put_those(struct workbook *w, bool data) {
    const struct report *r = w->report;
    int status = 0;
    for (size_t i = 0; i < r->table_count && status == 0; i++) {
        bool for_readers = r->tables[i]->audience & FOR_PAGES;
        if (is_sheet(r, r->tables[i]) && for_readers != data)
            status = put_sheet(w, i);
    }
    return status;
}

/* Sheets for readers come before those of data alone. */
static int put_sheets(struct workbook *w) {
    int status = xlsx_summary(w);
    if (status == 0)
        status = put_those(w, false);
    return status == 0 ? put_those(w, true) : status;
}

/* Any error of libxlsxwriter that is not about its temporary files is a fault of this
   program, and has no translation. */
static const char *library_reason(const struct workbook *w, lxw_error error) {
    switch (error) {
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
        return DIAG_WORD("its temporary file could not be written");
    default:
        return w->lib->lxw_strerror(error);
    }
}

int xlsx_failed(struct diags *diags, const char *why) {
    diag_add(diags, (struct place){0}, DIAG_WORKBOOK_FAILED, why, NULL);
    return -1;
}

/* Writes the workbook to the file at `path`. */
static int make_book(struct workbook *w, int (*put)(struct workbook *w),
                     const char *path) {
    /* A long table goes to disk row by row instead of being kept. */
    lxw_workbook_options options = {.constant_memory = w->report && is_long(w->report)};
    w->book = w->lib->workbook_new_opt(path, &options);
    if (!w->book)
        mem_exhausted();
    set_properties(w);
    int status = put(w);
    buf_clear(&w->text);
    if (status != 0) {
        w->lib->lxw_workbook_free(w->book);
        return -1;
    }
    os_hush(&w->hush);
    lxw_error error = w->lib->workbook_close(w->book);
    os_speak(&w->hush);
    return error ? xlsx_failed(w->diags, library_reason(w, error)) : 0;
}

static int copy_file(int fd, struct byte_sink *out, struct diags *diags) {
    static const size_t size = 64 * 1024;
    char *bytes = mem_alloc(size);
    int status = os_rewind(fd) != 0 ? xlsx_failed(diags, diag_reason(errno)) : 0;
    while (status == 0) {
        ssize_t got = os_read(fd, bytes, size);
        if (got <= 0) {
            status = got < 0 ? xlsx_failed(diags, diag_reason(errno)) : 0;
            break;
        }
        status = out->write(out->self, bytes, (size_t)got) != 0 ? -1 : 0;
    }
    free(bytes);
    return status;
}

int xlsx_deliver(struct workbook *w, int (*put)(struct workbook *w),
                 struct byte_sink *out) {
    w->lib = xlsx_library(w->diags);
    if (!w->lib)
        return -1;
    char *path;
    int fd = os_temporary_named(&path);
    int status = fd < 0 || os_hush_open(&w->hush) != 0
                     ? xlsx_failed(w->diags, diag_reason(errno))
                     : 0;
    if (status == 0) {
        status = make_book(w, put, path);
        os_hush_close(&w->hush);
    }
    if (status == 0)
        status = copy_file(fd, out, w->diags);
    os_temporary_close(fd, path);
    return status;
}

int write_xlsx(const struct report *r, const struct layout *layout, struct byte_sink *out,
               struct diags *diags) {
    (void)layout;
    struct workbook w = {
        .report = r, .diags = diags, .figures = figure_in(r->lang, true)};
    return xlsx_deliver(&w, put_sheets, out);
}

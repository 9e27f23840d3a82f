#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/os_file.h"
#include "cli/command.h"
#include "cli/faults.h"
#include "cli/output.h"
#include "cli/templates.h"
#include "input/load.h"

enum { MOST_FILES = 8 };

/* The path of a file in a folder. Owned. */
static char *path_of(const char *folder, const char *name) {
    struct buf path;
    buf_init(&path);
    buf_format(&path, "%s/%s", folder, name);
    return buf_steal(&path);
}

/* Whether none of the files exists yet: what somebody wrote is never overwritten. */
static bool all_absent(const char *folder, const struct template_file *files,
                       struct diags *d) {
    bool absent = true;
    for (; files->name; files++) {
        char *path = path_of(folder, files->name);
        if (os_is_there(path)) {
            diag_add(d, (struct place){.file = path}, DIAG_EXISTS, NULL);
            absent = false;
        }
        free(path);
    }
    return absent;
}

/* Keeps the first name that a budget may have. */
static void keep_known(void *self, const char *name) {
    struct buf *found = self;
    if (found->len == 0 && loader_knows(name))
        buf_text(found, name);
}

/* Whether the folder holds no budget yet, in either language: a second one beside it
   would make both unreadable. */
static bool no_budget(const char *folder, struct diags *d) {
    struct buf found = {0};
    bool listed = os_list(folder, keep_known, &found) == 0;
    bool none = !listed || found.len == 0;
    if (!none)
        diag_add(d, (struct place){.file = folder}, DIAG_BUDGET_THERE, buf_str(&found),
                 NULL);
    buf_clear(&found);
    return none;
}

/* Writes a file; the caller ends *output, which is NULL when it could not be opened. */
static bool write_file(struct output **output, const char *path, const char *text,
                       struct diags *d) {
    *output = output_open(path, NULL, d);
    if (!*output)
        return false;
    struct byte_sink sink = output_sink(*output);
    return sink.write(sink.self, text, strlen(text)) == 0;
}

/* Writes all files, or none. */
static void write_files(const char *folder, const struct template_file *files,
                        struct diags *d) {
    struct output *outputs[MOST_FILES] = {0};
    char *paths[MOST_FILES] = {0};
    bool written = true;
    size_t count = 0;
    for (; written && files[count].name; count++) {
        paths[count] = path_of(folder, files[count].name);
        written = write_file(&outputs[count], paths[count], files[count].text, d);
    }
    output_end(outputs, count, written, d);
    for (size_t i = 0; i < count; i++)
        free(paths[i]);
}

/* Writes the tables as sheets of one workbook. */
static void write_workbook(const char *path, const struct template_file *files,
                           struct diags *d) {
    struct form_sheet sheets[MOST_FILES + 1] = {{NULL, NULL}};
    char *names[MOST_FILES] = {NULL};
    struct output *output = output_open(path, NULL, d);
    size_t count = 0;
    for (; files->name; files++) {
        const char *end = strstr(files->name, ".csv");
        if (!end)
            continue;
        names[count] = mem_copy(files->name, (size_t)(end - files->name));
        sheets[count] = (struct form_sheet){names[count], files->text};
        count++;
    }
    if (output) {
        struct byte_sink sink = output_sink(output);
        bool written = write_form(sheets, template_lists(lang_now()), &sink, d) == 0;
        output_end(&output, 1, written, d);
    }
    for (size_t i = 0; i < count; i++)
        free(names[i]);
}

/* The same, below the name for it in a folder. */
static void write_workbook_in(const char *folder, const struct template_file *files,
                              struct diags *d) {
    char *path = path_of(folder, template_workbook(lang_now()));
    write_workbook(path, files, d);
    free(path);
}

/* Whether what is asked for is a workbook by itself, as commands take one in place of a
   folder. */
static bool names_workbook(const char *path) {
    static const char end[] = ".xlsx";
    const size_t len = strlen(path), least = sizeof end - 1;
    return len > least &&
           slice_equal_nocase((struct slice){path + len - least, least}, slice_of(end));
}

static void init_folder(const struct options *o, const char *folder,
                        const struct template_file *files, struct diags *d) {
    if (os_make_folder(folder) != 0 && errno != EEXIST)
        diag_add(d, (struct place){.file = folder}, DIAG_UNWRITABLE, diag_reason(errno),
                 NULL);
    else if ((o->workbook || all_absent(folder, files, d)) && no_budget(folder, d))
        (o->workbook ? write_workbook_in : write_files)(folder, files, d);
}

static int run(const struct options *o, const struct streams *streams) {
    const char *folder = o->operands[0];
    const struct template_file *files = template_files(lang_now());
    struct diags d;
    diags_init(&d);
    if (!names_workbook(folder))
        init_folder(o, folder, files, &d);
    else if (os_is_there(folder))
        diag_add(&d, (struct place){.file = folder}, DIAG_EXISTS, NULL);
    else
        write_workbook(folder, files, &d);
    int status = faults_print(&d, DIAG_WARNING, false, streams->err);
    diags_clear(&d);
    return status;
}

static const unsigned char options[] = {OPTION_LANG, OPTION_WORKBOOK, OPTIONS_OF_ALL};

const struct command command_init = {
    .name = "init",
    .operands = N_("FOLDER"),
    .summary = N_("A folder with example files to start from"),
    .examples = N_("  seta init budget-2026\n"
                   "  seta init --lang nl begroting-2026\n"
                   "  seta init --workbook budget-2026\n"),
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};

#include "input/forms/file_form.h"

#include <string.h>

#include "base/lang.h"
#include "base/os_file.h"
#include "base/path.h"

const struct file_form form_slip = {N_("its name is not quite one of those that are"),
                                    N_("give it the name")};
const struct file_form form_workbook = {
    N_("it is another kind of workbook than .xlsx"),
    N_("save it in a spreadsheet as a workbook (.xlsx) under the name")};
const struct file_form form_text = {N_("its name does not end in .csv"),
                                    N_("give it the name")};
const struct file_form form_packed = {N_("it is packed"), N_("unpack it under the name")};
const struct file_form form_folder = {
    N_("it is a folder"), N_("put its files in the budget folder, with names like")};
const struct file_form form_more = {N_("there is another file for that"),
                                    N_("put its rows in")};
const struct file_form form_beside = {N_("another file is read in its place"),
                                      N_("keep only the newer of it and")};
const struct file_form form_costs = {
    N_("it seems to hold costs, and its name does not say so"), N_("give it the name")};
const struct file_form form_table = {
    N_("it seems to be a table of the budget, and its name does not say so"),
    N_("give it the name")};
const struct file_form form_whole = {
    N_("its sheets are named as tables of a budget, and its own name does not say so"),
    N_("give it the name")};
const struct file_form form_second = {
    N_("its sheets are named as tables of a budget, and another workbook is the budget"),
    N_("copy what counts to")};

/* --- by name and first line ---------------------------------------------------------- */

bool file_form_cut(struct slice *name, const char *end) {
    size_t len = strlen(end);
    bool has = name->len >= len &&
               slice_equal_nocase((struct slice){name->at + name->len - len, len},
                                  slice_of(end));
    name->len -= has ? len : 0;
    return has;
}

/* Endings of names, in what form such files are, and the ending that they need. */
static const struct {
    const char *end;
    const struct file_form *form;
    const char *wanted;
} forms[] = {
    {".csv", &form_slip, ".csv"},          {".xlsx", &form_slip, ".xlsx"},
    {".xlsm", &form_slip, ".xlsm"},        {".xls", &form_workbook, ".xlsx"},
    {".xlsb", &form_workbook, ".xlsx"},    {".ods", &form_workbook, ".xlsx"},
    {".numbers", &form_workbook, ".xlsx"}, {".txt", &form_text, ".csv"},
    {".tsv", &form_text, ".csv"},          {".tab", &form_text, ".csv"},
    {".zip", &form_packed, ".csv"},        {".gz", &form_packed, ".csv"},
};

/* Whether the first line of a file has several cells, or control characters, or two lines
   below each other have as many cells: notes have neither. */
static bool has_cells(const char *path) {
    enum { FRONT = 1024 };
    char bytes[FRONT];
    int fd = os_open(path);
    ssize_t got = fd < 0 ? 0 : os_read(fd, bytes, sizeof bytes);
    size_t commas = 0, marks = 0, above = 0, lines = 0;
    bool found = false;
    if (fd >= 0)
        os_close(fd);
    for (ssize_t i = 0; i < got && !found; i++) {
        char c = bytes[i];
        bool end = c == '\n' || c == '\r';
        commas += c == ',';
        marks += !end && (c == ';' || c == '|' || (unsigned char)c < ' ');
        found = (lines == 0 && (marks > 0 || commas > 1)) ||
                (end && marks > 1 && marks == above);
        above = end && marks > 0 ? marks : above;
        marks = end ? 0 : marks;
        lines += end;
    }
    return found;
}

const struct file_form *file_form_find(const char *name, const char *path,
                                       struct slice *stem, const char **wanted) {
    struct os_status is;
    const struct file_form *form = NULL;
    *stem = slice_of(name);
    *wanted = path_is_sheet(path) ? "" : ".csv";
    if (path_is_sheet(path))
        return &form_slip;
    if (os_status(path, &is) != 0)
        return NULL;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0] && !form; i++)
        if (file_form_cut(stem, forms[i].end)) {
            form = forms[i].form;
            *wanted = forms[i].wanted;
        }
    while (file_form_cut(stem, ".csv"))
        ;
    if (is.kind == OS_FOLDER)
        return form && form != &form_slip ? NULL : &form_folder;
    if (is.kind != OS_FILE)
        return NULL;
    if (!form && !slice_has(*stem, '.'))
        form = &form_text;
    return form == &form_text && !has_cells(path) ? NULL : form;
}

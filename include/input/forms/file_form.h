/* File form: in which form a file is that is not read, and what to do about it. */
#ifndef INPUT_FORMS_FILE_FORM_H
#define INPUT_FORMS_FILE_FORM_H

#include "base/slice.h"

/* Both are texts of DIAG_WORD; a name follows `mend`. */
struct file_form {
    const char *what, *mend;
};

/* By the name of the file, and what it is: */
extern const struct file_form form_slip, form_workbook, form_text, form_packed,
    form_folder;
/* By what else is in the folder; and by what the file holds: */
extern const struct file_form form_more, form_beside, form_costs, form_table, form_whole,
    form_second;

/* The form of what is at `path`, by its name, or NULL when it is nothing that may hold rows.
   Its name without the ending goes to *stem, and the ending that it needs to *wanted. */
const struct file_form *file_form_find(const char *name, const char *path,
                                       struct slice *stem, const char **wanted);

/* Takes an ending off a name, case ignored. False when it has another one. */
bool file_form_cut(struct slice *name, const char *end);

#endif

/* The files with which a new budget folder begins, per language. */
#ifndef CLI_TEMPLATES_H
#define CLI_TEMPLATES_H

#include "base/lang.h"
#include "report/form.h"

struct template_file {
    const char *name; /* NULL after the last */
    const char *text; /* the whole content */
};

/* A folder that runs as it is. Figures of municipalities are CBS's of 1 January 2025;
   costs are invented and the README beside them says so. */
const struct template_file *template_files(enum lang lang);

/* The name of the workbook that holds all of them, and the words that its columns offer. */
const char *template_workbook(enum lang lang);
const struct form_list *template_lists(enum lang lang);

#endif

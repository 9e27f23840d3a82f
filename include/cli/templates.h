/* The files with which a new budget folder begins, per language. */
#ifndef CLI_TEMPLATES_H
#define CLI_TEMPLATES_H

#include "base/lang.h"

struct template_file {
    const char *name; /* NULL after the last */
    const char *text; /* the whole content */
};

/* A folder that runs as it is. Figures of municipalities are CBS's of 1 January 2025;
   costs are invented and the README beside them says so. */
const struct template_file *template_files(enum lang lang);

#endif

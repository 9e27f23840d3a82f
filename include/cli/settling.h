/* Settling: whether `seta settle` would take a folder, for commands that do not settle. */
#ifndef CLI_SETTLING_H
#define CLI_SETTLING_H

#include "cli/session.h"

/* Whether `seta settle` would take the session, `d` having no errors before; adds its
   faults if not: a setting that is missing, an advance without receiver, a line that
   nobody incurred. */
bool settling_check(struct session *s, struct diags *d);

#endif

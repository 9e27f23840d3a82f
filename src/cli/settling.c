#include "cli/settling.h"

#include "engine/settle/cross_charges.h"

bool settling_check(struct session *s, struct diags *d) {
    const struct budget *b = &s->budget;
    struct incurred_check lines = {&b->settings, d};
    struct line_sink sink = incurred_check_sink(&lines);
    bool settles = cross_charges_check(b, (struct place){.file = s->folder}, d) == 0;
    if (b->settings.model == MODEL_MATRIX)
        session_read(s, &sink);
    return settles && !diag_any_error(d);
}

#include "model/listing.h"

#include "base/path.h"

#include <string.h>

const char *const listing_control_names[CONTROLS] = {
    [CONTROL_SHOWN] = "control",
    [CONTROL_SHOWN_VAT] = "control_vat",
    [CONTROL_ALL] = "control_all",
    [CONTROL_ALL_VAT] = "control_all_vat",
};

const char *const listing_control_figures[CONTROL_FIGURES] = {"costs", "allocated", "own",
                                                              "left_out", "difference"};

struct slice listing_line_name(struct buf *room, const struct cost_line *line) {
    if (line->line.len)
        return line->line;
    buf_reset(room);
    buf_text(room, path_name(line->place.file));
    buf_char(room, ':');
    buf_uint(room, line->place.line);
    return buf_view(room);
}

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

/* Takes a number in decimal digits off the end of a text. */
static bool take_number(struct slice *text, uint64_t number) {
    do {
        if (text->len == 0 || text->at[text->len - 1] != (char)('0' + number % 10))
            return false;
        text->len--;
        number /= 10;
    } while (number > 0);
    return true;
}

/* Takes a number and the colon before it off the end of a text that is longer. */
static bool take_place(struct slice *text, uint64_t number) {
    if (!take_number(text, number) || text->len == 0 || text->at[text->len - 1] != ':')
        return false;
    text->len--;
    return true;
}

/* The name of a line's file: of a sheet, that of its workbook and its own. */
static struct slice file_name(const struct cost_line *line) {
    const char *name = path_name(line->place.file);
    return (struct slice){name, path_shown_length(name)};
}

bool listing_line_has_name(const struct cost_line *line, struct slice text) {
    if (line->line.len && slice_equal(line->line, text))
        return true;
    if ((line->place.column > 0 && !take_place(&text, line->place.column)) ||
        !take_place(&text, line->place.line))
        return false;
    return slice_equal(text, file_name(line));
}

struct slice listing_line_name(struct buf *room, const struct cost_line *line) {
    if (line->line.len)
        return line->line;
    buf_reset(room);
    buf_slice(room, file_name(line));
    buf_char(room, ':');
    buf_uint(room, line->place.line);
    if (line->place.column > 0) {
        buf_char(room, ':');
        buf_uint(room, line->place.column);
    }
    return buf_view(room);
}

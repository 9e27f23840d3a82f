/* Shared strings: the texts that the cells of a workbook refer to by number, written as
   cell_text.h has them. They are held as long as the workbook. */
#ifndef INPUT_WORKBOOK_SHARED_STRINGS_H
#define INPUT_WORKBOOK_SHARED_STRINGS_H

#include "base/buf.h"
#include "input/workbook/xml.h"

struct shared_strings {
    struct buf text; /* owned: all of them, one after the other */
    uint32_t *ends;  /* owned: where each ends in it */
    size_t count, room;
    struct buf one;    /* owned: while it is read */
    unsigned phonetic; /* elements of phonetic text that are open */
    bool in_text;
    bool skims; /* those that are plain */
};

/* Reads the part of this name. -1 after adding a fault. */
int shared_strings_read(struct shared_strings *s, struct archive *a, const char *file,
                        const char *name, struct diags *d)
    __attribute__((warn_unused_result));
void shared_strings_clear(struct shared_strings *s);

/* The text of this number; false when there is none. */
static inline bool shared_strings_find(const struct shared_strings *s, uint64_t number,
                                       struct slice *text) {
    if (number >= s->count)
        return false;
    uint32_t from = number > 0 ? s->ends[number - 1] : 0;
    *text = (struct slice){s->text.at + from, s->ends[number] - from};
    return true;
}

#endif

/* JSON layout: objects that a program wrote one after the other are the same but for the
   texts in them. What stands between the texts of one object is its layout; any other
   object that has it is valid JSON, with the same members, and is read without a parser. */
#ifndef INPUT_JSON_LAYOUT_H
#define INPUT_JSON_LAYOUT_H

#include <stdint.h>

#include "base/slice.h"

enum { JSON_LAYOUT_TEXTS = 32 }; /* most texts of an object */

struct json_layout {
    char *object;                             /* owned: the object, or NULL */
    struct slice names[JSON_LAYOUT_TEXTS];    /* of the members that are texts */
    struct slice gaps[JSON_LAYOUT_TEXTS + 1]; /* before each text, and behind the last */
    size_t count;                             /* texts */
};

/* The texts of an object, without their quotes and as they are written. */
struct json_texts {
    struct slice text[JSON_LAYOUT_TEXTS];
    uint32_t escaped; /* a bit for each text that has a backslash */
};

void json_layout_clear(struct json_layout *y);

/* Takes the layout of an object, which must be valid. False, and without a layout, when
   an object or array is within it, a name has a backslash, or it has too many texts. */
bool json_layout_learn(struct json_layout *y, struct slice object);

/* The number of the text that a member has, or -1. */
int json_layout_text(const struct json_layout *y, const char *member);

/* Reads the object that `text` (valid UTF-8) begins with. Returns its length; 0 when it
   has another layout, has an escape by number (\u00e9), or is not all there. */
size_t json_layout_read(const struct json_layout *y, struct slice text,
                        struct json_texts *texts);

#endif

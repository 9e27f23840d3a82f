#include "input/forms/header_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/mem.h"

/* Takes what may part words off the front; false when there is nothing. */
static bool skip_gap(struct slice *s) {
    static const char gaps[] = " _-.()|\t\r\n";
    const char *first = s->at;
    while (s->len > 0 && memchr(gaps, s->at[0], sizeof gaps - 1)) {
        s->at++;
        s->len--;
    }
    return s->at != first;
}

/* Takes the next letter off the front of a name, or 0 at its end. A gap gives one
   blank. */
static char next_folded(struct slice *s) {
    bool gap = skip_gap(s);
    if (s->len == 0 || gap)
        return s->len == 0 ? 0 : ' ';
    s->len--;
    return letter_lower(*s->at++);
}

static bool equal_folded(struct slice a, struct slice b) {
    skip_gap(&a);
    skip_gap(&b);
    for (;;) {
        char one = next_folded(&a), other = next_folded(&b);
        if (one != other || one == 0)
            return one == other;
    }
}

char *header_fold(struct slice *name) {
    *name = slice_trim(*name);
    if (letters_ascii(*name))
        return NULL;
    char *lower = letters_lower(*name);
    *name = slice_of(lower);
    return lower;
}

/* Whether a name equals one that was folded. */
static bool equals(struct slice name, struct slice folded) {
    char *lower = header_fold(&name);
    bool equal = equal_folded(name, folded);
    free(lower);
    return equal;
}

bool header_equal(struct slice a, struct slice b) {
    char *lower = header_fold(&b);
    bool equal = equals(a, b);
    free(lower);
    return equal;
}

char *header_canonical(struct slice name) {
    char *lower = header_fold(&name), *made = mem_alloc(name.len + 1), *end = made;
    skip_gap(&name);
    while ((*end = next_folded(&name)) != 0)
        end++;
    free(lower);
    return made;
}

bool header_alternative(struct slice *names, struct slice *one) {
    if (!names->at)
        return false;
    const char *end = names->len > 0 ? memchr(names->at, '|', names->len) : NULL;
    size_t len = end ? (size_t)(end - names->at) : names->len;
    *one = (struct slice){names->at, len};
    *names =
        end ? (struct slice){end + 1, names->len - len - 1} : (struct slice){NULL, 0};
    return true;
}

bool header_among_folded(const char *names, struct slice folded) {
    struct slice left = slice_of(names), one;
    if (folded.len == 0)
        return false;
    if (slice_has(folded, '|') && equals(left, folded))
        return true;
    while (header_alternative(&left, &one))
        if (equals(one, folded))
            return true;
    return false;
}

bool header_among(const char *names, struct slice header) {
    char *lower = header_fold(&header);
    bool found = header_among_folded(names, header);
    free(lower);
    return found;
}

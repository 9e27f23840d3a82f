/* Header names: what stands above a column, or before a value, in one of several ways. */
#ifndef INPUT_FORMS_HEADER_NAMES_H
#define INPUT_FORMS_HEADER_NAMES_H

#include "base/slice.h"

/* Whether two header names are the same. Ignored are case, blanks around them, invisible
   characters, and which and how many blanks, line ends, underscores, dashes, points, bars
   and parentheses part the words. */
bool header_equal(struct slice a, struct slice b);

/* One way of writing for all names that are the same. Owned by the caller. */
char *header_canonical(struct slice name);

/* Takes the next of the alternatives "a|b|c" off the front of `names`; false when none is
   left. */
bool header_alternative(struct slice *names, struct slice *one);

/* Whether `header` is one of the alternatives in `names`, or all of it, bars included. */
bool header_among(const char *names, struct slice header);

/* The same for a name that is compared with many: folded first, once. The copy that holds
   it then is the caller's; NULL when it is ASCII and stays where it is. */
char *header_fold(struct slice *name);
bool header_among_folded(const char *names, struct slice folded);

#endif

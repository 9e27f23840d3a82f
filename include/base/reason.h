/* Why the system refused, in words of our own, so that they can be translated. */
#ifndef BASE_REASON_H
#define BASE_REASON_H

/* The reason that an errno stands for, to be the argument of a diagnostic (see
   DIAG_WORD). Rare ones come in the system's own words. */
const char *reason_of(int error);

#endif

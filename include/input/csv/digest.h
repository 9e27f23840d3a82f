/* Digests: the SHA-256 of an input file (FIPS 180-4). The single door to nettle. */
#ifndef INPUT_CSV_DIGEST_H
#define INPUT_CSV_DIGEST_H

#include "base/slice.h"

enum { DIGEST_TEXT = 65 }; /* bytes of the text: 64 hexadecimal digits and NUL */

struct digest;

/* A digest of nothing yet; the caller frees it. */
struct digest *digest_new(void);
void digest_free(struct digest *d);

/* Takes the next bytes; `self` is the digest, for struct source. */
void digest_add(void *self, struct slice bytes);

/* Writes the digest in lower-case hexadecimal and starts again. */
void digest_text(struct digest *d, char text[DIGEST_TEXT]);

#endif

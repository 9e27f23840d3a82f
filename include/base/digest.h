/* Digests: the SHA-256 of some bytes (FIPS 180-4). Nothing else calls nettle. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdint.h>

#include "base/slice.h"

enum { DIGEST_TEXT = 65 }; /* bytes of the text: 64 hexadecimal digits and NUL */

struct digest;

/* An empty digest; the caller frees it. */
struct digest *digest_new(void);
void digest_free(struct digest *d);

/* Adds the next bytes; `self` is the digest, as struct source calls it. */
void digest_add(void *self, struct slice bytes);

/* Writes the digest in lower-case hexadecimal and starts again. */
void digest_text(struct digest *d, char text[DIGEST_TEXT]);

/* Sets two numbers to the first 128 bits of the digest, and starts again. */
void digest_numbers(struct digest *d, uint64_t numbers[2]);

#endif

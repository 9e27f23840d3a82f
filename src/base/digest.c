#include "base/digest.h"

#include <nettle/sha2.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

struct digest {
    struct sha256_ctx sha;
};

struct digest *digest_new(void) {
    struct digest *d = mem_alloc(sizeof *d);
    sha256_init(&d->sha);
    return d;
}

void digest_free(struct digest *d) {
    free(d);
}

void digest_add(void *self, struct slice bytes) {
    struct digest *d = self;
    sha256_update(&d->sha, bytes.len, (const uint8_t *)bytes.at);
}

void digest_text(struct digest *d, char text[DIGEST_TEXT]) {
    static const char digits[] = "0123456789abcdef";
    uint8_t bytes[SHA256_DIGEST_SIZE];
    sha256_digest(&d->sha, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        text[2 * i] = digits[bytes[i] >> 4];
        text[2 * i + 1] = digits[bytes[i] & 15];
    }
    text[2 * sizeof bytes] = '\0';
}

void digest_numbers(struct digest *d, uint64_t numbers[2]) {
    uint8_t bytes[SHA256_DIGEST_SIZE];
    sha256_digest(&d->sha, sizeof bytes, bytes);
    for (size_t i = 0; i < 16; i++)
        numbers[i / 8] = numbers[i / 8] << 8 | bytes[i];
}

/* Digests of a closed period: of its lines, the shares of their keys, and its totals.

   Each is a sum, modulo 2^64 in two halves, of a hash of every member, so that order does
   not count and threads can add their parts. What is a member of few (a share, a total,
   all that is closed of a line but its amounts) is hashed by SHA-256. A line's hash is
   that of its fields, by which its amounts are mixed: two rounds of a bijective mixer
   (the finaliser of MurmurHash3, and that of SplitMix64 by Stafford), which costs a few
   nanoseconds a line, where SHA-256 would cost more than reading it. Changes go unseen
   with a chance of about 2^-128 when nobody looks for them; whoever does could as well
   delete the file. */
#ifndef ENGINE_CLOSING_CLOSING_DIGEST_H
#define ENGINE_CLOSING_CLOSING_DIGEST_H

#include "base/buf.h"
#include "model/amounts.h"

/* The sum of hashes. */
struct closing_sum {
    uint64_t half[2];
};

struct closing_digest {
    struct closing_sum lines, shares, totals;
};

/* The way digests are made; a file says by which its own were. */
enum { CLOSING_VERSION = 1 };

/* Appends the digests as text: "1:" and three times 32 hexadecimal digits, a colon between
   them. Reads such a text: its version, and the digests when that is CLOSING_VERSION; 0
   when it is none. */
void closing_digest_write(struct buf *out, const struct closing_digest *d);
unsigned closing_digest_read(struct slice text, struct closing_digest *d);

/* The hash of a text. */
struct closing_sum closing_hash(struct slice text);

static inline void closing_add(struct closing_sum *sum, struct closing_sum more) {
    sum->half[0] += more.half[0];
    sum->half[1] += more.half[1];
}

static inline bool closing_equal(struct closing_sum a, struct closing_sum b) {
    return a.half[0] == b.half[0] && a.half[1] == b.half[1];
}

static inline uint64_t closing_mix_first(uint64_t x) {
    x = (x ^ x >> 33) * 0xff51afd7ed558ccdu;
    x = (x ^ x >> 33) * 0xc4ceb9fe1a85ec53u;
    return x ^ x >> 33;
}

static inline uint64_t closing_mix_second(uint64_t x) {
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

/* Adds a line, whose fields have the hash `fields`. */
static inline void closing_add_line(struct closing_sum *sum, struct closing_sum fields,
                                    const money amount[AMOUNT_PARTS]) {
    uint64_t first = closing_mix_first(fields.half[0] ^ (uint64_t)amount[AMOUNT_NET]);
    uint64_t second = closing_mix_second(fields.half[1] ^ (uint64_t)amount[AMOUNT_NET]);
    if (amount[AMOUNT_VAT] != 0) {
        first = closing_mix_first(first + (uint64_t)amount[AMOUNT_VAT]);
        second = closing_mix_second(second + (uint64_t)amount[AMOUNT_VAT]);
    }
    sum->half[0] += first;
    sum->half[1] += second;
}

#endif

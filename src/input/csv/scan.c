/* 64 bytes become 64 bits, 1 for each byte of a kind; which quotes open and close follows
   from these numbers without a branch, and the positions of the bits that are left are then
   written out (Langdale and Lemire, Parsing gigabytes of JSON per second, 2019, sections
   3.1 and 3.2). */
#include "input/csv/scan.h"

#include <stdlib.h>

#include "base/words.h"

#if defined __x86_64__
#include <immintrin.h>
#endif

#define ALWAYS_INLINE static inline __attribute__((always_inline))

enum { STEP = 64, AT_ONCE = 8 };

/* What processors do each in their way: which of 64 bytes are `c`, or `c` and controls, the
   first in the lowest bit; the number of the lowest bit that is 1, any when none is; and for
   each bit whether the number of those up to it is odd. */
typedef uint64_t finder(const char *at, char c, bool controls);
typedef size_t lowest_bit(uint64_t bits);
typedef uint64_t odd_bits(uint64_t bits);

/* --- scanning ---------------------------------------------------------------------- */

/* How the bytes before end, in the lowest bit of each; `inside` in all bits. */
struct state {
    uint64_t inside; /* in quotes */
    uint64_t ended;  /* with a structural byte */
    uint64_t closed; /* with a quote that closes a cell, or is the first of two */
};

/* Takes those in quotes from the structural bytes of a step; returns quotes that are out of
   place. A quote is inside a cell when the number of quotes up to it is odd; the second of
   two within a cell opens it again. */
ALWAYS_INLINE uint64_t pair_quotes(struct state *s, uint64_t quotes, odd_bits *odd,
                                   uint64_t *structural) {
    const uint64_t inside = odd(quotes) ^ s->inside, ends = *structural & ~inside;
    const uint64_t opening = quotes & inside, closing = quotes & ~inside;
    const uint64_t behind_end = ends << 1 | s->ended,
                   behind_quote = closing << 1 | s->closed;
    *structural = ends;
    *s = (struct state){0 - (inside >> (STEP - 1)), ends >> (STEP - 1),
                        closing >> (STEP - 1)};
    return (opening & ~(behind_end | behind_quote)) | (behind_quote & ~(ends | quotes));
}

/* Writes out the positions behind the bits, eight at a time. There are rarely more, and eight
   turns without a condition cost less than one mispredicted branch. What is written
   beyond the last bit is overwritten or ignored. Volatile, since compilers would gather
   the eight in one register first, which takes longer. Returns where the next position
   goes. */
ALWAYS_INLINE uint16_t *write_out(uint16_t *next, size_t base, uint64_t bits,
                                  lowest_bit *lowest) {
    volatile uint16_t *at = next;
    next += __builtin_popcountll(bits);
    do {
#pragma GCC unroll 8
        for (int i = 0; i < AT_ONCE; i++) {
            at[i] = (uint16_t)(base + 1 + lowest(bits));
            bits &= bits - 1;
        }
        at += AT_ONCE;
    } while (__builtin_expect(bits != 0, 0));
    return next;
}

ALWAYS_INLINE struct scanned scan_by(finder *find, lowest_bit *lowest, odd_bits *odd,
                                     struct slice window, char delimiter, uint16_t *at) {
    struct state state = {.ended = 1};
    uint16_t *next = at;
    size_t done = 0;
    char rest[STEP]; /* blanks behind the last bytes: no delimiter */
    for (; done < window.len; done += STEP) {
        const char *from = window.at + done;
        if (window.len - done < STEP)
            from = memcpy(memset(rest, ' ', STEP), from, window.len - done);
        const uint64_t quotes = find(from, '"', false), all = find(from, delimiter, true);
        uint64_t ends = all, wrong = 0;
        if (quotes | state.inside | state.closed)
            wrong = pair_quotes(&state, quotes, odd, &ends);
        else
            state.ended = ends >> (STEP - 1);
        if (ends != all) /* in quotes a delimiter is text, and a line end is for libcsv */
            wrong |= all & ~ends & ~find(from, delimiter, false);
        if (__builtin_expect(wrong != 0, 0)) {
            next = write_out(next, done, ends & (wrong ^ (wrong - 1)) >> 1, lowest);
            done += (size_t)__builtin_ctzll(wrong);
            break;
        }
        next = write_out(next, done, ends, lowest);
    }
    return (struct scanned){(size_t)(next - at), done < window.len ? done : window.len};
}

/* --- on any processor -------------------------------------------------------------- */

/* Bytes side by side, where they stand. Compared, each becomes 0 or all ones. */
typedef unsigned char bytes_16 __attribute__((vector_size(16), aligned(1), may_alias));

#define EQUAL(bytes, c) ((bytes) == (unsigned char)(c))
#define FOUND(bytes, c, controls)                                                        \
    ((controls)                                                                          \
         ? EQUAL(bytes, c) |                                                             \
               (((bytes) | (__typeof__(bytes))EQUAL(bytes, '\t')) <= SCAN_CONTROL)       \
         : EQUAL(bytes, c))

/* The highest bit of each byte, side by side. */
#if defined __x86_64__
#define MASK_16(bytes) ((uint64_t)(unsigned)_mm_movemask_epi8((__m128i)(bytes)))
#else
#define MASK_16(bytes) mask_16((bytes_16)(bytes))
ALWAYS_INLINE uint64_t mask_8(uint64_t word) {
    const uint64_t each = UINT64_C(0x0101010101010101);
    return (word >> 7 & each) * UINT64_C(0x0102040810204080) >> 56;
}
ALWAYS_INLINE uint64_t mask_16(bytes_16 bytes) {
    char at[16];
    memcpy(at, &bytes, sizeof at);
    return mask_8(words_eight(at)) | mask_8(words_eight(at + 8)) << 8;
}
#endif

ALWAYS_INLINE uint64_t find_16(const char *at, char c, bool controls) {
    uint64_t bits = 0;
#pragma GCC unroll 4
    for (int i = 0; i < STEP; i += 16)
        bits |= MASK_16(FOUND(*(const bytes_16 *)(at + i), c, controls)) << i;
    return bits;
}

ALWAYS_INLINE size_t lowest_plain(uint64_t bits) {
    return (size_t)__builtin_ctzll(bits | UINT64_C(1) << 63);
}

ALWAYS_INLINE uint64_t odd_plain(uint64_t bits) {
#pragma GCC unroll 6
    for (int i = 1; i < STEP; i *= 2)
        bits ^= bits << i;
    return bits;
}

static struct scanned scan_c(struct slice window, char delimiter,
                             uint16_t at[SCAN_ROOM]) {
    return scan_by(find_16, lowest_plain, odd_plain, window, delimiter, at);
}

/* --- on one with AVX2 -------------------------------------------------------------- */

#if defined __x86_64__

#define AVX2 __attribute__((target("avx2,bmi,popcnt,pclmul")))

typedef unsigned char bytes_32 __attribute__((vector_size(32), aligned(1), may_alias));

#define MASK_32(bytes) ((uint64_t)(unsigned)_mm256_movemask_epi8((__m256i)(bytes)))

AVX2 ALWAYS_INLINE uint64_t find_32(const char *at, char c, bool controls) {
    const bytes_32 *half = (const bytes_32 *)at;
    return MASK_32(FOUND(half[0], c, controls)) | MASK_32(FOUND(half[1], c, controls))
                                                      << 32;
}

AVX2 ALWAYS_INLINE size_t lowest_bmi(uint64_t bits) {
    return (size_t)_tzcnt_u64(bits);
}

/* A product without carries, with a number of all ones. */
AVX2 ALWAYS_INLINE uint64_t odd_pclmul(uint64_t bits) {
    const __m128i one = _mm_cvtsi64_si128((long long)bits), ones = _mm_set1_epi32(-1);
    return (uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(one, ones, 0));
}

AVX2 static struct scanned scan_avx2(struct slice window, char delimiter,
                                     uint16_t at[SCAN_ROOM]) {
    return scan_by(find_32, lowest_bmi, odd_pclmul, window, delimiter, at);
}

static bool has_avx2(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
           __builtin_cpu_supports("pclmul");
}

#endif

scanner *scan_choose(void) {
    const char *wanted = getenv("SETA_SCAN");
    if (wanted && strcmp(wanted, "libcsv") == 0)
        return NULL;
#if defined __x86_64__
    if (!(wanted && strcmp(wanted, "c") == 0) && has_avx2())
        return scan_avx2;
#endif
    return scan_c;
}

/* --- ASCII ------------------------------------------------------------------------- */

/* Bytes of ASCII at the front, in whole steps. */
static inline size_t steps_ahead(const char *from, size_t len) {
    size_t done = 0;
    for (; done + STEP <= len; done += STEP) {
        const bytes_16 *at = (const bytes_16 *)(from + done);
        if (MASK_16(at[0] | at[1] | at[2] | at[3]) != 0)
            break;
    }
    return done;
}

/* Most texts are short, or have a letter that is not ASCII soon: whole steps are looked at
   behind the first one alone. */
size_t scan_ascii_ahead(struct slice text) {
    size_t at = 0;
    while (at + 8 <= text.len) {
        const uint64_t high = words_eight(text.at + at) & UINT64_C(0x8080808080808080);
        if (high != 0)
            return at + (size_t)__builtin_ctzll(high) / 8;
        at += 8;
        if (at == STEP)
            at += steps_ahead(text.at + at, text.len - at);
    }
    while (at < text.len && (unsigned char)text.at[at] < 0x80)
        at++;
    return at;
}

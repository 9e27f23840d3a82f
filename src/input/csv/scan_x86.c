/* The scanners for x86: SSE2, which every 64-bit processor of that family has, and AVX2.

   64 bytes at a time become 64 bits, 1 for each structural byte; the positions of these
   bits are then written out (Langdale and Lemire, Parsing gigabytes of JSON per second,
   2019, section 3.1). */
#include "input/csv/scan.h"

#if defined __x86_64__

#include <immintrin.h>

enum { STEP = 64, AT_ONCE = 8 };

#define ALWAYS_INLINE static inline __attribute__((always_inline))

/* The position of the lowest bit that is 1; any number when none is. */
typedef size_t lowest_bit(uint64_t bits);

ALWAYS_INLINE size_t lowest_plain(uint64_t bits) {
    return (size_t)__builtin_ctzll(bits | UINT64_C(1) << 63);
}

/* Writes out the positions of the bits, eight at a time. There are rarely more, and eight
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
            at[i] = (uint16_t)(base + (size_t)lowest(bits));
            bits &= bits - 1;
        }
        at += AT_ONCE;
    } while (__builtin_expect(bits != 0, 0));
    return next;
}

/* The last bytes, fewer than a step, are left to the scanner in C. */
static size_t finish(struct slice window, size_t done, char delimiter, uint16_t *at,
                     size_t count) {
    size_t more = scan_c((struct slice){window.at + done, window.len - done}, delimiter,
                         at + count);
    for (size_t i = count; i < count + more; i++)
        at[i] = (uint16_t)(at[i] + done);
    return count + more;
}

/* A byte is at most SCAN_CONTROL when it is the minimum of the two. */
static inline uint64_t bits_16(const char *at, __m128i delimiter) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)at);
    __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(SCAN_CONTROL)), bytes);
    __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    __m128i delimiters = _mm_cmpeq_epi8(bytes, delimiter);
    return (uint32_t)_mm_movemask_epi8(
        _mm_or_si128(_mm_or_si128(low, quote), delimiters));
}

size_t scan_sse2(struct slice window, char delimiter, uint16_t at[SCAN_ROOM]) {
    const __m128i delimiters = _mm_set1_epi8(delimiter);
    uint16_t *next = at;
    size_t done = 0;
    for (; done + STEP <= window.len; done += STEP) {
        uint64_t bits = 0;
        for (int i = 0; i < 4; i++)
            bits |= bits_16(window.at + done + 16 * i, delimiters) << 16 * i;
        next = write_out(next, done, bits, lowest_plain);
    }
    return finish(window, done, delimiter, at, (size_t)(next - at));
}

size_t scan_ascii(struct slice text) {
    size_t at = 0;
    for (; at + STEP <= text.len; at += STEP) {
        const __m128i *bytes = (const __m128i *)(text.at + at);
        __m128i low = _mm_or_si128(_mm_loadu_si128(bytes), _mm_loadu_si128(bytes + 1));
        __m128i high =
            _mm_or_si128(_mm_loadu_si128(bytes + 2), _mm_loadu_si128(bytes + 3));
        if (_mm_movemask_epi8(_mm_or_si128(low, high)))
            break;
    }
    return at;
}

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

AVX2 ALWAYS_INLINE size_t lowest_bmi(uint64_t bits) {
    return (size_t)_tzcnt_u64(bits);
}

AVX2 static inline uint64_t bits_32(const char *at, __m256i delimiter) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)at);
    __m256i least = _mm256_min_epu8(bytes, _mm256_set1_epi8(SCAN_CONTROL));
    __m256i low = _mm256_cmpeq_epi8(least, bytes);
    __m256i quote = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"'));
    __m256i delimiters = _mm256_cmpeq_epi8(bytes, delimiter);
    return (uint32_t)_mm256_movemask_epi8(
        _mm256_or_si256(_mm256_or_si256(low, quote), delimiters));
}

AVX2 size_t scan_avx2(struct slice window, char delimiter, uint16_t at[SCAN_ROOM]) {
    const __m256i delimiters = _mm256_set1_epi8(delimiter);
    uint16_t *next = at;
    size_t done = 0;
    for (; done + STEP <= window.len; done += STEP) {
        uint64_t bits = bits_32(window.at + done, delimiters) |
                        bits_32(window.at + done + 32, delimiters) << 32;
        next = write_out(next, done, bits, lowest_bmi);
    }
    return finish(window, done, delimiter, at, (size_t)(next - at));
}

#endif

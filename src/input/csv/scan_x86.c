/* The scanners for x86: SSE2, which every 64-bit processor of that family has, and AVX2. A
   byte is at most SCAN_CONTROL when it is the minimum of the two. */
#include "input/csv/scan.h"

#if defined __x86_64__

#include <immintrin.h>

#include "input/csv/scan_steps.h"

ALWAYS_INLINE struct scan_bits kinds_16(__m128i bytes, char delimiter) {
    __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(SCAN_CONTROL)), bytes);
    __m128i tabs = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t'));
    __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    __m128i delimiters = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(delimiter));
    return (struct scan_bits){(uint32_t)_mm_movemask_epi8(delimiters),
                              (uint32_t)_mm_movemask_epi8(quotes),
                              (uint32_t)_mm_movemask_epi8(_mm_andnot_si128(tabs, low))};
}

ALWAYS_INLINE struct scan_bits kinds_sse2(const char *at, char delimiter) {
    struct scan_bits all = {0};
    for (int i = 0; i < SCAN_STEP; i += 16) {
        struct scan_bits one =
            kinds_16(_mm_loadu_si128((const __m128i *)(at + i)), delimiter);
        all.delimiters |= one.delimiters << i;
        all.quotes |= one.quotes << i;
        all.controls |= one.controls << i;
    }
    return all;
}

struct scanned scan_sse2(struct slice window, char delimiter, uint16_t at[SCAN_ROOM]) {
    return scan_by(kinds_sse2, scan_lowest_plain, window, delimiter, at);
}

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

AVX2 ALWAYS_INLINE size_t lowest_bmi(uint64_t bits) {
    return (size_t)_tzcnt_u64(bits);
}

AVX2 ALWAYS_INLINE uint64_t equal_32(__m256i one, __m256i other) {
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(one, other));
}

AVX2 ALWAYS_INLINE struct scan_bits kinds_32(__m256i bytes, char delimiter) {
    __m256i least = _mm256_min_epu8(bytes, _mm256_set1_epi8(SCAN_CONTROL));
    __m256i tabs = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\t'));
    return (struct scan_bits){equal_32(bytes, _mm256_set1_epi8(delimiter)),
                              equal_32(bytes, _mm256_set1_epi8('"')),
                              equal_32(_mm256_or_si256(bytes, tabs), least)};
}

AVX2 ALWAYS_INLINE struct scan_bits kinds_avx2(const char *at, char delimiter) {
    struct scan_bits low = kinds_32(_mm256_loadu_si256((const __m256i *)at), delimiter);
    struct scan_bits high =
        kinds_32(_mm256_loadu_si256((const __m256i *)(at + 32)), delimiter);
    return (struct scan_bits){low.delimiters | high.delimiters << 32,
                              low.quotes | high.quotes << 32,
                              low.controls | high.controls << 32};
}

AVX2 struct scanned scan_avx2(struct slice window, char delimiter,
                              uint16_t at[SCAN_ROOM]) {
    return scan_by(kinds_avx2, lowest_bmi, window, delimiter, at);
}

#endif

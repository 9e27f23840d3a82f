#include "base/mem.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/os_file.h"

/* What the code assumes of the machine; ratio.c adds what GMP needs. It does not assume a
   byte order, since numbers are built from bytes by shifts, nor whether char is signed:
   the tests run with both. */
_Static_assert(CHAR_BIT == 8, "a byte must have 8 bits");
_Static_assert(sizeof(int) >= sizeof(int32_t),
               "counts of municipalities and days are int");
_Static_assert(sizeof(size_t) == sizeof(uint64_t), "sizes of memory count as 64 bits");

#ifdef MEM_FAULTS
/* Test builds only: SETA_FAIL_ALLOC=n makes the n-th allocation fail. */
static int fault_due(void) {
    static long left = -1;
    if (left < 0) {
        const char *text = getenv("SETA_FAIL_ALLOC");
        left = text ? strtol(text, NULL, 10) : 0;
    }
    return left > 0 && --left == 0;
}
#else
static int fault_due(void) {
    return 0;
}
#endif

static const char *wording = "seta: error: out-of-memory: there is not enough memory\n";

void mem_wording(const char *text) {
    wording = text;
}

_Noreturn void mem_exhausted(void) {
    /* Not by stdio, which itself may need memory; if it fails nothing more can be done. */
    int ignored = os_write(OS_ERRORS, wording, strlen(wording));
    (void)ignored;
    exit(MEM_EXIT_STATUS);
}

void *mem_realloc_hook(void *old, size_t size) {
    void *got = fault_due() ? NULL : realloc(old, size ? size : 1);
    if (!got)
        mem_exhausted();
    return got;
}

void *mem_malloc_hook(size_t size) {
    return mem_realloc_hook(NULL, size);
}

void *mem_alloc(size_t size) {
    return mem_realloc_hook(NULL, size);
}

void *mem_zero(size_t count, size_t size) {
    void *got = fault_due() ? NULL : calloc(count ? count : 1, size ? size : 1);
    if (!got)
        mem_exhausted();
    return got;
}

void *mem_grow(void *old, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        mem_exhausted();
    return mem_realloc_hook(old, count * size);
}

char *mem_copy(const char *from, size_t len) {
    char *got = mem_grow(NULL, len + 1, 1);
    if (len)
        memcpy(got, from, len);
    got[len] = '\0';
    return got;
}

void *mem_room(void *old, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity)
        return old;
    *capacity = *capacity ? *capacity * 2 : 8;
    return mem_grow(old, *capacity, size);
}

/* Memory: the one place where running out ends the process. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* The exit status when memory runs out, or the machine lacks anything else. */
enum { MEM_EXIT_STATUS = 3 };

/* All of these return storage that is owned by the caller and released with free(), and
   never NULL: when memory is exhausted they print one line on standard error and call
   exit(3), so that handlers registered with atexit() can remove half-written files. A
   size of 0 gives a valid pointer. */

/* `size` bytes, not initialised. */
void *mem_alloc(size_t size);

/* `count` elements of `size` bytes each, all bytes 0. */
void *mem_zero(size_t count, size_t size);

/* `old` (taken; may be NULL) enlarged to `count` elements of `size` bytes each. */
void *mem_grow(void *old, size_t count, size_t size);

/* A copy of `len` bytes at `from`, followed by a NUL byte. */
char *mem_copy(const char *from, size_t len);

/* Ensures room for one more element in a growing array: doubles *capacity (elements) when
   `count` has reached it. Returns the array, moved or not; `old` is taken. */
void *mem_room(void *old, size_t count, size_t *capacity, size_t size);

/* Ends the process as the functions above do; for libraries that report it themselves. */
_Noreturn void mem_exhausted(void);

/* Sets the line that is printed then (borrowed). It is translated beforehand: without
   memory no catalogue can be read. */
void mem_wording(const char *text);

/* realloc and malloc that end the process in the same way: allocators for libraries. */
void *mem_realloc_hook(void *old, size_t size);
void *mem_malloc_hook(size_t size);

#endif

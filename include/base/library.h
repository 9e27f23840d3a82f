/* Libraries that are loaded when they are first needed, so that a run without them does not
   wait for them and need not have them. The only use of the dynamic loader. */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* A function of a library, and where its address goes in the caller's structure. */
struct library_function {
    const char *name;
    size_t offset;
};

/* The files and functions of a library. */
struct library {
    const char *const *files; /* the first that is there and complete is taken */
    size_t file_count;
    const struct library_function *functions;
    size_t function_count;
};

/* Loads a library for the rest of the run, and fills in the addresses of its functions.
   False when no file has them all; some may be filled in then. */
bool library_load(const struct library *l, void *addresses);

#endif

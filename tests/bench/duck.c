/* Runs SQL with DuckDB: `duck LIBRARY THREADS SQL`. With THREADS 0 it prints the library's
   version instead. The library is loaded by name, so that this builds without it; what is
   declared here is the part of its C interface that is used (duckdb.h of version 1). */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct result {
    uint64_t counts[3];
    void *columns;
    char *error;
    void *internal;
};

static void *library;

static void *function(const char *name) {
    void *found = dlsym(library, name);
    if (!found) {
        fprintf(stderr, "duck: %s\n", dlerror());
        exit(3);
    }
    return found;
}

/* ISO C knows no cast from an object's address to a function's; POSIX does. */
#define FUNCTION(type, name)                                                             \
    type;                                                                                \
    *(void **)&name = function("duckdb_" #name)

static int run(void *connection, const char *sql) {
    FUNCTION(int (*query)(void *, const char *, struct result *), query);
    FUNCTION(const char *(*result_error)(struct result *), result_error);
    FUNCTION(void (*destroy_result)(struct result *), destroy_result);
    struct result result = {{0}, NULL, NULL, NULL};
    int failed = query(connection, sql, &result);
    if (failed)
        fprintf(stderr, "duck: %s\n", result_error(&result));
    destroy_result(&result);
    return failed;
}

int main(int argc, char **argv) {
    if (argc < 3 || !(library = dlopen(argv[1], RTLD_NOW))) {
        fprintf(stderr, "duck: %s\n", argc < 3 ? "LIBRARY THREADS SQL" : dlerror());
        return 2;
    }
    if (strcmp(argv[2], "0") == 0 || argc < 4) {
        FUNCTION(const char *(*library_version)(void), library_version);
        puts(library_version());
        return 0;
    }
    FUNCTION(int (*open)(const char *, void **), open);
    FUNCTION(int (*connect)(void *, void **), connect);
    void *database, *connection;
    char threads[64];
    snprintf(threads, sizeof threads, "SET threads = %s", argv[2]);
    if (open(NULL, &database) || connect(database, &connection)) {
        fprintf(stderr, "duck: no database\n");
        return 1;
    }
    return run(connection, threads) || run(connection, argv[3]);
}

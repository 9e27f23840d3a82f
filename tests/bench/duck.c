/* Runs files of SQL with DuckDB: `duck LIBRARY THREADS FILE...`, or prints its
   version when no file is named. The library is loaded by name, so that this builds
   without it; what is declared here is the part of its C interface that is used
   (duckdb.h of version 1). */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_BYTES = 1 << 16 };

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

static int run_file(void *connection, const char *path) {
    static char sql[MOST_BYTES];
    FILE *file = fopen(path, "r");
    size_t len = file ? fread(sql, 1, sizeof sql - 1, file) : 0;
    if (!file || ferror(file) || !feof(file)) {
        fprintf(stderr, "duck: cannot read %s\n", path);
        exit(3);
    }
    sql[len] = '\0';
    fclose(file);
    return run(connection, sql);
}

static void *connect_with(const char *threads) {
    FUNCTION(int (*open)(const char *, void **), open);
    FUNCTION(int (*connect)(void *, void **), connect);
    void *database, *connection;
    char setting[64];
    snprintf(setting, sizeof setting, "SET threads = %s", threads);
    if (open(NULL, &database) || connect(database, &connection) ||
        run(connection, setting))
        exit(1);
    return connection;
}

int main(int argc, char **argv) {
    if (argc < 2 || !(library = dlopen(argv[1], RTLD_NOW))) {
        fprintf(stderr, "duck: %s\n", argc < 2 ? "LIBRARY THREADS FILE..." : dlerror());
        return 2;
    }
    if (argc < 4) {
        FUNCTION(const char *(*library_version)(void), library_version);
        return puts(library_version()) < 0;
    }
    void *connection = connect_with(argv[2]);
    for (int i = 3; i < argc; i++)
        if (run_file(connection, argv[i]))
            return 1;
    return 0;
}

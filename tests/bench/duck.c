/* Runs files of SQL with DuckDB: `duck LIBRARY THREADS FILE...`, or prints its
   version when no file is named. Among the files, VIEW=MACRO makes a view of what a macro
   for tables gives. The library is loaded by name, so that this builds
   without it; what is declared here is the part of its C interface that is used
   (duckdb.h of version 1). */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static int make_view(void *connection, const char *view, const char *macro) {
    char sql[256];
    snprintf(sql, sizeof sql, "CREATE TEMP VIEW %.*s AS FROM %s()",
             (int)(macro - view - 1), view, macro);
    return run(connection, sql);
}

static int run_argument(void *connection, const char *argument) {
    const char *equals = strchr(argument, '/') ? NULL : strchr(argument, '=');
    return equals ? make_view(connection, argument, equals + 1)
                  : run_file(connection, argument);
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
        if (run_argument(connection, argv[i]))
            return 1;
    return 0;
}

/* Reads a file with libcsv and does nothing with it: `parse FILE`, or libcsv's version
   when no file is named. No program that uses libcsv can be faster. */
#include <csv.h>
#include <stdio.h>

static void take_cell(void *cell, size_t len, void *count) {
    (void)cell;
    (void)len;
    ++*(size_t *)count;
}

static void take_row(int terminator, void *count) {
    (void)terminator;
    (void)count;
}

int main(int argc, char **argv) {
    static char buffer[1 << 18];
    struct csv_parser parser;
    size_t cells = 0, got;
    if (argc < 2)
        return printf("%d.%d.%d\n", CSV_MAJOR, CSV_MINOR, CSV_RELEASE) < 0;
    FILE *file = fopen(argv[1], "r");
    if (!file || csv_init(&parser, 0))
        return 3;
    while ((got = fread(buffer, 1, sizeof buffer, file)) > 0)
        if (csv_parse(&parser, buffer, got, take_cell, take_row, &cells) != got)
            return 1;
    csv_fini(&parser, take_cell, take_row, &cells);
    csv_free(&parser);
    printf("%zu\n", cells);
    return ferror(file) || fclose(file) ? 3 : 0;
}

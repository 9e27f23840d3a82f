/* All ways of reading rows give the same for the same bytes, however hostile. */
#include "dice.h"
#include "dump.h"

enum { MOST_PIECES = 400 };

/* The pieces of hostile files, all equally likely. */
static const struct slice pieces[] = {
#define PIECE(text)                                                                      \
    { text, sizeof text - 1 }
    PIECE(";"),
    PIECE(";"),
    PIECE("\n"),
    PIECE("\n"),
    PIECE("\r\n"),
    PIECE("\r"),
    PIECE("\""),
    PIECE("\"\""),
    PIECE(";\"a\";"),
    PIECE(";\"a;b\""),
    PIECE("\"\"\"\""),
    PIECE("\"x \"\"y\"\" z\""),
    PIECE(" "),
    PIECE("\t"),
    PIECE("\""),
    PIECE("a"),
    PIECE("12,50"),
    PIECE("2025-Q1"),
    PIECE("\0"),
    PIECE("\x01"),
    PIECE("\x0b"),
    PIECE("\xc3\xa9"),
    PIECE("\xc2\xa0"),
    PIECE("19\" scherm"),
    PIECE("\n\n\n"),
    PIECE("   \n"),
    PIECE(";;;;\n"),
    PIECE("\"a\nb\""),
    PIECE("\" a \""),
    PIECE("\"a\" "),
    PIECE(" \"a\""),
    PIECE(";\r\n\r\n"),
    PIECE("a long cell without anything in it"),
    PIECE("1;2;3;4;5\n"),
    PIECE("1;2;\"3;3\";4;5\r\n"),
    PIECE("1;2;3;4;-1.234,56\r\n"),
};

enum { PIECES = sizeof pieces / sizeof pieces[0] };

/* Few kinds of pieces at a time: so that some files are nearly plain, and some not at
   all. */
static void random_file(struct dice *d, struct buf *file) {
    size_t kinds[6];
    int64_t kind_count = dice_between(d, 1, 6), count = dice_between(d, 0, MOST_PIECES);
    for (int64_t i = 0; i < kind_count; i++)
        kinds[i] = (size_t)dice_between(d, 0, PIECES - 1);
    if (dice_once_in(d, 20))
        buf_text(file, "\xef\xbb\xbf");
    if (dice_once_in(d, 20))
        buf_text(file, "caf\xe9;\x81\n");
    for (int64_t i = 0; i < count; i++) {
        int64_t plain = dice_between(d, 0, 1);
        size_t last = (size_t)dice_between(d, PIECES - 3, PIECES - 1);
        buf_slice(file, pieces[plain ? last : kinds[dice_between(d, 0, kind_count - 1)]]);
    }
    if (dice_once_in(d, 50))
        buf_repeat(file, "0123456789", 4000);
}

static const char *all_ways_read_the_same(struct dice *d) {
    static const char delimiters[] = ";;;;,\t| \"a\n\x1f";
    struct buf file;
    buf_init(&file);
    random_file(d, &file);
    char delimiter = delimiters[dice_between(d, 0, sizeof delimiters - 2)];
    size_t block = (size_t)(dice_once_in(d, 2) ? dice_between(d, 1, 200) : SOURCE_BLOCK);
    bool alike = dump_alike(buf_view(&file), block, delimiter);
    buf_clear(&file);
    return alike ? NULL : "two ways of reading differ";
}

int main(void) {
    return dice_try("all ways of reading give the same", all_ways_read_the_same, 20000);
}

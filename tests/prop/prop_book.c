/* Whatever the texts of a report, its workbook is one that a spreadsheet opens, and holds
   them. */
#include "base/buf.h"
#include "book.h"
#include "dice.h"

enum { MOST_TEXTS = 4, MOST_PIECES = 40 };

static const char *const pieces[] = {"a",
                                     "Z",
                                     " ",
                                     "&",
                                     "&G",
                                     "&g",
                                     "&[Picture]",
                                     "&[PICTURE]",
                                     "&L",
                                     "&&",
                                     "<",
                                     ">",
                                     "\"",
                                     "'",
                                     "=",
                                     "_",
                                     "_x0041_",
                                     "x0041_",
                                     "_X000d",
                                     "_xFFFF_",
                                     "\x01",
                                     "\x08",
                                     "\t",
                                     "\n",
                                     "\r",
                                     "\x1f",
                                     "\x7f",
                                     "\xc2\x85",
                                     "\u00a0",
                                     "\u200b",
                                     "\u202e",
                                     "\ufeff",
                                     "\ufffd",
                                     "\ufffe",
                                     "\uffff",
                                     "\U0001f600",
                                     "\U0010ffff",
                                     "e\u0301",
                                     "\u00c9",
                                     "\u00e9",
                                     "\xed\xa0\x80",
                                     "\xff",
                                     "\xe2\x82",
                                     "[",
                                     "]",
                                     ":",
                                     "*",
                                     "?",
                                     "/",
                                     "\\",
                                     "History",
                                     "A1",
                                     "R1C1",
                                     "31 units of a sheet's name long",
                                     "]]>",
                                     "&amp;",
                                     "&#1;",
                                     "<!--",
                                     "\U0001f468\u200d\U0001f469\u200d\U0001f467",
                                     "!"};

static void random_text(struct dice *d, struct buf *text) {
    int64_t count = dice_between(d, 0, dice_between(d, 0, MOST_PIECES));
    for (int64_t i = 0; i < count; i++) {
        size_t piece = (size_t)dice_between(d, 0, sizeof pieces / sizeof pieces[0] - 1);
        size_t times = dice_once_in(d, 40) ? (size_t)dice_between(d, 1, 3000) : 1;
        buf_repeat(text, pieces[piece], times);
    }
}

static const char *every_workbook_can_be_read(struct dice *d) {
    struct buf drawn[MOST_TEXTS] = {0};
    const char *texts[MOST_TEXTS];
    size_t count = (size_t)dice_between(d, 1, MOST_TEXTS);
    for (size_t i = 0; i < count; i++) {
        random_text(d, &drawn[i]);
        texts[i] = buf_str(&drawn[i]);
    }
    const char *trouble = book_trouble(texts, count, dice_once_in(d, 2));
    for (size_t i = 0; i < count; i++)
        buf_clear(&drawn[i]);
    return trouble;
}

int main(void) {
    return dice_try("every workbook can be read", every_workbook_can_be_read, 300);
}

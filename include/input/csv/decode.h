/* Decoding: the text of a file as UTF-8, whatever its encoding. A byte order mark
   decides, or else the code page that is said; without either the whole file is UTF-8 or,
   if it is not valid as that, Windows-1252 (Excel's plain CSV). Who takes a text apart into
   cells can have it as it is, and decide for each cell which of the two it is (utf8.h,
   windows.h). The 0x1A that DOS programs write at the end is no part of the text. */
#ifndef INPUT_CSV_DECODE_H
#define INPUT_CSV_DECODE_H

#include "input/csv/code_pages.h"
#include "input/csv/source.h"

/* U+FFFD in UTF-8: stands for invalid bytes in a file that is converted. */
#define DECODER_REPLACEMENT "\xef\xbf\xbd"

enum encoding {
    ENCODING_UTF8,
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_WINDOWS,
    ENCODING_PAGE /* the code page that was said */
};

struct decoder {
    struct source *source; /* borrowed */
    enum encoding encoding;
    enum code_page said;
    uint16_t page[CODE_PAGE_HIGH]; /* its characters */
    bool by_cell;  /* such text is given as it is; set behind decoder_init */
    bool started;  /* the byte order mark was looked for */
    bool settled;  /* the encoding is certain; false while all was ASCII */
    bool doubtful; /* the text that was given last is not all UTF-8 */
    unsigned
        encodings;  /* of characters that are not ASCII, in all text given by cell: bits
                           1 << encoding */
    char cut[4];    /* a character that the text given last ends in */
    size_t cut_len; /* bytes of it */
    size_t mark;    /* bytes of the byte order mark */
    size_t skip;    /* bytes of it still ahead */
    uint64_t end;   /* the text ends before this byte of the file, or at its end */
    char *in;       /* owned: bytes left over from the block before, then a block */
    size_t in_len;  /* bytes left over */
    bool replaced;  /* the text that was given last has bytes that are no character */
    char *out;      /* owned: converted text */
    size_t out_room;
};

void decoder_init(struct decoder *d, struct source *source);
void decoder_clear(struct decoder *d);

/* Says the code page of a file that has no byte order mark. Before it is read. */
void decoder_say(struct decoder *d, enum code_page page);

/* Whether the file can be read in parts: while it is text of one byte a unit. */
bool decoder_has_chunks(const struct decoder *d);

/* A decoder for the part of whole's file that starts where `source` stands, between two
   characters. */
void decoder_chunk(struct decoder *d, const struct decoder *whole, struct source *source);

/* The next piece of text, borrowed until the next call: 1; 0 at the end; -1 after adding
   unreadable. Pieces end anywhere, also inside a character. Where a file is converted,
   invalid bytes become U+FFFD; `replaced` says whether there are any. */
int decoder_next(struct decoder *d, struct slice *text, struct diags *faults)
    __attribute__((warn_unused_result));

/* Starts again at the front; the encoding stays known. */
void decoder_rewind(struct decoder *d);

/* Whether text is converted, so that U+FFFD in it stands for invalid bytes. */
bool decoder_converts(const struct decoder *d);

#endif

/* Decoding: the text of a file as UTF-8, whatever its encoding. A byte order mark
   decides; without one the whole file is UTF-8 or, if it is not valid as that,
   Windows-1252 (Excel's plain CSV). Who finds cells in Windows-1252 as it is can have the
   text so, and convert what is needed (windows.h). The 0x1A that DOS programs write at the end is no
   part of the text. */
#ifndef INPUT_CSV_DECODE_H
#define INPUT_CSV_DECODE_H

#include <iconv.h>

#include "input/csv/source.h"

/* U+FFFD in UTF-8: stands for invalid bytes in a file that is converted. */
#define DECODER_REPLACEMENT "\xef\xbf\xbd"

enum encoding { ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_WINDOWS };

struct decoder {
    struct source *source; /* borrowed */
    enum encoding encoding;
    bool keeps_windows; /* Windows-1252 is given as it is; set behind decoder_init */
    bool started;       /* the byte order mark was looked for */
    bool settled;       /* the encoding is certain; false while all was ASCII */
    bool part;          /* of a file: has its own block alone to judge by */
    bool wide;          /* a part had characters of UTF-8 that are not ASCII */
    size_t seen_ahead;  /* bytes of the next block that end a character cut in two */
    struct slice later; /* borrowed: of the block, behind ASCII that was given alone */
    size_t mark;        /* bytes of the byte order mark */
    size_t skip;        /* bytes of it still ahead */
    uint64_t end;       /* the text ends before this byte of the file, or at its end */
    iconv_t converter;  /* owned; (iconv_t)-1 = none */
    char *in;           /* owned: bytes left over from the block before, then a block */
    size_t in_len;      /* bytes left over */
    bool replaced;      /* the text that was given last has bytes that are no character */
    char *out;          /* owned: converted text */
    size_t out_room;
};

void decoder_init(struct decoder *d, struct source *source);
void decoder_clear(struct decoder *d);

/* Whether the file can be read in parts: while it is text of one byte a unit. */
bool decoder_has_chunks(const struct decoder *d);

/* A decoder for the part of whole's file that starts where `source` stands, between two
   characters. Unless the whole is known to have one encoding, the part takes its text for
   UTF-8 until a byte is not, and for Windows-1252 from there. */
void decoder_chunk(struct decoder *d, const struct decoder *whole, struct source *source);

/* The encodings that a part had characters of which are not ASCII: bits 1 << encoding.
   With parts of different ones the whole has to settle which it is. */
unsigned decoder_encodings(const struct decoder *d);

/* The next piece of text, borrowed until the next call: 1; 0 at the end; -1 after adding
   unreadable. Pieces end anywhere, also inside a character. The encoding is settled only
   when text that is not ASCII is given: so the header of a file, nearly always ASCII, costs
   no look at the rest. Where a file is converted,
   invalid bytes become U+FFFD; `replaced` says whether there are any. */
int decoder_next(struct decoder *d, struct slice *text, struct diags *faults)
    __attribute__((warn_unused_result));

/* Starts again at the front; the encoding stays known. */
void decoder_rewind(struct decoder *d);

/* Whether text is converted, so that U+FFFD in it stands for invalid bytes. */
bool decoder_converts(const struct decoder *d);

#endif

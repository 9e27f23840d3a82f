/* Decoding: the text of a file as UTF-8, whatever its encoding. A byte order mark
   decides; without one the whole file is UTF-8 or, if it is not valid as that,
   Windows-1252 (Excel's plain CSV). The 0x1A that DOS programs write at the end is no
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
    bool started;  /* the byte order mark was looked for */
    bool settled;  /* the encoding is certain; false while all was ASCII */
    bool part;     /* of a file that is UTF-8, or assumed to be until proved otherwise */
    bool mistaken; /* a part is not UTF-8: the file must be read again as a whole */
    size_t seen_ahead; /* bytes of the next block that end a character cut in two */
    size_t mark;       /* bytes of the byte order mark */
    size_t skip;       /* bytes of it still ahead */
    uint64_t end;      /* the text ends before this byte of the file, or at its end */
    iconv_t converter; /* owned; (iconv_t)-1 = none */
    char *in;          /* owned: bytes left over from the block before, then a block */
    size_t in_len;     /* bytes left over */
    bool replaced;     /* conversion put U+FFFD into the text that was given last */
    char *out;         /* owned: converted text */
    size_t out_room;
};

void decoder_init(struct decoder *d, struct source *source);
void decoder_clear(struct decoder *d);

/* Whether the file can be read in parts: only when they all have one encoding. */
bool decoder_has_chunks(const struct decoder *d);

/* A decoder for the part of whole's file that starts where `source` stands, between two
   characters. Unless the whole is known to be UTF-8 the part checks that it is; if not,
   its text ends and it is `mistaken`. */
void decoder_chunk(struct decoder *d, const struct decoder *whole, struct source *source);

/* The next piece of text, borrowed until the next call: 1; 0 at the end; -1 after adding
   unreadable. Pieces end anywhere, also inside a character. Where a file is converted,
   invalid bytes become U+FFFD. */
int decoder_next(struct decoder *d, struct slice *text, struct diags *faults)
    __attribute__((warn_unused_result));

/* Starts again at the front; the encoding stays known. */
void decoder_rewind(struct decoder *d);

/* Whether text is converted, so that U+FFFD in it stands for invalid bytes. */
bool decoder_converts(const struct decoder *d);

#endif

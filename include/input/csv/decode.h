/* Decoding: whatever way a file writes its letters, what comes out is UTF-8. A byte order
   mark decides; without one a file is UTF-8, or else Windows-1252 as a whole (Excel's
   plain CSV). What DOS programs write behind it, 0x1A, is no part of the text. */
#ifndef INPUT_CSV_DECODE_H
#define INPUT_CSV_DECODE_H

#include <iconv.h>

#include "input/csv/source.h"

/* U+FFFD in UTF-8: bytes without a meaning in a file that is converted. */
#define DECODER_REPLACEMENT "\xef\xbf\xbd"

enum encoding { ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_WINDOWS };

struct decoder {
    struct source *source; /* borrowed */
    enum encoding encoding;
    bool started;  /* the byte order mark was looked for */
    bool settled;  /* the encoding is known for sure: so far all was ASCII otherwise */
    bool part;     /* of a file that is UTF-8, or is taken for it as long as it can be */
    bool mistaken; /* a part is not UTF-8: the file must be read again as a whole */
    size_t seen_ahead; /* bytes of a character that a block cut in two, in the next one */
    size_t mark;       /* bytes of the mark */
    size_t skip;       /* bytes of the mark still ahead */
    uint64_t end;      /* the text ends at this byte of the file, or at its end */
    iconv_t converter; /* owned; (iconv_t)-1 = none */
    char *in;          /* owned: a block, behind what the block before it left over */
    size_t in_len;     /* bytes left over */
    bool replaced;     /* the text that was given last has U+FFFD, by conversion */
    char *out;         /* owned: converted text */
    size_t out_room;
};

void decoder_init(struct decoder *d, struct source *source);
void decoder_clear(struct decoder *d);

/* Whether the file can be read in parts: they must be known to be written alike. */
bool decoder_parts(const struct decoder *d);

/* A decoder for the part of whole's file that `source` stands at the front of, where a
   character begins. Unless the whole is known to be UTF-8, the part watches whether it
   is; when not, text ends and it is `mistaken`. */
void decoder_part(struct decoder *d, const struct decoder *whole, struct source *source);

/* The next piece of text, borrowed until the next call: 1; 0 at the end; -1 after adding
   unreadable. Pieces end anywhere, also inside a character. In a file that is converted,
   bytes without a meaning become U+FFFD. */
int decoder_next(struct decoder *d, struct slice *text, struct diags *faults)
    __attribute__((warn_unused_result));

/* Starts again at the front; what is known of the encoding stays known. */
void decoder_rewind(struct decoder *d);

/* Whether text is converted, so that U+FFFD in it means bytes without a meaning. */
bool decoder_converts(const struct decoder *d);

#endif

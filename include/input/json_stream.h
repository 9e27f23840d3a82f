/* JSON stream: the members of one object, one by one, and the elements of those that are
   arrays. Only the current value is held in memory, as a text for jansson. */
#ifndef INPUT_JSON_STREAM_H
#define INPUT_JSON_STREAM_H

#include "base/buf.h"
#include "input/csv/decode.h"

enum { JSON_VALUE_BYTES = 8 * 1024 * 1024 }; /* longest value */

struct json_stream {
    struct decoder decoder;
    struct diags *d;     /* borrowed */
    struct slice text;   /* borrowed from the decoder: not yet taken, valid UTF-8 */
    uint64_t line;       /* physical line where it starts, from 1 */
    struct buf value;    /* the last value, or a member's name with its quotes */
    uint64_t value_line; /* on which it starts */
    bool begun;          /* the first member, or element, was taken */
    bool unreadable;     /* reading failed; the fault was added */
};

/* Starts at the front of `source` (borrowed). Failures to read go to `d` (borrowed). */
void json_stream_init(struct json_stream *s, struct source *source, struct diags *d);
void json_stream_clear(struct json_stream *s);

/* These return 1; 0 at the end; -1 when the file is not valid JSON at `line`, or
   unreadable. */

/* Enters the object that the whole file must be. 0: it is an array. */
int json_stream_open(struct json_stream *s);

/* The next member's name, with its quotes, in `value`. Nothing may follow the object. */
int json_stream_member(struct json_stream *s);

/* Enters the member's array. 0: its value is no array, and not yet taken. */
int json_stream_array(struct json_stream *s);

/* Goes to the next element of the array: `text` begins with as much of it as is at
   hand. Then its value is taken, or skipped. */
int json_stream_element(struct json_stream *s);

/* The value of the member or element, in `value`. */
int json_stream_value(struct json_stream *s);

/* Skips an element of `len` bytes that was read where it stands in `text`. */
void json_stream_skip(struct json_stream *s, size_t len);

#endif

/* A JSON stream: the members of one object, one by one, and the elements of those that are
   arrays. Of the file only the value at hand is held, as text for jansson. */
#ifndef INPUT_JSON_STREAM_H
#define INPUT_JSON_STREAM_H

#include "base/buf.h"
#include "input/csv/decode.h"

enum { JSON_VALUE_BYTES = 8 * 1024 * 1024 }; /* longest value */

struct json_stream {
    struct decoder decoder;
    struct diags *d;   /* borrowed */
    struct slice text; /* borrowed from the decoder: ahead */
    uint64_t line;     /* physical line of what is ahead, from 1 */
    struct buf value; /* the value that came last, or a member's name as JSON writes it */
    uint64_t value_line; /* on which it starts */
    bool begun;          /* something of the object, or of the array, was taken */
    bool unreadable;     /* the fault was added */
};

/* At the front of what `source` (borrowed) has. Failures to read go to `d` (borrowed). */
void json_stream_init(struct json_stream *s, struct source *source, struct diags *d);
void json_stream_clear(struct json_stream *s);

/* These give 1, 0 at the end, and -1 when there is no such thing: the file is no JSON at
   `line`, or it is unreadable. */

/* Enters the object that the file is. 0: it is an array. */
int json_stream_open(struct json_stream *s);

/* The next member's name, with its quotes, in `value`; at the end of the object nothing
   may follow it. */
int json_stream_member(struct json_stream *s);

/* Enters the array that the member is. 0: it is no array, and still ahead. */
int json_stream_array(struct json_stream *s);

/* The next element of the array, in `value`. */
int json_stream_element(struct json_stream *s);

/* The value of the member, in `value`. */
int json_stream_value(struct json_stream *s);

#endif

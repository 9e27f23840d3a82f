/* Source: the raw bytes of one input file, read from front to end in blocks, as often as
   needed. Never more than one block is held. */
#ifndef INPUT_CSV_SOURCE_H
#define INPUT_CSV_SOURCE_H

#include "base/diag.h"
#include "base/os_file.h"

enum { SOURCE_BLOCK = 256 * 1024 };

/* What makes the bytes of a source that is no file itself. */
struct source_maker {
    /* Makes up to `len` bytes, those that come next. Returns how many: 0 at the end, -1
       after adding a fault. */
    ssize_t (*make)(void *self, char *to, size_t len, struct diags *d);
    void (*rewind)(void *self);
    void (*report)(void *self, struct diags *d); /* see source_report */
    void (*close)(void *self);
};

struct source {
    const char *name;    /* borrowed: the file as places show it */
    int fd;              /* owned, by a part borrowed; -1 = not open, or in memory */
    bool part;           /* reads the file of another source */
    struct slice memory; /* borrowed: the bytes when there is no file */
    const struct source_maker *maker; /* borrowed: makes the bytes, or NULL */
    void *made_by;                    /* owned: for `maker` */
    struct os_status was;             /* of the file when it was opened */
    char *block;                      /* owned: `room` bytes */
    size_t room, got;                 /* bytes of room, bytes in the block */
    uint64_t offset;                  /* in the file: where the block starts */
    uint64_t size;                    /* bytes of the whole file; 0 = they are made */
    bool waiting; /* the block was not given out since the last rewind */
    void *self;   /* for `seen` */
    /* Called with every block once, in order; or NULL. */
    void (*seen)(void *self, struct slice block);
    uint64_t seen_until; /* bytes that `seen` has had */
};

/* Copies standard input to a temporary file without a name, so that it can be read more
   than once: its descriptor, owned by the caller, above those of the standard streams. -1
   after adding unreadable or unwritable. */
int source_spool(struct diags *d) __attribute__((warn_unused_result));

/* Opens the regular file at `path` (borrowed), in blocks of `block` bytes. "-" is
   standard input, read from its copy *spool: owned by the caller, -1 when none was made
   yet. -1 after adding path-missing or unreadable to `d`. The caller closes the source in
   both cases. */
int source_open(struct source *s, const char *path, size_t block, int *spool,
                struct diags *d) __attribute__((warn_unused_result));

/* A source over bytes in memory (borrowed). */
void source_memory(struct source *s, struct slice bytes, const char *name, size_t block);

/* A source whose bytes are made by `maker` (borrowed) and `self` (taken). They cannot be
   peeked at, nor be read in chunks. */
void source_made(struct source *s, const struct source_maker *maker, void *self,
                 const char *name, size_t block);

/* A source for the same file that can be peeked at alone, and closed behind `from`, by the
   name `name` (borrowed). -1 after adding unreadable. */
int source_copy(struct source *s, const struct source *from, const char *name,
                struct diags *d) __attribute__((warn_unused_result));

/* A second source for the same bytes, from `from` on, with a position of its own. Close
   it before `whole`. */
void source_chunk(struct source *s, const struct source *whole, uint64_t from);

void source_close(struct source *s);

/* Once all bytes were read: adds what only the whole of them shows, if they are made. */
void source_report(const struct source *s, struct diags *d);

/* The next block, borrowed until the next call: 1; 0 at the end; -1
   after adding unreadable. */
int source_next(struct source *s, struct slice *block, struct diags *d)
    __attribute__((warn_unused_result));

/* Starts again at the front. Reads nothing again while the first block is the current
   one. */
void source_rewind(struct source *s);

/* Reads up to `len` bytes at `offset` without moving. Returns how many: 0 at the end or
   after a failure, which source_next will meet again. */
size_t source_peek(const struct source *s, uint64_t offset, char *to, size_t len);

#endif

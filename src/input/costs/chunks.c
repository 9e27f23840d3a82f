#include "input/costs/chunks.h"

#include <stdlib.h>
#include <string.h>

#include "base/jobs.h"
#include "base/mem.h"
#include "input/costs/cost_lines.h"

enum {
    CHUNK_BYTES = 2 * 1024 * 1024, /* fewer are not worth a thread */
    SEEK_BYTES = 4096,             /* read at a time to find a line end */
    SEEK_MOST = 256                /* times, for one start */
};

struct chunk {
    uint64_t from, until; /* bytes of the file between which its rows start */
    uint64_t end;         /* where the first row behind them starts */
    struct diags faults;
    struct line_sink sink;
    struct cost_run run;
    struct cost_file file;
    int result;
};

struct chunks {
    struct cost_file *file; /* borrowed */
    struct chunk *list;     /* owned */
    size_t count;
};

/* --- where they start -------------------------------------------------------------- */

/* Bytes that are worth a thread; for tests the environment variable SETA_CHUNK. */
static uint64_t least_bytes(void) {
    const char *text = getenv("SETA_CHUNK");
    unsigned long long bytes = text ? strtoull(text, NULL, 10) : 0;
    return bytes > 0 ? bytes : CHUNK_BYTES;
}

size_t chunks_block(void) {
    uint64_t bytes = least_bytes();
    return bytes < SOURCE_BLOCK ? (size_t)bytes : SOURCE_BLOCK;
}

static size_t count_wanted(const struct cost_file *f, uint64_t bytes) {
    const struct cost_run *r = f->run;
    uint64_t jobs = jobs_allowed(r->l->o->jobs);
    uint64_t count = bytes / least_bytes();
    count = count < jobs ? count : jobs;
    return r->sink->fork && !r->repeats && !r->digest && !r->levels ? (size_t)count : 1;
}

/* The offset behind the first line feed from `offset` on, or 0 when none is near. */
static uint64_t line_start(const struct source *s, uint64_t offset) {
    char bytes[SEEK_BYTES];
    for (int i = 0; i < SEEK_MOST; i++) {
        size_t got = source_peek(s, offset, bytes, sizeof bytes);
        const char *end = got > 0 ? memchr(bytes, '\n', got) : NULL;
        if (end)
            return offset + (uint64_t)(end - bytes) + 1;
        offset += got;
    }
    return 0;
}

/* Makes chunks that start at about equal distances; fewer when lines are very long. */
static void lay_out(struct chunks *s, uint64_t from, uint64_t size, size_t wanted) {
    const struct source *source = &s->file->reader.source;
    s->list = mem_zero(wanted, sizeof *s->list);
    s->list[0].from = from;
    s->count = 1;
    for (size_t i = 1; i < wanted; i++) {
        uint64_t start = line_start(source, from + (size - from) / wanted * i);
        if (start > s->list[s->count - 1].from && start < size)
            s->list[s->count++].from = start;
    }
    for (size_t i = 0; i < s->count; i++)
        s->list[i].until = i + 1 < s->count ? s->list[i + 1].from : UINT64_MAX;
}

/* --- reading them ------------------------------------------------------------------ */

static void begin(struct chunks *s, size_t number) {
    struct chunk *part = &s->list[number];
    const struct cost_file *whole = s->file;
    struct line_sink *sink = whole->run->sink;
    diags_init(&part->faults);
    part->sink = sink->fork(sink->self, &part->faults);
    cost_run_fork(&part->run, whole->run, &part->sink);
    part->run.bytes = whole->run->bytes;
    part->run.bytes_before = whole->run->bytes_before;
    part->run.chunks = number == 0 ? (unsigned)s->count : 0;
    part->file = (struct cost_file){&part->run,
                                    .style = whole->style,
                                    .period = whole->period,
                                    .named = whole->named,
                                    .amount = whole->amount,
                                    .behind = whole->behind,
                                    .behind_credit = whole->behind_credit};
    reader_chunk(&part->file.reader, &whole->reader, part->from, part->until,
                 &part->faults);
}

static void finish(struct chunks *s, struct chunk *part, bool keep) {
    struct line_sink *sink = s->file->run->sink;
    sink->join(sink->self, &part->sink, keep);
    row_totals_clear(&part->file.totals);
    reader_close(&part->file.reader);
    cost_run_clear(&part->run);
    levels_clear(&part->file.levels);
    diags_clear(&part->faults);
}

static void read_chunk(struct chunk *part) {
    part->result = cost_lines_read(&part->file);
    part->end = csvin_offset(part->file.reader.in);
}

/* The last job, behind those of the chunks, is the file's SHA-256. */
static void work(void *self, size_t number) {
    struct chunks *s = self;
    if (number < s->count)
        read_chunk(&s->list[number]);
    else
        reader_finish_digest(&s->file->reader);
}

/* --- putting them together --------------------------------------------------------- */

static bool is_complete(const struct chunk *part) {
    return part->result == 0 && !part->file.reader.stopped;
}

/* Reads every chunk again that does not start where the one before it ends, and drops
   those behind one that broke off. False when the file cannot be read in chunks after
   all. */
static bool agree(struct chunks *s) {
    for (size_t i = 0; i < s->count; i++) {
        struct chunk *part = &s->list[i];
        if (i > 0 && part->from != s->list[i - 1].end) {
            part->from = s->list[i - 1].end;
            finish(s, part, false);
            begin(s, i);
            read_chunk(part);
        }
        if (!account_sums_apart(&part->run.uncovered))
            return false;
        while (!is_complete(part) && s->count > i + 1)
            finish(s, &s->list[--s->count], false);
    }
    return true;
}

/* Adds what a chunk found to the whole. */
static void join(struct chunks *s, struct chunk *part) {
    struct cost_file *f = s->file;
    uint64_t lines = csvin_lines(f->reader.in);
    diag_move(&part->faults, f->reader.file, lines);
    diag_merge(f->reader.d, &part->faults);
    grouping_join(&f->groups, &part->file.groups, lines);
    cost_facts_join(&f->facts, &part->file.facts, lines);
    row_totals_join(&f->totals, &part->file.totals, lines);
    levels_join(&f->levels, &part->file.levels, lines);
    remarks_join(&f->remarks, &part->file.remarks, lines);
    cost_run_join(f->run, &part->run, lines);
    reader_skip(&f->reader, &part->file.reader);
    finish(s, part, true);
}

bool chunks_read(struct cost_file *f, int *result) {
    struct chunks s = {.file = f};
    struct reader *reader = &f->reader;
    uint64_t from = csvin_offset(reader->in), size = reader->source.size;
    size_t wanted = from < size ? count_wanted(f, size - from) : 1;
    if (wanted < 2 || !csvin_has_chunks(reader->in))
        return false;
    lay_out(&s, from, size, wanted);
    for (size_t i = 0; i < s.count; i++)
        begin(&s, i);
    jobs_run(s.count + (reader->digest != NULL), work, &s);
    bool agreed = agree(&s);
    *result = 0;
    for (size_t i = 0; i < s.count; i++) {
        if (!agreed) {
            finish(&s, &s.list[i], false);
            continue;
        }
        *result = s.list[i].result;
        join(&s, &s.list[i]);
    }
    free(s.list);
    return agreed || reader_rewind(reader, reader->d) != 0;
}

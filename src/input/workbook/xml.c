#include "input/workbook/xml.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"

enum {
    BLOCK = 64 * 1024,
    TOKEN_MOST = 4 * 1024 * 1024, /* bytes of a tag, a comment, ... */
    DEPTH_MOST = 256,             /* elements in each other */
    SEPARATOR = '|'               /* between a namespace and a name */
};

struct xml {
    struct part part;
    XML_Parser parser;                   /* owned */
    const struct xml_handlers *handlers; /* borrowed */
    void *self;                          /* for these */
    const char *file;                    /* borrowed */
    const char *wrong;                   /* why it was broken off, or NULL */
    const char *space;                   /* of the last element that was known */
    size_t space_len;
    uint64_t fed;    /* bytes that expat had */
    uint64_t border; /* of these, behind the last tag that was known */
    bool skims;      /* elements that may be skimmed have no prefix */
    uint64_t lines;  /* that were skimmed */
    char *text;      /* owned: a block, behind what is left of the one before */
    size_t left;     /* bytes of that */
    unsigned depth;
    bool ended;
};

static const char *const spaces[] = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
};

/* --- elements ------------------------------------------------------------------------ */

/* The name without its namespace; NULL when that is none of workbooks. Most elements have
   the namespace of the one before. */
static const char *local_name(struct xml *x, const char *name) {
    if (x->space_len > 0 && strncmp(name, x->space, x->space_len) == 0 &&
        name[x->space_len] == SEPARATOR)
        return name + x->space_len + 1;
    for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++) {
        size_t len = strlen(spaces[i]);
        if (strncmp(name, spaces[i], len) != 0 || name[len] != SEPARATOR)
            continue;
        x->space = spaces[i];
        x->space_len = len;
        return name + len + 1;
    }
    return NULL;
}

void xml_refuse(struct xml *x, const char *what) {
    x->wrong = x->wrong ? x->wrong : what;
    XML_StopParser(x->parser, XML_FALSE);
}

/* Behind this tag, of an element that is known, skimming may go on. */
static void set_border(struct xml *x) {
    if (x->handlers->skim)
        x->border = (uint64_t)XML_GetCurrentByteIndex(x->parser) +
                    (uint64_t)XML_GetCurrentByteCount(x->parser);
}

static void on_start(void *self, const char *name, const char **attributes) {
    struct xml *x = self;
    const char *local = local_name(x, name);
    if (++x->depth > DEPTH_MOST)
        xml_refuse(x, DIAG_WORD("its elements are too deep in each other"));
    if (!local || x->wrong)
        return;
    x->handlers->start(x->self, local, attributes);
    set_border(x);
}

static void on_end(void *self, const char *name) {
    struct xml *x = self;
    const char *local = local_name(x, name);
    x->depth--;
    if (!local || x->wrong)
        return;
    x->handlers->end(x->self, local);
    set_border(x);
}

static void on_text(void *self, const char *text, int len) {
    struct xml *x = self;
    if (!x->wrong)
        x->handlers->text(x->self, (struct slice){text, (size_t)len});
}

static void on_document_type(void *self, const char *name, const char *system,
                             const char *public, int internal) {
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    xml_refuse(self, DIAG_WORD("it declares a document type, which no workbook has"));
}

/* --- reading ------------------------------------------------------------------------- */

struct xml *xml_open(struct archive *a, const char *file, const char *name,
                     const struct xml_handlers *handlers, void *self, struct diags *d) {
    static const XML_Memory_Handling_Suite memory = {mem_malloc_hook, mem_realloc_hook,
                                                     free};
    struct xml *x = mem_zero(1, sizeof *x);
    x->handlers = handlers;
    x->self = self;
    x->file = file;
    if (part_open(&x->part, a, name, d) != 0) {
        free(x);
        return NULL;
    }
    static const XML_Char separator[] = {SEPARATOR, '\0'};
    x->parser = XML_ParserCreate_MM(NULL, &memory, separator);
    if (!x->parser)
        mem_exhausted();
    x->text = mem_alloc(BLOCK);
    XML_SetUserData(x->parser, x);
    XML_SetElementHandler(x->parser, on_start, on_end);
    XML_SetCharacterDataHandler(x->parser, on_text);
    XML_SetStartDoctypeDeclHandler(x->parser, on_document_type);
    return x;
}

void xml_close(struct xml *x, bool again) {
    if (!x)
        return;
    XML_ParserFree(x->parser);
    free(x->text);
    part_close(&x->part, again);
    free(x);
}

/* Adds the fault that stopped the parser. */
static int refuse(const struct xml *x, struct diags *d) {
    if (XML_GetErrorCode(x->parser) == XML_ERROR_NO_MEMORY)
        mem_exhausted();
    struct buf what = {0};
    if (x->wrong) {
        buf_text(&what, x->wrong);
    } else {
        diag_word(&what, N_("its XML is broken at line"));
        buf_char(&what, ' ');
        buf_uint(&what, x->lines + XML_GetCurrentLineNumber(x->parser));
    }
    archive_broken(x->file, x->part.name, buf_str(&what), d);
    buf_clear(&what);
    return -1;
}

/* Has expat read the next bytes. */
static int feed(struct xml *x, struct slice text, struct diags *d) {
    x->fed += text.len;
    if (XML_Parse(x->parser, text.at, (int)text.len, x->ended) != XML_STATUS_OK ||
        x->wrong)
        return refuse(x, d);
    if (x->fed - (uint64_t)XML_GetCurrentByteIndex(x->parser) > TOKEN_MOST)
        return archive_broken(x->file, x->part.name, DIAG_WORD("its XML has no end"), d);
    return 0;
}

/* Whether what follows may be skimmed. */
static bool at_border(const struct xml *x) {
    return x->skims && x->fed == x->border;
}

/* Reads what can be read without expat. */
static size_t skim(struct xml *x, struct slice text) {
    size_t len = 0;
    if (at_border(x))
        len = x->handlers->skim(x->self, text);
    const char *at = text.at, *end = at + len;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        x->lines++;
        at++;
    }
    return len;
}

/* Bytes up to where skimming may begin or go on; 0 = that is not in this text. */
static size_t to_border(const struct xml *x, struct slice text) {
    const struct xml_handlers *h = x->handlers;
    const char *tag = x->skims ? h->ends : h->opens;
    const char *found = h->skim ? slice_find(text, slice_of(tag)) : NULL;
    return found ? (size_t)(found - text.at) + strlen(tag) : 0;
}

/* Reads a text in turn by itself and by expat. A row that is not whole is left for the next
   block, unless it fills this one. */
static int read_text(struct xml *x, struct slice text, struct diags *d) {
    const size_t whole = text.len;
    x->left = 0;
    while (text.len > 0) {
        size_t len = skim(x, text);
        text = (struct slice){text.at + len, text.len - len};
        len = to_border(x, text);
        if (len == 0 && at_border(x) && text.len < whole) {
            memmove(x->text, text.at, text.len);
            x->left = text.len;
            return 0;
        }
        bool cut = len > 0;
        len = cut ? len : text.len;
        if (len > 0 && feed(x, (struct slice){text.at, len}, d) != 0)
            return -1;
        /* The tag that expat ended there is the one without a prefix. */
        x->skims = x->skims || (cut && x->fed == x->border);
        text = (struct slice){text.at + len, text.len - len};
    }
    return 0;
}

int xml_step(struct xml *x, struct diags *d) {
    if (x->ended)
        return 0;
    ssize_t got = part_read(&x->part, x->text + x->left, BLOCK - x->left, d);
    if (got < 0)
        return -1;
    size_t len = x->left + (size_t)got;
    if (got > 0)
        return read_text(x, (struct slice){x->text, len}, d) != 0 ? -1 : 1;
    x->ended = true;
    return feed(x, (struct slice){x->text, len}, d);
}

int xml_read(struct archive *a, const char *file, const char *name,
             const struct xml_handlers *handlers, void *self, struct diags *d) {
    struct xml *x = xml_open(a, file, name, handlers, self, d);
    int got = x ? 1 : -1;
    while (got > 0)
        got = xml_step(x, d);
    xml_close(x, false);
    return got;
}

/* --- attributes ---------------------------------------------------------------------- */

const char *xml_attribute(const char **attributes, const char *name) {
    for (; *attributes; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    return NULL;
}

const char *xml_attribute_within(const char **attributes, const char *name) {
    for (; *attributes; attributes += 2) {
        const char *end = strrchr(attributes[0], SEPARATOR);
        if (end && strcmp(end + 1, name) == 0)
            return attributes[1];
    }
    return NULL;
}

bool xml_is_true(const char *value) {
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

/* XML: one part of a workbook, element by element. Nothing else reads with expat.

   Only elements of the namespaces of workbooks are given, strict and transitional alike,
   whatever their prefixes. A document type, and so any entity, is refused, and nothing
   outside the part is ever read. */
#ifndef INPUT_WORKBOOK_XML_H
#define INPUT_WORKBOOK_XML_H

#include "input/workbook/archive.h"

/* What is called for the elements of a part, by their names without a namespace. */
struct xml_handlers {
    /* `attributes` are names and values in turn, ended by NULL: see xml_attribute. */
    void (*start)(void *self, const char *name, const char **attributes);
    void (*end)(void *self, const char *name);
    void (*text)(void *self, struct slice text);
    /* Reads elements that a text begins with by itself, and returns how many bytes these
       are; or NULL. It is called behind two tags, which have no prefix and are known: first
       behind `opens`, then behind each `ends`. Where it stops, expat reads on up to the
       next of these. */
    size_t (*skim)(void *self, struct slice text);
    const char *opens, *ends;
};

struct xml;

/* Opens the part of this name (borrowed). NULL after adding a fault. The caller closes. */
struct xml *xml_open(struct archive *a, const char *file, const char *name,
                     const struct xml_handlers *handlers, void *self, struct diags *d);

/* Reads on for a block: 1, or 0 when the part is at its end, or -1 after adding a fault. */
int xml_step(struct xml *x, struct diags *d) __attribute__((warn_unused_result));

/* Breaks off: the step ends with the fault that this is wrong, a text of DIAG_WORD. Only
   from a handler. */
void xml_refuse(struct xml *x, const char *what);

/* `again` = the part will be read again: see part_close. */
void xml_close(struct xml *x, bool again);

/* Reads a whole part. -1 after adding a fault. */
int xml_read(struct archive *a, const char *file, const char *name,
             const struct xml_handlers *handlers, void *self, struct diags *d)
    __attribute__((warn_unused_result));

/* The value of an attribute without a namespace, or NULL. */
const char *xml_attribute(const char **attributes, const char *name);

/* The same for one that has a namespace, whichever: r:id. */
const char *xml_attribute_within(const char **attributes, const char *name);

/* Whether an attribute says yes: "1" or "true". */
bool xml_is_true(const char *value);

#endif

/* Table source: the text of a table, whatever it stands in: a CSV file, or a sheet of a
   workbook. Nothing that reads the text knows which. */
#ifndef INPUT_TABLE_TABLE_SOURCE_H
#define INPUT_TABLE_TABLE_SOURCE_H

#include "base/digest.h"
#include "input/csv/source.h"
#include "input/table/load_context.h"
#include "input/table/schema.h"

/* The text of a sheet is delimited by tabs and has decimal points: it is made so. */
struct table_source {
    struct source text;
    const char *file; /* as places show it: in the arena, or the path */
    bool made;        /* of a sheet */
    struct digest
        *digest; /* owned by the caller: of all bytes of the workbook; else NULL */
};

/* Opens the table at `path` (path.h), for rows of this schema. In a workbook, without the
   name of a sheet, it is what the settings say, or the only one, or the only one with the
   columns of the schema. -1
   after adding a fault; the caller closes the text in both cases. */
int table_source_open(struct table_source *t, struct load_context *l, const char *path,
                      const struct schema *schema) __attribute__((warn_unused_result));

/* The sheets of the workbook at `path` of which each may hold the table, when it is not
   clear which one does: their paths, in the arena, and how many. 0 = it is clear, or the
   file is no workbook, or cannot be read. */
size_t table_candidates(struct load_context *l, const char *path,
                        const struct schema *schema, const char *const **paths);

/* The path of a sheet of a workbook, in the arena. */
const char *sheet_path(const struct load_context *l, const char *file, const char *sheet);

/* The name of the table that places show as `file`: see struct sheet_name. Of a CSV file
   it is that file's. Borrowed. */
const char *table_name(const struct load_context *l, const char *file);

#endif

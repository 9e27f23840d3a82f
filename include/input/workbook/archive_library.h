/* Archive library: the functions of libzip that are used. They are found when the first
   archive is opened, so that a run without workbooks needs no libzip and does not wait for
   it and the libraries below it. */
#ifndef INPUT_WORKBOOK_ARCHIVE_LIBRARY_H
#define INPUT_WORKBOOK_ARCHIVE_LIBRARY_H

#include <zip.h>

#include "base/diag.h"

#define ARCHIVE_FUNCTIONS(of)                                                            \
    of(zip_source_function_create) of(zip_source_free)                                   \
        of(zip_source_seek_compute_offset) of(zip_source_make_command_bitmap)            \
            of(zip_open_from_source) of(zip_discard) of(zip_get_num_entries)             \
                of(zip_get_name) of(zip_fopen_index) of(zip_fread) of(zip_fclose)        \
                    of(zip_file_get_error) of(zip_get_error) of(zip_error_code_zip)      \
                        of(zip_error_init) of(zip_error_fini) of(zip_error_set)          \
                            of(zip_error_to_data) of(zip_stat_init)

struct archive_library {
#define ENTRY(name) __typeof__(name) *name;
    ARCHIVE_FUNCTIONS(ENTRY)
#undef ENTRY
};

/* NULL after adding the fault that the library is not on this machine. */
const struct archive_library *archive_library(struct diags *d);

#endif

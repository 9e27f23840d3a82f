/* Load options: which files to read and how, as the command line says. */
#ifndef INPUT_TABLE_LOAD_OPTIONS_H
#define INPUT_TABLE_LOAD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All texts are borrowed. For a file or a list of files, NULL or 0 = as in the folder. */
struct load_options {
    const char *folder; /* or NULL when every needed file is named */
    /* Files, "-" = standard input. */
    const char *municipalities, *keys, *advances, *accounts, *settings;
    const char *const *costs; /* files instead of the folder's cost files */
    size_t cost_count;
    char delimiter;    /* 0 = setting, sep= or the header decides */
    char decimal_mark; /* 0 = setting or the delimiter decides */
    unsigned jobs;     /* threads at most; 0 = as many as there are processors */
    bool hashes;       /* compute SHA-256 of every file */
    int spool; /* borrowed: the copy of standard input, source_spool; 0 = none yet */
    void (*progress)(void *self, uint64_t bytes, uint64_t of); /* or NULL */
    void *progress_self;
};

#endif

/* Budget folders that tests load: a usual one that each changes where it matters, and
   what loading it must give. Include after test.h. */
#ifndef UNIT_FOLDERS_H
#define UNIT_FOLDERS_H

#include "loaded.h"

/* Two municipalities, A and B, with two drivers; and a key for each category. */
extern const struct given_file folders_municipalities, folders_keys;

/* What the folder that was loaded last made of the model. */
extern struct budget folders_budget;

/* Each of these fails the test unless loading gives just `want`: lines and faults as
   loaded_text writes them. */

/* The working folder, with these options. */
void folders_load(const struct load_options *o, const char *want);

/* A folder of just these files. */
void folders_give(const struct given_file *files, const char *want);

/* The usual municipalities and keys, these cost lines, and one more file. */
void folders_give_with(struct given_file more, const char *costs, const char *want);

/* The usual municipalities and keys, and these cost lines. */
void folders_give_costs(const char *costs, const char *want);

/* Behind every test, and behind all of them. */
int folders_forget(void **state);
int folders_clear(void **state);

#endif

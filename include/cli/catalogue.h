/* Catalogue: where the translations are. */
#ifndef CLI_CATALOGUE_H
#define CLI_CATALOGUE_H

#include "base/lang.h"

/* Chooses the language of messages, with the catalogue that lies where a build folder or
   an installation has it as seen from the program, else that of the prefix. */
void catalogue_choose(enum lang lang);

/* The language that the environment asked for when the program began: the first that we
   know of the list LANGUAGE, which counts in every locale but "C", else that of the
   locale, by the first of LC_ALL, LC_MESSAGES and LANG that is set. A locale need not
   be installed. */
enum lang catalogue_environment(void);

/* The language of messages before any option was read, so that a mistake in one is told
   in it: that of --lang when it stands anywhere among the arguments, else the
   environment's. */
enum lang catalogue_arguments(int argc, char *const *argv);

#endif

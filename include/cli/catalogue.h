/* Catalogue: where the translations are. */
#ifndef CLI_CATALOGUE_H
#define CLI_CATALOGUE_H

#include "base/lang.h"

/* Chooses the language of messages. The catalogue is found relative to the program, where
   a build folder or an installation has it, else below the installation prefix. */
void catalogue_choose(enum lang lang);

/* The language of the environment when the program began: the first one we have of the
   list LANGUAGE, which counts in every locale but "C", else that of the locale, by the
   first of LC_ALL, LC_MESSAGES and LANG that is set. A locale need not be installed. */
enum lang catalogue_environment(void);

/* The language of messages before the options are read, for reporting a mistake in them:
   that of --lang when it is anywhere among the arguments, else the environment's. */
enum lang catalogue_arguments(int argc, char *const *argv);

#endif

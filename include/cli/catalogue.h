/* Where the translations are. */
#ifndef CLI_CATALOGUE_H
#define CLI_CATALOGUE_H

#include "base/lang.h"

/* Chooses the language of messages, with the catalogue beside the program when it is there
   (a build folder), else that of the installation. */
void catalogue_choose(enum lang lang);

/* The language that the environment asks for: LANGUAGE, else LC_ALL, LC_MESSAGES, LANG, the
   first that is set; English unless it begins with "nl". */
enum lang catalogue_environment(void);

#endif

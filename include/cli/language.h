/* The language that the user asks for. */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

#include "base/lang.h"

/* The language of the environment: the first one we have of the
   list LANGUAGE, which counts in every locale but "C", else that of the locale, by the
   first of LC_ALL, LC_MESSAGES and LANG that is set. A locale need not be installed. */
enum lang language_environment(void);

/* The language of messages before the options are read, for reporting a mistake in them:
   that of --lang when it is anywhere among the arguments, else the environment's. */
enum lang language_arguments(int argc, char *const *argv);

/* How many arguments, from argv[1] on, are --lang and its value: 0 or more. */
int language_leading(int argc, char *const *argv);

#endif

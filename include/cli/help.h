/* Help: what --help prints, made from the tables of commands and options. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/command.h"

/* Prints the help of the program: its commands, and the options that need none. */
void help_print(FILE *out, const unsigned char *options);

/* Prints the help of one command, its examples first. */
void help_print_command(const struct command *c, FILE *out);

#endif

/* The version of the program: its one source is the Makefile. */
#ifndef CLI_VERSION_H
#define CLI_VERSION_H

extern const char version_text[]; /* "0.1.0" */

#endif

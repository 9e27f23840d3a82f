/* This process, its threads and its terminal, as the program asks the operating system for
   them; see os_file.h. */
#ifndef BASE_OS_PROCESS_H
#define BASE_OS_PROCESS_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Before all else: makes the arguments UTF-8 and the standard streams bytes, where they are
   not. */
void os_start(int *argc, char ***argv);

/* How many threads can run at once: at least 1. */
size_t os_processors(void);

/* Starts a thread, which no signal comes to. Whether it was started. */
bool os_thread(pthread_t *thread, void *(*run)(void *self), void *self);

/* What is known of the terminal. The width in columns of that of standard output is 0 when
   it is not known. */
bool os_is_terminal(FILE *stream);
unsigned os_terminal_width(void);
bool os_terminal_has_colours(void);

/* Whether the terminal closes with this process: the program was started by a click. */
bool os_terminal_is_own(void);

/* After a failure to write to a standard stream: ends the process quietly when nobody
   reads the stream any more, if the system has not done so itself. */
void os_unread(int error);

/* Standard error, while it goes nowhere. */
struct os_hush {
    int loud, quiet; /* copies of standard error and of nowhere; -1: it is closed */
};

/* Between os_hush and os_speak standard error goes nowhere. os_hush_open comes before them
   (-1 with errno set when it fails), os_hush_close behind the last. */
int os_hush_open(struct os_hush *h) __attribute__((warn_unused_result));
void os_hush_close(struct os_hush *h);
void os_hush(const struct os_hush *h);
void os_speak(const struct os_hush *h);

#endif

/* Runs contestants in turn, round after round, so that noise affects all of them alike:

     measure TIMES <ROWS

   A row is `ANSWER PROGRAM ARGUMENT...`, separated by blanks; words hold no blanks.
   Standard output goes to the file ANSWER, emptied each time; a program may also write it
   itself. Prints for each row, separated by bars: median wall-clock milliseconds, median
   processor milliseconds, and the most memory in KiB. */
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_TIMES = 99, MOST_ROWS = 32, MOST_WORDS = 32, MOST_BYTES = 4096 };

struct contestant {
    char row[MOST_BYTES];
    char *words[MOST_WORDS + 1]; /* the answer's file, then the command; NULL ends it */
    int64_t wall[MOST_TIMES], processor[MOST_TIMES]; /* microseconds */
    long memory;                                     /* KiB */
};

static int64_t micros(long seconds, long more) {
    return (int64_t)seconds * 1000000 + more;
}

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return micros(t.tv_sec, t.tv_nsec / 1000);
}

static void become(char **words) {
    int in = open("/dev/null", O_RDONLY);
    int out = open(words[0], O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (in >= 0 && out >= 0 && dup2(in, 0) == 0 && dup2(out, 1) == 1)
        execvp(words[1], words + 1);
    perror(words[1]);
    _exit(127);
}

static void run(struct contestant *c, int round) {
    unlink(c->words[0]);
    int64_t start = now();
    pid_t child = fork();
    if (child == 0)
        become(c->words);
    int status;
    struct rusage use;
    if (child < 0 || wait4(child, &status, 0, &use) != child || status != 0) {
        fprintf(stderr, "measure: failed: %s\n", c->words[1]);
        exit(1);
    }
    c->wall[round] = now() - start;
    c->processor[round] = micros(use.ru_utime.tv_sec, use.ru_utime.tv_usec) +
                          micros(use.ru_stime.tv_sec, use.ru_stime.tv_usec);
    if (use.ru_maxrss > c->memory)
        c->memory = use.ru_maxrss;
}

static int by_size(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static double median_ms(int64_t *micros_of, int times) {
    qsort(micros_of, (size_t)times, sizeof *micros_of, by_size);
    int64_t median = micros_of[times / 2];
    return (double)median / 1000;
}

static bool read_row(struct contestant *c) {
    if (!fgets(c->row, sizeof c->row, stdin))
        return false;
    int count = 0;
    for (char *word = strtok(c->row, " \n"); word; word = strtok(NULL, " \n"))
        if (count < MOST_WORDS)
            c->words[count++] = word;
    if (count < 2 || count == MOST_WORDS) {
        fprintf(stderr, "measure: a row is ANSWER PROGRAM ARGUMENT...\n");
        exit(2);
    }
    return true;
}

int main(int argc, char **argv) {
    static struct contestant contestants[MOST_ROWS];
    int times = argc == 2 ? atoi(argv[1]) : 0, count = 0;
    if (times < 1 || times > MOST_TIMES) {
        fprintf(stderr, "usage: measure TIMES <ROWS\n");
        return 2;
    }
    while (count < MOST_ROWS && read_row(&contestants[count]))
        count++;
    for (int round = 0; round < times; round++)
        for (int i = 0; i < count; i++)
            run(&contestants[i], round);
    for (struct contestant *c = contestants; c < contestants + count; c++)
        printf("%.3f|%.3f|%ld\n", median_ms(c->wall, times),
               median_ms(c->processor, times), c->memory);
    return 0;
}

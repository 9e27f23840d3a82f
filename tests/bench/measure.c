/* Runs a program a few times: `measure TIMES PROGRAM ARGUMENT...`. One line goes to
   standard error: the median wall-clock time in milliseconds and the largest memory in
   KiB. The program's standard output is ours. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 100 };

static int64_t now_us(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* The time that one run took, in microseconds; *memory grows to its peak in KiB. */
static int64_t run_once(char **command, long *memory) {
    if (ftruncate(STDOUT_FILENO, 0) == 0)
        lseek(STDOUT_FILENO, 0, SEEK_SET);
    int64_t start = now_us();
    pid_t child = fork();
    if (child == 0) {
        execvp(command[0], command);
        perror(command[0]);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0) {
        fprintf(stderr, "measure: %s failed\n", command[0]);
        exit(1);
    }
    if (usage.ru_maxrss > *memory)
        *memory = usage.ru_maxrss;
    return now_us() - start;
}

static int by_size(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    long times = argc > 2 ? strtol(argv[1], NULL, 10) : 0;
    if (times < 1 || times > MOST) {
        fprintf(stderr, "usage: measure TIMES PROGRAM ARGUMENT...\n");
        return 2;
    }
    int64_t took[MOST];
    long memory = 0;
    for (long i = 0; i < times; i++)
        took[i] = run_once(argv + 2, &memory);
    qsort(took, (size_t)times, sizeof took[0], by_size);
    int64_t median = took[times / 2];
    fprintf(stderr, "%lld.%03lld %ld\n", (long long)(median / 1000),
            (long long)(median % 1000), memory);
    return 0;
}

/* Keeps a file open as a spreadsheet does, so that others may only read it: says so, and ends
   with its input. */
#include <stdio.h>
#include <windows.h>

int main(int argc, char **argv) {
    HANDLE file = CreateFileA(argv[argc - 1], GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, NULL,
                              OPEN_EXISTING, 0, NULL);
    puts(file == INVALID_HANDLE_VALUE ? "refused" : "held");
    fflush(stdout);
    while (getchar() != EOF)
        ;
    return 0;
}

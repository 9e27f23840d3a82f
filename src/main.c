#include "base/os_process.h"
#include "cli/cli.h"

int main(int argc, char **argv) {
    os_start(&argc, &argv);
    return cli_run(argc, argv, stdout, stderr);
}

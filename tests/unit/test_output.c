#include "test.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/os_guard.h"
#include "cli/output.h"

/* Every test works in a folder of its own. */
static char folder[64];

static int enter(void **state) {
    (void)state;
    strncpy(folder, "/tmp/seta-output-XXXXXX", sizeof folder);
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave(void **state) {
    (void)state;
    static const char *const names[] = {"report", "link", "far/report", "far"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        remove(names[i]);
    /* Fails when a file was left. */
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static void put(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void assert_holds(const char *path, const char *text) {
    char read[64] = {0};
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t len = fread(read, 1, sizeof read - 1, file);
    fclose(file);
    assert_int_equal(len, strlen(text));
    assert_string_equal(read, text);
}

static struct output *open_and_write(const char *path, const char *text,
                                     struct diags *d) {
    struct output *o = output_open(path, NULL, d);
    assert_non_null(o);
    struct byte_sink sink = output_sink(o);
    assert_int_equal(sink.write(sink.self, text, strlen(text)), 0);
    return o;
}

static void a_file_appears_only_when_it_is_kept(void **state) {
    (void)state;
    struct diags d;
    diags_init(&d);
    struct output *o = open_and_write("report", "new", &d);
    assert_int_equal(access("report", F_OK), -1);
    assert_int_equal(output_keep(o, &d), 0);
    assert_holds("report", "new");
    diags_clear(&d);
}

static void a_dropped_output_leaves_the_old_file(void **state) {
    (void)state;
    struct diags d;
    diags_init(&d);
    put("report", "old");
    output_drop(open_and_write("report", "new", &d), &d);
    assert_holds("report", "old");
    assert_int_equal(diag_status(&d, false), 0);
    diags_clear(&d);
}

static void several_outputs_end_as_one(void **state) {
    (void)state;
    struct diags d;
    diags_init(&d);
    put("report", "old");
    struct output *dropped[] = {open_and_write("report", "new", &d), NULL};
    assert_false(output_end(dropped, 2, false, &d));
    assert_holds("report", "old");
    struct output *kept[] = {open_and_write("report", "new", &d),
                             open_and_write("link", "also new", &d)};
    assert_true(output_end(kept, 2, true, &d));
    assert_holds("report", "new");
    assert_holds("link", "also new");
    assert_int_equal(diag_status(&d, false), 0);
    diags_clear(&d);
}

static void the_mode_of_an_existing_file_is_kept(void **state) {
    (void)state;
    struct diags d;
    struct stat info;
    diags_init(&d);
    put("report", "old");
    chmod("report", 0640);
    assert_int_equal(output_keep(open_and_write("report", "new", &d), &d), 0);
    assert_int_equal(stat("report", &info), 0);
    assert_int_equal(info.st_mode & 07777, 0640);
    assert_holds("report", "new");
    diags_clear(&d);
}

static void a_new_file_has_the_mode_that_umask_leaves(void **state) {
    (void)state;
    struct diags d;
    struct stat info;
    mode_t mask = umask(027);
    diags_init(&d);
    assert_int_equal(output_keep(open_and_write("report", "new", &d), &d), 0);
    assert_int_equal(stat("report", &info), 0);
    assert_int_equal(info.st_mode & 07777, 0640);
    umask(mask);
    diags_clear(&d);
}

static void a_symbolic_link_is_followed(void **state) {
    (void)state;
    struct diags d;
    struct stat info;
    diags_init(&d);
    assert_int_equal(mkdir("far", 0777), 0);
    put("far/report", "old");
    assert_int_equal(symlink("far/report", "link"), 0);
    assert_int_equal(output_keep(open_and_write("link", "new", &d), &d), 0);
    assert_int_equal(lstat("link", &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_holds("far/report", "new");
    diags_clear(&d);
}

static void a_link_to_nothing_makes_what_it_names(void **state) {
    (void)state;
    struct diags d;
    diags_init(&d);
    assert_int_equal(mkdir("far", 0777), 0);
    assert_int_equal(symlink("far/report", "link"), 0);
    assert_int_equal(output_keep(open_and_write("link", "new", &d), &d), 0);
    assert_holds("far/report", "new");
    diags_clear(&d);
}

static void a_full_device_is_reported_once(void **state) {
    (void)state;
    struct diags d;
    diags_init(&d);
    struct output *o = output_open("/dev/full", NULL, &d);
    assert_non_null(o);
    struct byte_sink sink = output_sink(o);
    assert_int_equal(sink.write(sink.self, "x", 1), -1);
    assert_int_equal(sink.write(sink.self, "x", 1), -1);
    assert_int_equal(output_keep(o, &d), -1);
    assert_int_equal(diag_total(&d, DIAG_FAILURE), 1);
    assert_int_equal(diag_status(&d, false), 3);
    diags_clear(&d);
}

static void a_folder_or_a_missing_folder_is_refused(void **state) {
    (void)state;
    struct diags d;
    diags_init(&d);
    assert_null(output_open(".", NULL, &d));
    assert_null(output_open("nowhere/report", NULL, &d));
    assert_int_equal(diag_total(&d, DIAG_FAILURE), 2);
    diags_clear(&d);
}

static void no_bits_but_permissions_are_kept(void **state) {
    (void)state;
    struct diags d;
    struct stat info;
    diags_init(&d);
    put("report", "old");
    assert_int_equal(chmod("report", 06755), 0);
    assert_int_equal(output_keep(open_and_write("report", "new", &d), &d), 0);
    assert_int_equal(stat("report", &info), 0);
    assert_int_equal(info.st_mode & 07777, 0755);
    diags_clear(&d);
}

/* What was in the file stays, as with >> of a shell. */
static void an_open_descriptor_is_written_directly(void **state) {
    (void)state;
    static const char *const folders[] = {"/dev/fd", "/proc/self/fd"};
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        struct diags d;
        char path[32];
        diags_init(&d);
        put("report", "old, ");
        int fd = open("report", O_WRONLY | O_APPEND);
        snprintf(path, sizeof path, "%s/%d", folders[i], fd);
        assert_int_equal(symlink(path, "link"), 0);
        assert_int_equal(output_keep(open_and_write("link", "new", &d), &d), 0);
        assert_holds("report", "old, new");
        close(fd);
        unlink("link");
        assert_null(output_open(path, NULL, &d));
        assert_int_equal(diag_total(&d, DIAG_FAILURE), 1);
        diags_clear(&d);
    }
}

static void a_pipe_is_written_directly(void **state) {
    (void)state;
    struct diags d;
    int ends[2];
    char path[32], read_back[8] = {0};
    diags_init(&d);
    assert_int_equal(pipe(ends), 0);
    snprintf(path, sizeof path, "/dev/fd/%d", ends[1]);
    assert_int_equal(output_keep(open_and_write(path, "new", &d), &d), 0);
    close(ends[1]);
    assert_int_equal(read(ends[0], read_back, sizeof read_back - 1), 3);
    assert_string_equal(read_back, "new");
    close(ends[0]);
    diags_clear(&d);
}

/* A process that ends in the middle of writing, by a signal or on its own. */
static int ended_in_the_middle(int number) {
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        struct diags d;
        diags_init(&d);
        guard_start();
        static struct output *volatile o; /* still reachable at the end, so no leak */
        o = output_open("report", NULL, &d);
        struct byte_sink sink = output_sink(o);
        sink.write(sink.self, "half", 4);
        if (number)
            raise(number);
        exit(3);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void a_killed_process_leaves_nothing_half_written(void **state) {
    (void)state;
    put("report", "old");
    int status = ended_in_the_middle(SIGTERM);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGTERM);
    assert_holds("report", "old");
    status = ended_in_the_middle(0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 3);
    assert_holds("report", "old");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)
    const struct CMUnitTest tests[] = {
        TEST(a_file_appears_only_when_it_is_kept),
        TEST(a_dropped_output_leaves_the_old_file),
        TEST(several_outputs_end_as_one),
        TEST(the_mode_of_an_existing_file_is_kept),
        TEST(no_bits_but_permissions_are_kept),
        TEST(an_open_descriptor_is_written_directly),
        TEST(a_pipe_is_written_directly),
        TEST(a_new_file_has_the_mode_that_umask_leaves),
        TEST(a_symbolic_link_is_followed),
        TEST(a_link_to_nothing_makes_what_it_names),
        TEST(a_full_device_is_reported_once),
        TEST(a_folder_or_a_missing_folder_is_refused),
        TEST(a_killed_process_leaves_nothing_half_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

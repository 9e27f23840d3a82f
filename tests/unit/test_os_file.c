#include "test.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/os_file.h"

static char folder[] = "/tmp/seta-os-file-XXXXXX";

static int enter(void **state) {
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave(void **state) {
    (void)state;
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static void put(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void a_file_is_the_same_under_all_its_names(void **state) {
    (void)state;
    put("one", "text");
    put("copy", "text");
    assert_int_equal(link("one", "second"), 0);
    assert_int_equal(symlink("one", "link"), 0);
    assert_true(os_same_path("one", "second"));
    assert_true(os_same_path("./one", "link"));
    assert_true(os_same_path(".", folder));
    assert_false(os_same_path("one", "copy"));
    assert_false(os_same_path("one", "none"));
    os_remove("second");
    os_remove("copy");
    os_remove("link");
    os_remove("one");
}

static void a_file_that_was_written_has_changed(void **state) {
    (void)state;
    struct os_status was, is;
    put("one", "text");
    assert_int_equal(os_status("one", &was), 0);
    assert_int_equal(was.kind, OS_FILE);
    assert_int_equal(was.bytes, 4);
    int fd = os_open("one");
    assert_int_equal(os_status_open(fd, &is), 0);
    assert_true(os_unchanged(&was, &is));
    put("one", "longer");
    assert_int_equal(os_status_open(fd, &is), 0);
    assert_true(os_same(&was, &is));
    assert_false(os_unchanged(&was, &is));
    os_close(fd);
    os_remove("one");
}

static void a_link_that_leads_nowhere_is_there(void **state) {
    (void)state;
    struct os_status is;
    assert_int_equal(symlink("none", "link"), 0);
    assert_true(os_is_there("link"));
    assert_int_equal(os_status("link", &is), -1);
    assert_int_equal(errno, ENOENT);
    char *target = os_target("link");
    assert_string_equal(target, "none");
    free(target);
    os_remove("link");
    assert_false(os_is_there("link"));
}

static void a_new_name_is_given_only_where_there_is_none(void **state) {
    (void)state;
    put("one", "text");
    put("other", "other text");
    assert_int_equal(os_rename_new("one", "other"), -1);
    assert_int_equal(errno, EEXIST);
    assert_int_equal(os_rename_new("one", "third"), 0);
    assert_false(os_is_there("one"));
    assert_int_equal(os_rename("third", "other"), 0);
    assert_false(os_is_there("third"));
    os_remove("other");
}

static void a_temporary_file_has_a_path_for_libraries(void **state) {
    (void)state;
    char *path, got[8] = {0};
    int fd = os_temporary_named(&path);
    assert_true(fd > OS_ERRORS);
    put(path, "text");
    assert_int_equal(os_rewind(fd), 0);
    assert_int_equal(os_read(fd, got, sizeof got), 4);
    assert_string_equal(got, "text");
    assert_int_equal(os_read_at(fd, got, 2, 2), 2);
    assert_memory_equal(got, "xt", 2);
    assert_int_equal(os_end(fd), 4);
    assert_int_equal(os_empty(fd), 0);
    assert_int_equal(os_end(fd), 0);
    os_temporary_close(fd, path);
}

static void count_name(void *self, const char *name) {
    *(int *)self += name[0] != '.';
}

static void a_folder_lists_its_names_and_a_file_has_none(void **state) {
    (void)state;
    int names = 0;
    put("one", "text");
    assert_int_equal(os_make_folder("other"), 0);
    assert_int_equal(os_list(".", count_name, &names), 0);
    assert_int_equal(names, 2);
    assert_int_equal(os_list("one", count_name, &names), -1);
    assert_int_equal(errno, ENOTDIR);
    assert_int_equal(os_list("none", count_name, &names), -1);
    assert_int_equal(errno, ENOENT);
    assert_int_equal(rmdir("other"), 0);
    os_remove("one");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_the_same_under_all_its_names),
        cmocka_unit_test(a_file_that_was_written_has_changed),
        cmocka_unit_test(a_link_that_leads_nowhere_is_there),
        cmocka_unit_test(a_new_name_is_given_only_where_there_is_none),
        cmocka_unit_test(a_temporary_file_has_a_path_for_libraries),
        cmocka_unit_test(a_folder_lists_its_names_and_a_file_has_none),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}

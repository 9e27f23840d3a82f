#include "test.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

static void memory_without_size_is_a_pointer_all_the_same(void **state) {
    (void)state;
    void *a = mem_alloc(0), *b = mem_zero(0, 8), *c = mem_grow(NULL, 0, 8);
    assert_non_null(a);
    assert_non_null(b);
    assert_non_null(c);
    free(a);
    free(b);
    free(c);
}

static void zeroed_memory_is_zero(void **state) {
    (void)state;
    unsigned char *got = mem_zero(1000, 3);
    for (int i = 0; i < 3000; i++)
        assert_int_equal(got[i], 0);
    free(got);
}

static void a_copy_ends_in_nul(void **state) {
    (void)state;
    char *copy = mem_copy("Castricum", 6), *nothing = mem_copy(NULL, 0);
    assert_string_equal(copy, "Castri");
    assert_string_equal(nothing, "");
    free(copy);
    free(nothing);
}

static void an_array_grows_element_by_element(void **state) {
    (void)state;
    int *list = NULL;
    size_t room = 0;
    for (int i = 0; i < 1000; i++) {
        list = mem_room(list, (size_t)i, &room, sizeof *list);
        list[i] = i;
    }
    assert_true(room >= 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(list[i], i);
    free(list);
}

static void ask_too_much(void) {
    free(mem_grow(NULL, SIZE_MAX / 2, 4));
}

/* Runs `act` in a process of its own and returns its exit status; `said` gets what it
   wrote on standard error (at most 99 bytes). */
static int status_of(void (*act)(void), char said[100]) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        act();
        _exit(0);
    }
    close(ends[1]);
    ssize_t len = read(ends[0], said, 99);
    said[len > 0 ? len : 0] = '\0';
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void running_out_ends_the_process_with_status_3(void **state) {
    (void)state;
    char said[100];
    assert_int_equal(status_of(ask_too_much, said), 3);
    assert_string_equal(said, "seta: error: out-of-memory: there is not enough memory\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_without_size_is_a_pointer_all_the_same),
        cmocka_unit_test(zeroed_memory_is_zero),
        cmocka_unit_test(a_copy_ends_in_nul),
        cmocka_unit_test(an_array_grows_element_by_element),
        cmocka_unit_test(running_out_ends_the_process_with_status_3),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

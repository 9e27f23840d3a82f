#include "test.h"

#include <errno.h>
#include <string.h>

#include "base/diag.h"
#include "base/reason.h"

static void the_usual_reasons_are_words_of_our_own(void **state) {
    (void)state;
    assert_string_equal(reason_of(ENOSPC), DIAG_WORD("the disk is full"));
    assert_string_equal(reason_of(EACCES), DIAG_WORD("permission denied"));
}

static void a_rare_reason_is_the_systems(void **state) {
    (void)state;
    assert_string_equal(reason_of(EPROTO), strerror(EPROTO));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_usual_reasons_are_words_of_our_own),
        cmocka_unit_test(a_rare_reason_is_the_systems),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

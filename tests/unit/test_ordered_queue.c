#include "test.h"

#include "base/ordered_queue.h"

enum { PIECES = 5, SENT = 2000 };

struct piece {
    long number, square;
};

/* Hears squares in order, and stops at one of them. */
struct listener {
    long heard, stop_at;
};

static void work(void *self, void *piece) {
    struct piece *p = piece;
    (void)self;
    p->square = p->number * p->number;
}

static int deliver(void *self, void *piece) {
    struct listener *l = self;
    const struct piece *p = piece;
    if (p->number != l->heard || p->square != l->heard * l->heard)
        fail_msg("piece %ld came for piece %ld", p->number, l->heard);
    return l->heard++ == l->stop_at ? -1 : 0;
}

/* Sends pieces with so many threads; what ordered_queue_finish says. */
static int run(struct listener *l, size_t threads, long count) {
    struct piece pieces[PIECES] = {{0}};
    void *list[PIECES];
    for (size_t i = 0; i < PIECES; i++)
        list[i] = &pieces[i];
    struct queue_steps steps = {l, work, deliver};
    struct ordered_queue *b = ordered_queue_new(&steps, threads, list, PIECES);
    for (long i = 0; i < count; i++) {
        struct piece *p = ordered_queue_next(b);
        if (!p)
            break;
        p->number = i;
        ordered_queue_send(b);
    }
    int status = ordered_queue_finish(b);
    ordered_queue_free(b);
    return status;
}

static void pieces_are_delivered_in_order_by_any_number_of_threads(void **state) {
    (void)state;
    for (size_t threads = 0; threads < 4; threads++) {
        struct listener l = {0, -1};
        assert_int_equal(run(&l, threads, SENT), 0);
        assert_int_equal(l.heard, SENT);
    }
}

static void fewer_pieces_than_places_are_delivered_too(void **state) {
    (void)state;
    struct listener l = {0, -1};
    assert_int_equal(run(&l, 2, 0), 0);
    assert_int_equal(l.heard, 0);
    assert_int_equal(run(&l, 2, PIECES - 1), 0);
    assert_int_equal(l.heard, PIECES - 1);
}

static void nothing_is_delivered_after_a_failure(void **state) {
    (void)state;
    for (size_t threads = 0; threads < 3; threads++) {
        struct listener l = {0, 100};
        assert_int_equal(run(&l, threads, SENT), -1);
        assert_int_equal(l.heard, 101);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_delivered_in_order_by_any_number_of_threads),
        cmocka_unit_test(fewer_pieces_than_places_are_delivered_too),
        cmocka_unit_test(nothing_is_delivered_after_a_failure),
    };
    return cmocka_run_group_tests_name("queue", tests, NULL, NULL);
}

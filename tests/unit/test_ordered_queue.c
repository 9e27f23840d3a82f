#include "test.h"

#include "base/ordered_queue.h"

enum { ITEMS = 5, PUSHED = 2000 };

struct item {
    long number, square;
};

/* Receives squares in order, and fails at one of them. */
struct receiver {
    long received, fail_at;
};

static void work(void *self, void *item) {
    struct item *p = item;
    (void)self;
    p->square = p->number * p->number;
}

static int deliver(void *self, void *item) {
    struct receiver *r = self;
    const struct item *p = item;
    if (p->number != r->received || p->square != r->received * r->received)
        fail_msg("item %ld came for item %ld", p->number, r->received);
    return r->received++ == r->fail_at ? -1 : 0;
}

/* Pushes `count` items with so many threads; returns what ordered_queue_finish does. */
static int run(struct receiver *r, size_t threads, long count) {
    struct item items[ITEMS] = {{0}};
    void *list[ITEMS];
    for (size_t i = 0; i < ITEMS; i++)
        list[i] = &items[i];
    struct queue_steps steps = {r, work, deliver};
    struct ordered_queue *q = ordered_queue_new(&steps, threads, list, ITEMS);
    for (long i = 0; i < count; i++) {
        struct item *p = ordered_queue_next(q);
        if (!p)
            break;
        p->number = i;
        ordered_queue_push(q);
    }
    int status = ordered_queue_finish(q);
    ordered_queue_free(q);
    return status;
}

static void items_are_delivered_in_order_by_any_number_of_threads(void **state) {
    (void)state;
    for (size_t threads = 0; threads < 4; threads++) {
        struct receiver r = {0, -1};
        assert_int_equal(run(&r, threads, PUSHED), 0);
        assert_int_equal(r.received, PUSHED);
    }
}

static void fewer_items_than_slots_are_delivered_too(void **state) {
    (void)state;
    struct receiver r = {0, -1};
    assert_int_equal(run(&r, 2, 0), 0);
    assert_int_equal(r.received, 0);
    assert_int_equal(run(&r, 2, ITEMS - 1), 0);
    assert_int_equal(r.received, ITEMS - 1);
}

static void nothing_is_delivered_after_a_failure(void **state) {
    (void)state;
    for (size_t threads = 0; threads < 3; threads++) {
        struct receiver r = {0, 100};
        assert_int_equal(run(&r, threads, PUSHED), -1);
        assert_int_equal(r.received, 101);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_are_delivered_in_order_by_any_number_of_threads),
        cmocka_unit_test(fewer_items_than_slots_are_delivered_too),
        cmocka_unit_test(nothing_is_delivered_after_a_failure),
    };
    return cmocka_run_group_tests_name("queue", tests, NULL, NULL);
}

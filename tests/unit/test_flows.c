/* Where the nodes and bands of a picture of flows stand. */
#include "test.h"

#include "report/flows.h"

enum { P, Q, X, Y, Z, NODES };

static const char *const names[NODES] = {"p", "q", "x", "y", "z"};

static bool measure(struct flow_shape *s, const struct flow *flows, size_t count) {
    static struct flow_picture picture;
    picture = (struct flow_picture){"title", "caption", names, NODES, flows, count};
    return flow_shape_init(s, &picture);
}

static void assert_column(const struct flow_shape *s, size_t node, int column) {
    assert_int_equal(s->nodes[node].column, column);
}

static void nodes_stand_behind_those_they_receive_from(void **state) {
    (void)state;
    struct flow_shape s;
    const struct flow flows[] = {
        {Q, P, 10}, {P, X, 60}, {Q, X, 30}, {Q, Y, 60}, {P, Z, 0}};
    assert_true(measure(&s, flows, 5));
    assert_int_equal(s.columns, 3);
    assert_column(&s, Q, 0);
    assert_column(&s, P, 1);
    assert_column(&s, X, 2);
    assert_column(&s, Y, 2);
    assert_column(&s, Z, FLOW_NOWHERE);
    assert_int_equal(flow_left(&s, 0), 0);
    assert_int_equal(flow_left(&s, 1), (FLOW_WIDTH - FLOW_NODE) / 2);
    assert_int_equal(flow_left(&s, 2), FLOW_WIDTH - FLOW_NODE);
    flow_shape_clear(&s);
}

/* X gets 90 and Y 60 of a last column that takes all room: 3,000 tenths less a gap of 150
   are 2,850, so 1,710 and 1,140. P has 60 of 150, Q 100. */
static void heights_are_as_the_amounts(void **state) {
    (void)state;
    struct flow_shape s;
    const struct flow flows[] = {{Q, P, 10}, {P, X, 60}, {Q, X, 30}, {Q, Y, -60}};
    assert_true(measure(&s, flows, 4));
    assert_int_equal(s.height, 3000);
    assert_int_equal(s.nodes[X].top, 0);
    assert_int_equal(s.nodes[X].height, 1710);
    assert_int_equal(s.nodes[Y].top, 1860);
    assert_int_equal(s.nodes[Y].height, 1140);
    assert_int_equal(s.nodes[P].height, 1140);
    assert_int_equal(s.nodes[P].top, 930);
    assert_int_equal(s.nodes[Q].height, 1900);
    assert_int_equal(s.bands[1].to_top, 0);
    assert_int_equal(s.bands[1].to_height, 1140);
    assert_int_equal(s.bands[2].to_top, 1140);
    assert_int_equal(s.bands[2].from_top, s.nodes[Q].top + 190);
    assert_int_equal(s.bands[3].from_height, 1140);
    flow_shape_clear(&s);
}

static void what_cannot_be_drawn_is_not(void **state) {
    (void)state;
    struct flow_shape s;
    const struct flow circle[] = {{P, Q, 1}, {Q, P, 1}, {P, X, 1}},
                      nothing[] = {{P, X, 0}}, large[] = {{P, X, MONEY_MAX}, {P, Y, 1}};
    assert_false(measure(&s, circle, 3));
    assert_false(measure(&s, nothing, 1));
    assert_false(measure(&s, nothing, 0));
    assert_false(measure(&s, large, 2));
    assert_true(measure(&s, large, 1));
    assert_int_equal(s.nodes[X].height, 3000);
    flow_shape_clear(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_stand_behind_those_they_receive_from),
        cmocka_unit_test(heights_are_as_the_amounts),
        cmocka_unit_test(what_cannot_be_drawn_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

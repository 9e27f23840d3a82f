#include "test.h"

#include "engine/seats.h"

/* One group, of a key with denominator 100. */
struct group_of_lines {
    struct marks marks;
    struct superlines planes[PLANES];
    struct seats seats;
};

static void add(struct marks *m, uint32_t ordinal, const char *id, uint64_t residue,
                bool negative, uint64_t vat) {
    struct cost_line line = {.line = slice_of(id), .incurred_by = PARTY_NONE};
    const uint64_t residues[PLANES] = {residue * 2 + negative, vat * 2};
    marks_add(m, &line, ordinal, residues);
}

static void seat(struct group_of_lines *g, size_t lines) {
    struct superlines *planes = g->planes;
    for (int plane = 0; plane < PLANES; plane++)
        residues_init(&g->planes[plane].residues, 100);
    seats_init(&g->seats, lines, &g->marks, &planes, 1, 1);
    assert_null(g->marks.latest);
}

static void clear(struct group_of_lines *g) {
    for (int plane = 0; plane < PLANES; plane++)
        residues_clear(&g->planes[plane].residues);
    seats_clear(&g->seats);
}

static void assert_seat(const struct group_of_lines *g, enum plane plane, uint64_t line,
                        struct seat expected) {
    struct seat found = seats_of(&g->seats, plane, line);
    assert_int_equal(found.residue, expected.residue);
    assert_int_equal(found.rank, expected.rank);
    assert_int_equal(found.copies, expected.copies);
}

static void copies_are_ranked_by_their_number(void **state) {
    (void)state;
    struct group_of_lines g = {0};
    add(&g.marks, 0, "10", 7, false, 0);
    add(&g.marks, 1, "9", 7, false, 0);
    add(&g.marks, 3, "2", 5, true, 0);
    add(&g.marks, 4, "1", 7, false, 0);
    seat(&g, 5);
    assert_seat(&g, PLANE_NET, 0, (struct seat){1, 2, 3});
    assert_seat(&g, PLANE_NET, 1, (struct seat){1, 1, 3});
    assert_seat(&g, PLANE_NET, 2, (struct seat){0}); /* not of the group */
    assert_seat(&g, PLANE_NET, 3, (struct seat){0, 0, 1});
    assert_seat(&g, PLANE_NET, 4, (struct seat){1, 0, 3});
    struct residues *r = &g.planes[PLANE_NET].residues;
    assert_int_equal(r->count, 2);
    assert_int_equal(r->list[0].value, -1);
    assert_int_equal(r->list[1].value, 3);
    assert_null(g.seats.list[PLANE_VAT]);
    assert_seat(&g, PLANE_VAT, 0, (struct seat){0});
    clear(&g);
}

static void opposite_lines_are_paired_in_order(void **state) {
    (void)state;
    struct group_of_lines g = {0};
    add(&g.marks, 0, "3", 7, false, 0);
    add(&g.marks, 1, "2", 7, true, 0);
    add(&g.marks, 2, "1", 7, false, 0);
    add(&g.marks, 3, "4", 9, false, 0);
    add(&g.marks, 4, "5", 9, true, 0);
    seat(&g, 5);
    assert_seat(&g, PLANE_NET, 0, (struct seat){0, 0, 1});
    for (uint64_t line = 1; line < 5; line++)
        assert_int_equal(seats_of(&g.seats, PLANE_NET, line).rank, RANK_PAIRED);
    assert_int_equal(g.planes[PLANE_NET].residues.count, 1);
    clear(&g);
}

static void vat_has_seats_of_its_own(void **state) {
    (void)state;
    struct group_of_lines g = {0};
    for (uint32_t i = 0; i < 100; i++)
        add(&g.marks, i, "", i % 2 ? 0 : 1 + i % 99, false, i < 60 ? 0 : i);
    seat(&g, 100);
    for (uint32_t i = 0; i < 100; i++) {
        assert_int_equal(seats_of(&g.seats, PLANE_NET, i).copies, i % 2 ? 0 : 1);
        assert_int_equal(seats_of(&g.seats, PLANE_VAT, i).copies, i < 60 ? 0 : 1);
    }
    assert_seat(&g, PLANE_VAT, 99, (struct seat){39, 0, 1});
    clear(&g);
}

/* Two stretches of a file, the later one taken in apart; then another file. */
static void marks_are_joined(void **state) {
    (void)state;
    struct group_of_lines g = {0};
    struct marks later = {0};
    for (uint32_t i = 0; i < 40; i++) {
        add(&g.marks, i, "1", 7, false, 0);
        add(&later, i, "0", 7, false, 0);
    }
    marks_join(&g.marks, &later, 40);
    assert_null(later.latest);
    for (uint32_t i = 80; i < 120; i++)
        add(&g.marks, i, "2", 7, false, 0);
    assert_int_equal(marks_count(&g.marks), 120);
    seat(&g, 120);
    for (uint32_t i = 0; i < 120; i++)
        assert_seat(&g, PLANE_NET, i,
                    (struct seat){0,
                                  i < 40   ? i + 40
                                  : i < 80 ? i - 40
                                           : i,
                                  120});
    clear(&g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_are_ranked_by_their_number),
        cmocka_unit_test(opposite_lines_are_paired_in_order),
        cmocka_unit_test(vat_has_seats_of_its_own),
        cmocka_unit_test(marks_are_joined),
    };
    return cmocka_run_group_tests_name("seats", tests, NULL, NULL);
}

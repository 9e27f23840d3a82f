#include "test.h"

#include "engine/rounding/distribution_order.h"
#include "small_divider.h"

/* One group, of a key that gives 33 and 67 parts of a hundred. */
struct group_of_lines {
    struct small_divider of;
    struct line_records records;
    struct residue_classes classes[AMOUNT_PARTS];
    struct round_up_bits round_ups[AMOUNT_PARTS];
};

static void make(struct group_of_lines *g) {
    *g = (struct group_of_lines){0};
    small_divider_init(&g->of, (int64_t[]){33, 67}, 2);
    for (int part = 0; part < AMOUNT_PARTS; part++)
        residue_classes_init(&g->classes[part], &g->of.divider, true);
}

static void clear(struct group_of_lines *g) {
    for (int part = 0; part < AMOUNT_PARTS; part++) {
        residue_classes_clear(&g->classes[part]);
        round_up_bits_clear(&g->round_ups[part]);
    }
    small_divider_clear(&g->of);
}

static void add(struct line_records *m, uint32_t ordinal, const char *id,
                uint64_t residue, bool negative, uint64_t vat) {
    struct cost_line line = {.line = slice_of(id), .incurred_by = PARTY_NONE};
    const uint64_t residues[AMOUNT_PARTS] = {residue * 2 + negative, vat * 2};
    line_records_add(m, &line, ordinal, residues);
}

static void order(struct group_of_lines *g, uint64_t lines) {
    struct rounding_group group = {.classes = g->classes, .records = &g->records};
    const struct rounding r = {
        .groups = &group, .count = 1, .municipalities = 2, .lines = lines, .jobs = 1};
    distribution_order_make(&r, g->round_ups);
    assert_null(g->records.latest);
}

static void assert_lines(const struct residue_classes *s, const uint32_t *lines,
                         size_t count) {
    for (size_t i = 0; i < count; i++)
        assert_int_equal(s->lines[i], lines[i]);
}

static void copies_are_in_order_of_their_number(void **state) {
    (void)state;
    struct group_of_lines g;
    make(&g);
    add(&g.records, 0, "10", 7, false, 0);
    add(&g.records, 1, "9", 7, false, 0);
    add(&g.records, 3, "2", 5, true, 0);
    add(&g.records, 4, "1", 7, false, 0);
    order(&g, 5);
    assert_lines(&g.classes[AMOUNT_NET], (uint32_t[]){3, 4, 1, 0}, 4);
    const struct residues *r = &g.classes[AMOUNT_NET].residues;
    assert_int_equal(r->count, 2);
    assert_int_equal(r->list[0].value, -1);
    assert_int_equal(r->list[1].value, 3);
    assert_null(g.round_ups[AMOUNT_VAT].bits);
    assert_null(round_up_bits_of(&g.round_ups[AMOUNT_VAT], 4));
    clear(&g);
}

/* 7 cents are 2.31 and 4.69, 9 cents 2.97 and 6.03. */
static void opposite_lines_get_cents_in_pairs(void **state) {
    (void)state;
    struct group_of_lines g;
    make(&g);
    add(&g.records, 0, "3", 7, false, 0);
    add(&g.records, 1, "2", 7, true, 0);
    add(&g.records, 2, "1", 7, false, 0);
    add(&g.records, 3, "4", 9, false, 0);
    add(&g.records, 4, "5", 9, true, 0);
    order(&g, 5);
    assert_int_equal(g.classes[AMOUNT_NET].residues.count, 1);
    assert_lines(&g.classes[AMOUNT_NET], (uint32_t[]){0}, 1);
    for (uint64_t line = 0; line < 5; line++) {
        const unsigned char *round_ups = round_up_bits_of(&g.round_ups[AMOUNT_NET], line);
        assert_int_equal(round_up_bits_has(round_ups, 0), line >= 3);
        assert_int_equal(round_up_bits_has(round_ups, 1), line == 1 || line == 2);
    }
    clear(&g);
}

static void vat_is_in_an_order_of_its_own(void **state) {
    (void)state;
    struct group_of_lines g;
    make(&g);
    for (uint32_t i = 0; i < 100; i++)
        add(&g.records, i, "", i % 2 ? 0 : 1 + i, false, i < 60 ? 0 : 100 - i);
    order(&g, 100);
    assert_int_equal(g.classes[AMOUNT_NET].residues.count, 50);
    assert_int_equal(g.classes[AMOUNT_VAT].residues.count, 40);
    for (uint32_t i = 0; i < 40; i++) {
        assert_int_equal(g.classes[AMOUNT_NET].lines[i], 2 * i);
        assert_int_equal(g.classes[AMOUNT_VAT].lines[i], 99 - i);
    }
    clear(&g);
}

/* Two parts of a file that were read side by side; then another file. */
static void records_are_joined(void **state) {
    (void)state;
    struct group_of_lines g;
    struct line_records later = {0};
    uint32_t expected[120];
    make(&g);
    for (uint32_t i = 0; i < 40; i++) {
        add(&g.records, i, "1", 7, false, 0);
        add(&later, i, "0", 7, false, 0);
    }
    line_records_join(&g.records, &later, 40);
    assert_null(later.latest);
    for (uint32_t i = 80; i < 120; i++)
        add(&g.records, i, "2", 7, false, 0);
    assert_int_equal(line_records_count(&g.records), 120);
    for (uint32_t i = 0; i < 120; i++)
        expected[i] = i < 40 ? i + 40 : i < 80 ? i - 40 : i;
    order(&g, 120);
    assert_lines(&g.classes[AMOUNT_NET], expected, 120);
    clear(&g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_are_in_order_of_their_number),
        cmocka_unit_test(opposite_lines_get_cents_in_pairs),
        cmocka_unit_test(vat_is_in_an_order_of_its_own),
        cmocka_unit_test(records_are_joined),
    };
    return cmocka_run_group_tests_name("distribution_order", tests, NULL, NULL);
}

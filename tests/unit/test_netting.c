#include "test.h"

#include "engine/settle/netting.h"

enum { MOST = 40 };

/* The same balances without VAT. */
static const money (*net(const money *balances, size_t count))[AMOUNT_PARTS] {
    static money both[MOST][AMOUNT_PARTS];
    for (size_t i = 0; i < count; i++)
        both[i][AMOUNT_NET] = balances[i];
    for (size_t i = 0; i < count; i++)
        both[i][AMOUNT_VAT] = 0;
    return (const money(*)[AMOUNT_PARTS])both;
}

static void assert_squares(const struct netting *n, const money (*balances)[AMOUNT_PARTS],
                           size_t count) {
    for (size_t party = 0; party < count; party++)
        for (int part = 0; part < AMOUNT_PARTS; part++) {
            money left = balances[party][part];
            for (size_t i = 0; i < n->count; i++) {
                const struct transfer *p = &n->payments[i];
                left -= p->from == (int)party ? p->amount[part] : 0;
                left += p->to == (int)party ? p->amount[part] : 0;
            }
            assert_int_equal(left, 0);
        }
}

/* Nets `balances` and checks that the payments square them. Returns how many. */
static size_t both_squared(const money (*balances)[AMOUNT_PARTS], size_t count,
                           bool fewest) {
    struct diags d;
    diags_init(&d);
    struct netting n;
    assert_int_equal(netting_init(&n, balances, count, NETTING_NO_HUB, &d), 0);
    assert_int_equal(n.fewest, fewest);
    for (size_t i = 0; i < n.count; i++)
        assert_true(n.payments[i].amount[AMOUNT_NET] + n.payments[i].amount[AMOUNT_VAT] >=
                    0);
    assert_squares(&n, balances, count);
    size_t payments = n.count;
    netting_clear(&n);
    diags_clear(&d);
    return payments;
}

static size_t squared(const money *balances, size_t count, bool fewest) {
    return both_squared(net(balances, count), count, fewest);
}

static void nobody_pays_when_all_is_square(void **state) {
    (void)state;
    assert_int_equal(squared((money[]){0, 0, 0}, 3, true), 0);
    assert_int_equal(squared(NULL, 0, true), 0);
}

static void guests_pay_the_host(void **state) {
    (void)state;
    assert_int_equal(squared((money[]){-700, 300, 400}, 3, true), 2);
}

static void groups_at_zero_are_squared_apart(void **state) {
    (void)state;
    /* 5 = 5 and 4 + 3 = 7: three payments; largest pays largest would take four */
    assert_int_equal(squared((money[]){5, 4, 3, -5, -7}, 5, true), 3);
    /* 6 + 4 = 10, 7 + 2 = 9, no two are equal: four payments instead of five */
    assert_int_equal(squared((money[]){6, 7, 4, 2, -10, -9}, 6, true), 4);
}

/* Nets balances without VAT, and compares the payments. */
static void assert_paid(const money *balances, size_t count, int hub,
                        const struct transfer *expected, size_t payments) {
    struct diags d;
    diags_init(&d);
    struct netting n;
    assert_int_equal(netting_init(&n, net(balances, count), count, hub, &d), 0);
    assert_int_equal(n.count, payments);
    for (size_t i = 0; i < payments; i++) {
        assert_int_equal(n.payments[i].from, expected[i].from);
        assert_int_equal(n.payments[i].to, expected[i].to);
        assert_int_equal(n.payments[i].amount[AMOUNT_NET],
                         expected[i].amount[AMOUNT_NET]);
    }
    netting_clear(&n);
    diags_clear(&d);
}

static void the_larger_of_two_payers_pays_the_larger_receiver(void **state) {
    (void)state;
    const struct transfer expected[] = {{0, 3, {100}}, {2, 1, {150}}, {2, 3, {50}}};
    assert_paid((money[]){100, -150, 200, -150}, 4, NETTING_NO_HUB, expected, 3);
}

static void all_pay_the_hub_where_that_costs_no_payment(void **state) {
    (void)state;
    /* 40 and -40 are square without the hub, which has -10 itself */
    const struct transfer expected[] = {{0, 4, {20}}, {1, 2, {40}}, {3, 0, {30}}};
    assert_paid((money[]){-10, 40, -40, 30, -20}, 5, 0, expected, 3);
}

static void net_and_vat_are_squared_by_the_same_payments(void **state) {
    (void)state;
    /* a credit note of -3.00 with 0.63 of VAT: apart these would go to and fro */
    assert_int_equal(
        both_squared((const money[][AMOUNT_PARTS]){{-100, 21}, {-200, 42}, {300, -63}}, 3,
                     true),
        2);
    /* the gross balances alone, 5 = 5 and 7 = 7, would do with two */
    assert_int_equal(
        both_squared((const money[][AMOUNT_PARTS]){{4, 1}, {-3, -2}, {6, 1}, {-7, 0}}, 4,
                     true),
        3);
    /* nothing is left to be paid, yet the net amount is due */
    assert_int_equal(
        both_squared((const money[][AMOUNT_PARTS]){{5, -5}, {-5, 5}}, 2, true), 1);
}

static void one_receiver_is_certain_for_any_number_of_payers(void **state) {
    (void)state;
    money balances[40];
    money sum = 0;
    for (size_t i = 0; i < 39; i++)
        sum += balances[i] = 100 + (money)i;
    balances[39] = -sum;
    assert_int_equal(squared(balances, 40, true), 39);
}

static void many_parties_are_squared_without_a_guarantee(void **state) {
    (void)state;
    money balances[14];
    for (int i = 0; i < 7; i++) {
        balances[i] = 10 + i;
        balances[7 + i] = -(9 + i);
    }
    balances[7] = -16;
    assert_int_equal(squared(balances, 14, true), 7); /* 10 .. 16 on both sides */
    balances[6] += 5;                                 /* now 21 pays 18 and 13 */
    balances[7] -= 2;
    balances[8] -= 3; /* 10 and 3 of 21; 11 to 15 are still equal in pairs */
    assert_int_equal(squared(balances, 14, false), 8);
}

static void all_payments_may_run_by_one_party(void **state) {
    (void)state;
    struct diags d;
    struct netting n;
    diags_init(&d);
    /* 5 = 5 could be paid at once, and the hub has nothing to settle itself */
    const money balances[][AMOUNT_PARTS] = {{5, 1}, {-5, -1}, {3, -3}, {-3, 3}, {0, 0}};
    assert_int_equal(netting_by_hub(&n, balances, 5, 4, &d), 0);
    assert_squares(&n, balances, 5);
    assert_int_equal(n.count, 4);
    for (size_t i = 0; i < n.count; i++)
        assert_true(n.payments[i].from == 4 || n.payments[i].to == 4);
    netting_clear(&n);
    assert_int_equal(netting_by_hub(&n, balances, 5, 0, &d), 0);
    assert_squares(&n, balances, 5);
    assert_int_equal(n.count, 3);
    netting_clear(&n);
    assert_int_equal(netting_by_hub(&n, NULL, 0, 0, &d), 0);
    assert_int_equal(n.count, 0);
    netting_clear(&n);
    diags_clear(&d);
}

static void payments_by_one_party_beyond_64_bits_are_refused(void **state) {
    (void)state;
    struct diags d;
    struct netting n;
    diags_init(&d);
    const money balances[] = {MONEY_MAX, -MONEY_MAX, 0};
    assert_int_equal(netting_by_hub(&n, net(balances, 3), 3, 2, &d), -1);
    assert_int_equal(diag_total(&d, DIAG_ERROR), 1);
    assert_null(n.payments);
    diags_clear(&d);
}

static void balances_beyond_64_bits_are_refused(void **state) {
    (void)state;
    struct diags d;
    diags_init(&d);
    struct netting n;
    const money gross[][AMOUNT_PARTS] = {{MONEY_MAX, 1}, {-MONEY_MAX, -1}};
    money balances[] = {MONEY_MAX, 1, -MONEY_MAX, -1};
    assert_int_equal(netting_init(&n, gross, 2, NETTING_NO_HUB, &d), -1);
    assert_int_equal(netting_init(&n, net(balances, 4), 4, NETTING_NO_HUB, &d), -1);
    assert_true(diag_any_error(&d));
    assert_null(n.payments);
    assert_int_equal(squared((money[]){MONEY_MAX, -MONEY_MAX}, 2, true), 1);
    diags_clear(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_pays_when_all_is_square),
        cmocka_unit_test(guests_pay_the_host),
        cmocka_unit_test(groups_at_zero_are_squared_apart),
        cmocka_unit_test(the_larger_of_two_payers_pays_the_larger_receiver),
        cmocka_unit_test(all_pay_the_hub_where_that_costs_no_payment),
        cmocka_unit_test(net_and_vat_are_squared_by_the_same_payments),
        cmocka_unit_test(one_receiver_is_certain_for_any_number_of_payers),
        cmocka_unit_test(many_parties_are_squared_without_a_guarantee),
        cmocka_unit_test(all_payments_may_run_by_one_party),
        cmocka_unit_test(payments_by_one_party_beyond_64_bits_are_refused),
        cmocka_unit_test(balances_beyond_64_bits_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

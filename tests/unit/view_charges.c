#include "view_charges.h"

const struct expected_position charges_positions[POSITION_SETS][PARTIES + 1] = {
    [IN_Q1] = {{"Alpha", "A", {11, 0, 500, -489}, {33, 0, 100, -67}},
               {"Bravo", "B", {1000022, 1000000, 0, 22}, {2000011, 2000000, 0, 11}},
               {"The Body", "The Body", {0, 33, -500, 467}, {0, 44, -100, 56}}},
    [IN_Q2] = {{"Alpha", "A", {-8900, -53700, -300, 45100}, {-26700, -71600, 0, 44900}},
               {"Bravo", "B", {-17800, 0, 300, -18100}, {-8900, 0, 0, -8900}},
               {"Charlie", "C", {-27000, 0, 0, -27000}, {-36000, 0, 0, -36000}},
               {"Delta", "D", {10000000, 0, 0, 10000000}, {20000000, 0, 0, 20000000}},
               {"The Body",
                "The Body",
                {0, 10000000, 0, -10000000},
                {0, 20000000, 0, -20000000}}},
    [IN_Q3] = {{"Alpha", "A", {100000, 0, 0, 100000}, {300000, 0, 0, 300000}},
               {"Bravo", "B", {200000, 0, 0, 200000}, {100000, 0, 0, 100000}},
               {"Charlie", "C", {300000, 0, 250000, 50000}, {400000, 0, 50000, 350000}},
               {"The Body",
                "The Body",
                {0, 600000, -250000, -350000},
                {0, 800000, -50000, -750000}}},
    [TOGETHER] =
        {{"Alpha", "A", {91111, -53700, 200, 144611}, {273333, -71600, 100, 344833}},
         {"Bravo", "B", {1182222, 1000000, 300, 181922}, {2091111, 2000000, 0, 91111}},
         {"Charlie", "C", {273000, 0, 250000, 23000}, {364000, 0, 50000, 314000}},
         {"Delta", "D", {10000000, 0, 0, 10000000}, {20000000, 0, 0, 20000000}},
         {"The Body",
          "The Body",
          {0, 10600033, -250500, -10349533},
          {0, 20800044, -50100, -20749944}}},
};

void charges_advance(struct charges *c, period p, int from, int to, money net,
                     money vat) {
    c->advances[c->l.advance_count++] = (struct advance){
        .municipality = from, .period = p, .amount = {net, vat}, .to = to};
}

void charges_line(struct charges *c, period p, size_t who, size_t bears, money net,
                  money vat) {
    size_t at = 0;
    while (c->periods[at] != p)
        at++;
    money **cents = &c->borne[at * PARTIES + who];
    if (!*cents)
        *cents =
            arena_take(&c->f.b.arena, AMOUNT_PARTS * MUNICIPALITIES * sizeof **cents);
    (*cents)[AMOUNT_NET * MUNICIPALITIES + bears] += net;
    (*cents)[AMOUNT_VAT * MUNICIPALITIES + bears] += vat;
}

static void add_lines(struct charges *c) {
    charges_line(c, Q1, BODY, ALPHA, 11, 33);
    charges_line(c, Q1, BODY, BRAVO, 22, 11);
    charges_line(c, Q1, BRAVO, BRAVO, 1000000, 2000000);
    charges_line(c, Q2, ALPHA, ALPHA, -8900, -26700);
    charges_line(c, Q2, ALPHA, BRAVO, -17800, -8900);
    charges_line(c, Q2, ALPHA, CHARLIE, -27000, -36000);
    charges_line(c, Q2, BODY, DELTA, 10000000, 20000000);
    charges_line(c, Q3, BODY, ALPHA, 100000, 300000);
    charges_line(c, Q3, BODY, BRAVO, 200000, 100000);
    charges_line(c, Q3, BODY, CHARLIE, 300000, 400000);
}

void charges_init(struct charges *c) {
    *c = (struct charges){.periods = {YEAR, Q1, Q2, Q3, Q4}};
    figures_init(&c->f);
    c->l = (struct cross_charges){.allocation = &c->f.a,
                                  .municipalities = MUNICIPALITIES,
                                  .parties = PARTIES,
                                  .advances = c->advances,
                                  .periods = c->periods,
                                  .period_count = PERIODS_OF_CHARGES,
                                  .borne = c->borne,
                                  .favoured = c->favoured};
    add_lines(c);
    charges_advance(c, Q1, ALPHA, PARTY_BODY, 500, 100);
    charges_advance(c, Q2, BRAVO, ALPHA, 300, 0);
    charges_advance(c, Q3, CHARLIE, PARTY_BODY, 250000, 50000);
    charges_advance(c, Q4, CHARLIE, BRAVO, 6000, 600);
    charges_advance(c, YEAR, BRAVO, PARTY_BODY, 1200, 240);
}

void charges_clear(struct charges *c) {
    figures_clear(&c->f);
}

void settling_start(struct settling *t, struct period_range range) {
    const struct settle_span span = {.range = range};
    assert_int_equal(settlement_view_init(&t->s, &t->c.l, span, &t->c.f.d), 0);
    t->r = report_new("settlement", "Title", LANG_EN);
}

void settling_begin(struct settling *t, struct period_range range) {
    charges_init(&t->c);
    settling_start(t, range);
}

void settling_end(struct settling *t) {
    report_free(t->r);
    settlement_view_clear(&t->s);
    charges_clear(&t->c);
}

/* Thrown folders with tariffs, factors and transfers: every line that is read, and who has
   a claim on whom, is computed a second time, from the thrown figures and by fractions. */
#include <gmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "dice.h"
#include "dump.h"
#include "engine/settle/settle.h"
#include "input/load.h"

enum { MUNICIPALITIES = 6, DRIVERS = 2, KEYS = 3, ROWS = 30, NOBODY = -1, HOST = 0 };

/* --- a folder ------------------------------------------------------------------------ */

/* Keys 0 and 1 have the driver of their number, key 2 has both of them. */
struct row {
    int key, municipality;        /* who bears it; the key counts units too */
    int in_favour_key, in_favour; /* or NOBODY */
    bool tariff, factor;
    struct decimal price, factors; /* the amount, or the tariff; the factor */
    money vat;
};

struct thrown {
    int municipalities;
    struct decimal figure[DRIVERS][MUNICIPALITIES];
    struct row rows[ROWS];
    int count;
};

static struct decimal throw_decimal(struct dice *d, int64_t most, unsigned places) {
    return (struct decimal){dice_between(d, 0, most),
                            (unsigned)dice_between(d, 0, places)};
}

static void throw_row(struct thrown *t, struct dice *d) {
    struct row *row = &t->rows[t->count++];
    bool own = dice_once_in(d, 3), transfer = dice_once_in(d, 2);
    int last = t->municipalities - 1;
    *row = (struct row){.key = (int)dice_between(d, 0, KEYS - 1),
                        .municipality = own ? (int)dice_between(d, 0, last) : NOBODY,
                        .in_favour_key = NOBODY,
                        .in_favour = NOBODY};
    if (transfer && own && dice_once_in(d, 2))
        row->in_favour_key = (int)dice_between(d, 0, KEYS - 1);
    else if (transfer)
        row->in_favour = (int)dice_between(d, 0, last);
    if (own && row->in_favour == row->municipality)
        row->in_favour = NOBODY;
    row->tariff = row->key < DRIVERS && dice_once_in(d, 2);
    row->factor = dice_once_in(d, 2);
    row->price = throw_decimal(d, dice_once_in(d, 3) ? 3000000 : 900,
                               row->tariff ? DECIMAL_PLACES : 2);
    if (dice_once_in(d, 4))
        row->price.digits = -row->price.digits;
    row->factors = (struct decimal){dice_between(d, 1, 1999999999), DECIMAL_PLACES};
    if (dice_once_in(d, 2))
        row->factors =
            (struct decimal){dice_between(d, 1, 4), (unsigned)dice_between(d, 0, 3)};
    row->vat = dice_once_in(d, 3) ? dice_between(d, -70000, 90001) : 0;
}

static void throw_folder(struct thrown *t, struct dice *d) {
    *t = (struct thrown){.municipalities = (int)dice_between(d, 2, MUNICIPALITIES)};
    for (int driver = 0; driver < DRIVERS; driver++)
        for (int m = 0; m < t->municipalities; m++) {
            t->figure[driver][m] =
                throw_decimal(d, dice_once_in(d, 2) ? 9 : 170000, DECIMAL_PLACES);
            t->figure[driver][m].digits += m == 0; /* no total of 0 */
        }
    for (int64_t rows = dice_between(d, 1, ROWS); rows > 0; rows--)
        throw_row(t, d);
}

/* --- its files ----------------------------------------------------------------------- */

static void add_decimal(struct buf *out, struct decimal d) {
    figure_write(out, d.digits, d.places, &figure_plain);
}

static void write_file(const char *name, const struct buf *text) {
    FILE *f = fopen(name, "wb");
    if (!f || fwrite(text->at, 1, text->len, f) != text->len || fclose(f) != 0)
        abort();
}

static void add_row(struct buf *out, const struct row *row) {
    buf_format(out, "2025,staff,k%d,", row->key);
    if (row->municipality != NOBODY)
        buf_format(out, "m%d", row->municipality);
    buf_char(out, ',');
    if (row->in_favour_key != NOBODY)
        buf_format(out, "k%d", row->in_favour_key);
    else if (row->in_favour != NOBODY)
        buf_format(out, "m%d", row->in_favour);
    buf_text(out, row->tariff ? ",," : ",");
    add_decimal(out, row->price);
    buf_text(out, row->tariff ? "," : ",,");
    if (row->factor)
        add_decimal(out, row->factors);
    buf_char(out, ',');
    money_write(out, row->vat, &figure_plain);
    buf_char(out, '\n');
}

static void write_folder(const struct thrown *t) {
    struct buf out = {0};
    buf_text(&out, "code,d0,d1\n");
    for (int m = 0; m < t->municipalities; m++) {
        buf_format(&out, "m%d", m);
        for (int driver = 0; driver < DRIVERS; driver++) {
            buf_char(&out, ',');
            add_decimal(&out, t->figure[driver][m]);
        }
        buf_char(&out, '\n');
    }
    write_file("municipalities.csv", &out);
    buf_reset(&out);
    buf_text(&out, "period,category,key,municipality,in favour of,amount,tariff,factor,"
                   "vat\n");
    for (int i = 0; i < t->count; i++)
        add_row(&out, &t->rows[i]);
    write_file("costs.csv", &out);
    buf_reset(&out);
    buf_text(&out, "setting,value\nmodel,centre\nhost,m0\n"
                   "costs.csv: decimal mark,point\ncosts.csv: column.vat,vat\n"
                   "municipalities.csv: decimal mark,point\n");
    write_file("settings.csv", &out);
    buf_reset(&out);
    buf_text(&out, "key,driver,weight\nk0,d0,100\nk1,d1,100\nk2,d0,40\nk2,d1,60\n");
    write_file("keys.csv", &out);
    buf_clear(&out);
}

/* --- what a row is worth, by fractions ----------------------------------------------- */

static void set_decimal(mpq_t q, struct decimal d) {
    mpz_set_si(mpq_numref(q), d.digits);
    mpz_ui_pow_ui(mpq_denref(q), 10, d.places);
    mpq_canonicalize(q);
}

/* To the nearest whole number, halves away from zero: 2n / d cut off, plus one, halved. */
static money round_once(const mpq_t q) {
    mpz_t n;
    mpz_init(n);
    mpz_mul_ui(n, mpq_numref(q), 2);
    mpz_tdiv_q(n, n, mpq_denref(q));
    (mpq_sgn(q) < 0 ? mpz_sub_ui : mpz_add_ui)(n, n, 1);
    mpz_tdiv_q_ui(n, n, 2);
    money cents = mpz_get_si(n);
    mpz_clear(n);
    return cents;
}

static money worth(const struct thrown *t, const struct row *row) {
    mpq_t value, other, units;
    mpq_inits(value, other, units, NULL);
    set_decimal(value, row->price);
    for (int m = 0; row->tariff && m < t->municipalities; m++) {
        set_decimal(other, t->figure[row->key][m]);
        if (row->municipality == NOBODY || row->municipality == m)
            mpq_add(units, units, other);
    }
    if (row->tariff)
        mpq_mul(value, value, units);
    set_decimal(other, row->factors);
    if (row->factor)
        mpq_mul(value, value, other);
    mpq_set_ui(other, 100, 1);
    mpq_mul(value, value, other);
    money cents = round_once(value);
    mpq_clears(value, other, units, NULL);
    return cents;
}

/* --- lines --------------------------------------------------------------------------- */

/* The lines that were read, as far as they are compared. */
struct lines {
    struct cost_line list[2 * ROWS];
    size_t count;
    struct line_sink next;
};

static int take(void *self, const struct cost_line *line) {
    struct lines *l = self;
    if (l->count < 2 * (size_t)ROWS)
        l->list[l->count++] = *line;
    return l->next.take(l->next.self, line);
}

static bool is_line(const struct cost_line *line, int key, int municipality, money net,
                    money vat, enum line_half half) {
    bool own = municipality != NOBODY;
    return line->category == (own ? CATEGORY_OWN : CATEGORY_STAFF) &&
           line->key == (own ? KEY_NONE : key) && line->municipality == municipality &&
           line->amount[AMOUNT_NET] == net && line->amount[AMOUNT_VAT] == vat &&
           line->half == half;
}

static const char *check_lines(const struct thrown *t, const struct lines *read) {
    size_t at = 0;
    for (int i = 0; i < t->count; i++) {
        const struct row *row = &t->rows[i];
        const money net = worth(t, row);
        bool transfer = row->in_favour != NOBODY || row->in_favour_key != NOBODY;
        if (at + 1 + transfer > read->count)
            return "a line was not read";
        if (!is_line(&read->list[at++], row->key, row->municipality, net, row->vat,
                     transfer ? HALF_BORNE : HALF_NONE))
            return "a line is not what its row is worth";
        if (transfer && !is_line(&read->list[at++], row->in_favour_key, row->in_favour,
                                 -net, -row->vat, HALF_CREDITED))
            return "what is credited is not what is borne";
    }
    return at == read->count ? NULL : "there are more lines than rows";
}

/* --- claims -------------------------------------------------------------------------- */

typedef money claims[AMOUNT_PARTS][MUNICIPALITIES][MUNICIPALITIES]; /* from, to */

/* Adds what each bears of a line: to a receiver, or to each for what that receives from
   the bearer. */
static void add_cells(claims c, const struct allocation *a, size_t ordinal,
                      const struct cost_line *line, int bearer, int receiver) {
    money cells[MUNICIPALITIES];
    for (int part = 0; part < AMOUNT_PARTS; part++) {
        allocation_line(a, ordinal, line, (enum amount_part)part, cells);
        for (size_t m = 0; m < a->budget->municipality_count; m++)
            if (bearer == NOBODY)
                c[part][m][receiver] += cells[m];
            else
                c[part][bearer][m] -= cells[m];
    }
}

static void expect_claims(claims c, const struct thrown *t, const struct allocation *a,
                          const struct lines *read) {
    size_t at = 0;
    for (int i = 0; i < t->count; i++, at++) {
        const struct row *row = &t->rows[i];
        const struct cost_line *line = &read->list[at];
        if (row->in_favour == NOBODY && row->in_favour_key == NOBODY) {
            add_cells(c, a, at, line, NOBODY, HOST);
            continue;
        }
        if (row->in_favour_key == NOBODY)
            add_cells(c, a, at, line, NOBODY, row->in_favour);
        else
            add_cells(c, a, at + 1, line + 1, row->municipality, NOBODY);
        at++;
    }
}

static const char *compare_claims(claims c, const struct settlement *s, int count) {
    for (size_t i = 0; i < s->claims.count; i++) {
        const struct transfer *claim = &s->claims.list[i];
        for (int part = 0; part < AMOUNT_PARTS; part++)
            c[part][claim->from][claim->to] -= claim->amount[part];
    }
    for (int part = 0; part < AMOUNT_PARTS; part++)
        for (int from = 0; from < count; from++)
            for (int to = 0; to < count; to++)
                if (from != to && c[part][from][to] != 0)
                    return "a claim is not what its lines say";
    for (int m = 0; m < count; m++)
        if (m != HOST && s->positions[AMOUNT_NET][m].incurred != 0)
            return "a transfer was incurred by somebody";
    return NULL;
}

static const char *check_claims(const struct thrown *t, const struct allocation *a,
                                const struct lines *read, struct diags *d) {
    claims expected = {0};
    struct settlement s;
    struct cross_charges *charges = cross_charges_new(a);
    struct line_sink sink = cross_charges_sink(charges, d);
    const char *wrong = NULL;
    for (size_t i = 0; i < read->count; i++)
        sink.take(sink.self, &read->list[i]);
    const struct settle_span all = {
        .range = {period_make(2025, 0), period_make(2025, 0)}};
    if (cross_charges_finish(charges, d) != 0)
        wrong = "what is charged is not what was allocated";
    else if (settlement_init(&s, charges, all, d) != 0)
        wrong = "it cannot be settled";
    if (!wrong) {
        expect_claims(expected, t, a, read);
        wrong = compare_claims(expected, &s, t->municipalities);
        settlement_clear(&s);
    }
    cross_charges_free(charges);
    return wrong;
}

/* --- all of it ----------------------------------------------------------------------- */

/* The other half of each transfer is beside it here too. */
static void link_halves(struct lines *read) {
    for (size_t i = 0; i + 1 < read->count; i++)
        if (read->list[i].half == HALF_BORNE) {
            read->list[i].counterpart = &read->list[i + 1];
            read->list[i + 1].counterpart = &read->list[i];
        }
}

static const char *check(const struct thrown *t, struct loader *l, struct budget *b,
                         struct diags *d) {
    struct allocation *a = allocation_new(b, CLOSE_QUARTER, true);
    struct lines read = {.next = allocation_sink(a, d)};
    struct line_sink sink = {.self = &read, .take = take};
    const char *wrong = NULL;
    if (loader_costs(l, &sink) != 0 || allocation_finish(a, d) != 0)
        wrong = "the folder is refused";
    else
        wrong = check_lines(t, &read);
    link_halves(&read);
    if (!wrong)
        wrong = check_claims(t, a, &read, d);
    allocation_free(a);
    return wrong;
}

static const char *rows_are_worth_what_they_say(struct dice *d) {
    struct thrown t;
    struct budget b;
    struct diags faults;
    const struct load_options o = {.folder = ".", .jobs = 1};
    throw_folder(&t, d);
    write_folder(&t);
    budget_init(&b);
    diags_init(&faults);
    struct loader *l = loader_new(&b, &o, &faults);
    const char *wrong = check(&t, l, &b, &faults);
    if (wrong) {
        struct buf said = {0};
        dump_faults(&said, &faults);
        printf("%s", buf_str(&said));
        buf_clear(&said);
    }
    loader_free(l);
    diags_clear(&faults);
    budget_clear(&b);
    return wrong;
}

int main(void) {
    static const char *const names[] = {"municipalities.csv", "keys.csv", "settings.csv",
                                        "costs.csv"};
    char folder[] = "/tmp/seta-prop-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder) != 0)
        abort();
    int status =
        dice_try("tariffs, factors and transfers", rows_are_worth_what_they_say, 2000);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        unlink(names[i]);
    return chdir("/") != 0 || rmdir(folder) != 0 ? 1 : status;
}

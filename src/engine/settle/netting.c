#include "engine/settle/netting.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

/* Cents: net and VAT together, and net. Ordered by gross and then by net, such pairs add
   and compare like plain numbers: so what is true of payments of a single amount is true
   of payments that square net and VAT at once. */
struct sum {
    money gross, net;
};

static struct sum plus(struct sum a, struct sum b) {
    return (struct sum){a.gross + b.gross, a.net + b.net};
}

static struct sum minus(struct sum a) {
    return (struct sum){-a.gross, -a.net};
}

static int order(struct sum a, struct sum b) {
    if (a.gross != b.gross)
        return a.gross < b.gross ? -1 : 1;
    return (a.net > b.net) - (a.net < b.net);
}

static int sign(struct sum a) {
    return order(a, (struct sum){0, 0});
}

/* What a party still has to pay or, when negative, to receive. */
struct open {
    int party;
    struct sum left; /* not 0 */
};

static int later(const struct open *a, const struct open *b) {
    return (a->party > b->party) - (a->party < b->party);
}

/* Payers first, the largest first; then receivers, the largest last. So a walk inwards
   from both ends meets the largest of either first, and on ties the earlier party. */
static int by_amount(const void *a, const void *b) {
    const struct open *one = a, *other = b;
    int falling = order(other->left, one->left);
    if (falling != 0)
        return falling;
    return sign(one->left) > 0 ? later(one, other) : later(other, one);
}

static void add_payment(struct netting *n, int from, int to, struct sum amount) {
    n->payments[n->count++] =
        (struct transfer){from, to, {amount.net, amount.gross - amount.net}};
}

static void pay(struct netting *n, struct open *payer, struct open *receiver) {
    struct sum due = minus(receiver->left);
    struct sum amount = order(payer->left, due) < 0 ? payer->left : due;
    payer->left = plus(payer->left, minus(amount));
    receiver->left = plus(receiver->left, amount);
    add_payment(n, payer->party, receiver->party, amount);
}

static bool has_party(const struct open *open, size_t count, int party) {
    for (size_t i = 0; i < count; i++)
        if (open[i].party == party)
            return true;
    return false;
}

/* Squares parties whose sum is 0 by way of the hub, which squares itself. */
static void square_by_hub(struct netting *n, const struct open *open, size_t count,
                          int hub) {
    for (size_t i = 0; i < count; i++) {
        int party = open[i].party;
        struct sum left = open[i].left;
        if (party == hub)
            continue;
        if (sign(left) > 0)
            add_payment(n, party, hub, left);
        else
            add_payment(n, hub, party, minus(left));
    }
}

/* Squares parties whose sum is 0. Each payment settles one of them for good and the last
   one two, so `count` parties need at most count - 1 payments. */
static void square(struct netting *n, struct open *open, size_t count, int hub) {
    if (has_party(open, count, hub)) {
        square_by_hub(n, open, count, hub);
        return;
    }
    if (count == 0)
        return;
    qsort(open, count, sizeof *open, by_amount);
    size_t payer = 0, receiver = count - 1;
    while (payer < receiver) {
        pay(n, &open[payer], &open[receiver]);
        payer += sign(open[payer].left) == 0;
        receiver -= sign(open[receiver].left) == 0;
    }
}

/* Squares payers with receivers of the same amount, by one payment instead of two.
   Returns the number of parties that are left, moved to the front. */
static size_t pair_off(struct netting *n, struct open *open, size_t count) {
    qsort(open, count, sizeof *open, by_amount);
    size_t payer = 0, receiver = count - 1, kept = 0;
    while (sign(open[payer].left) > 0 && sign(open[receiver].left) < 0) {
        int larger = order(open[payer].left, minus(open[receiver].left));
        if (larger > 0)
            payer++;
        else if (larger < 0)
            receiver--;
        else
            pay(n, &open[payer++], &open[receiver--]);
    }
    for (size_t i = 0; i < count; i++)
        if (sign(open[i].left) != 0)
            open[kept++] = open[i];
    return kept;
}

/* Every set of parties is a number of NETTING_EXACT bits, bit i being open[i]. */
enum { SETS = 1 << NETTING_EXACT };

struct partition {
    struct sum sum[SETS];
    unsigned char most[SETS];   /* for a set with sum 0: most subsets of sum 0 in it */
    unsigned short first[SETS]; /* of those the subset with the set's earliest party */
};

static void add_up(struct partition *g, const struct open *open, unsigned all) {
    g->sum[0] = (struct sum){0, 0};
    for (unsigned set = 1; set <= all; set++)
        g->sum[set] = plus(g->sum[set & (set - 1)], open[__builtin_ctz(set)].left);
}

/* Finds the best subset of sum 0 with the earliest party of `set` to split off. */
static void split(struct partition *g, unsigned set) {
    unsigned earliest = set & -set;
    g->most[set] = 0;
    for (unsigned part = set; part > 0; part = (part - 1) & set) {
        if (!(part & earliest) || sign(g->sum[part]) != 0 ||
            g->most[set ^ part] < g->most[set])
            continue;
        g->most[set] = (unsigned char)(g->most[set ^ part] + 1);
        g->first[set] = (unsigned short)part;
    }
}

/* The fewest payments for k parties are k less the most subsets of sum 0 that they can be
   split into, since payments connect the parties of a subset and connecting m of them
   takes m - 1 (Verhoeff, "Settling Multiple Debts Efficiently", Informatics in Education
   3, 2004). Considers all sets, smaller ones first: 3^12 steps at most. */
static void square_exactly(struct netting *n, const struct open *open, size_t count,
                           int hub) {
    unsigned all = (1u << count) - 1;
    struct partition *g = mem_alloc(sizeof *g);
    add_up(g, open, all);
    g->most[0] = 0;
    for (unsigned set = 1; set <= all; set++)
        if (sign(g->sum[set]) == 0)
            split(g, set);
    for (unsigned set = all; set > 0; set ^= g->first[set]) {
        struct open group[NETTING_EXACT];
        size_t members = 0;
        for (unsigned left = g->first[set]; left > 0; left &= left - 1)
            group[members++] = open[__builtin_ctz(left)];
        square(n, group, members, hub);
    }
    free(g);
}

int transfer_order(const struct transfer *one, const struct transfer *other) {
    if (one->from != other->from)
        return one->from < other->from ? -1 : 1;
    return (one->to > other->to) - (one->to < other->to);
}

static int by_payer(const void *a, const void *b) {
    return transfer_order(a, b);
}

void transfer_sort(struct transfer *transfers, size_t count) {
    if (count)
        qsort(transfers, count, sizeof *transfers, by_payer);
}

/* Adds what a payer has to pay. False when all payers together do not fit a money: no
   other sum is larger. */
static bool add_paid(money *paid, money amount) {
    return amount <= 0 || money_add(paid, amount) == 0;
}

static int too_large(struct diags *d) {
    diag_add(d, (struct place){0}, DIAG_TOTAL_TOO_LARGE, NULL);
    return -1;
}

/* Collects the parties with something to settle; -1 when a sum is too large (reported in
   `d`). */
static int collect(struct open *open, size_t *count,
                   const money (*balances)[AMOUNT_PARTS], size_t parties, size_t *payers,
                   struct diags *d) {
    money net_paid = 0, vat_paid = 0, gross_paid = 0;
    struct sum all = {0, 0};
    *count = *payers = 0;
    for (size_t i = 0; i < parties; i++) {
        money net = balances[i][AMOUNT_NET], vat = balances[i][AMOUNT_VAT], gross = net;
        if (money_add(&gross, vat) < 0 || !add_paid(&net_paid, net) ||
            !add_paid(&vat_paid, vat) || !add_paid(&gross_paid, gross))
            return too_large(d);
        struct sum left = {gross, net};
        *payers += sign(left) > 0;
        if (sign(left) != 0)
            open[(*count)++] = (struct open){(int)i, left};
    }
    for (size_t i = 0; i < *count; i++)
        all = plus(all, open[i].left);
    assert(sign(all) == 0);
    return 0;
}

/* Whether every balance is 0 after the payments, in both amount parts. */
__attribute__((unused)) static bool
is_square(const struct netting *n, const money (*balances)[AMOUNT_PARTS], size_t count) {
    wide(*left)[AMOUNT_PARTS] = mem_zero(count, sizeof *left);
    bool square = true;
    for (size_t i = 0; i < count; i++)
        amounts_add_wide(left[i], balances[i]);
    for (size_t i = 0; i < n->count; i++)
        for (int part = 0; part < AMOUNT_PARTS; part++) {
            left[n->payments[i].from][part] -= n->payments[i].amount[part];
            left[n->payments[i].to][part] += n->payments[i].amount[part];
        }
    for (size_t i = 0; i < count; i++)
        square = square && left[i][AMOUNT_NET] == 0 && left[i][AMOUNT_VAT] == 0;
    free(left);
    return square;
}

int netting_init(struct netting *n, const money (*balances)[AMOUNT_PARTS], size_t count,
                 int hub, struct diags *d) {
    *n = (struct netting){.fewest = true};
    struct open *open = mem_alloc((count + 1) * sizeof *open);
    size_t parties, payers;
    int status = collect(open, &parties, balances, count, &payers, d);
    if (status < 0 || parties == 0)
        goto out;
    n->payments = mem_alloc(parties * sizeof *n->payments);
    if (parties <= NETTING_EXACT)
        square_exactly(n, open, parties, hub);
    else
        square(n, open, pair_off(n, open, parties), hub);
    transfer_sort(n->payments, n->count);
    assert(is_square(n, balances, count) && n->count < parties);
    /* Every party takes part in a payment, so fewer payments than payers, or than
       receivers, are impossible: with one receiver the quick method is optimal too. */
    size_t least = payers > parties - payers ? payers : parties - payers;
    n->fewest = parties <= NETTING_EXACT || n->count == least;
out:
    free(open);
    return status;
}

/* Whether all payments together fit a money, in either part and gross. */
static bool sum_fits(const struct netting *n) {
    money net = 0, vat = 0, gross = 0;
    bool fits = true;
    for (size_t i = 0; i < n->count; i++) {
        const money *amount = n->payments[i].amount;
        fits = fits && money_add(&net, amount[AMOUNT_NET]) == 0 &&
               money_add(&vat, amount[AMOUNT_VAT]) == 0 &&
               money_add(&gross, amount[AMOUNT_NET] + amount[AMOUNT_VAT]) == 0;
    }
    return fits;
}

int netting_by_hub(struct netting *n, const money (*balances)[AMOUNT_PARTS], size_t count,
                   int hub, struct diags *d) {
    *n = (struct netting){0};
    struct open *open = mem_alloc((count + 1) * sizeof *open);
    size_t parties, payers;
    int status = collect(open, &parties, balances, count, &payers, d);
    if (status == 0 && parties > 0) {
        n->payments = mem_alloc(parties * sizeof *n->payments);
        square_by_hub(n, open, parties, hub);
        transfer_sort(n->payments, n->count);
        assert(is_square(n, balances, count));
        if (!sum_fits(n)) {
            netting_clear(n);
            status = too_large(d);
        }
    }
    free(open);
    return status;
}

void netting_clear(struct netting *n) {
    free(n->payments);
    *n = (struct netting){0};
}

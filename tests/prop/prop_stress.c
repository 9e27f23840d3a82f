/* Ten million lines of one cent over three equal shares: each municipality is within a
   cent of a third, where rounding each line by itself would give the first all of
   them. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "../unit/small_budget.h"
#include "engine/allocate.h"

enum { LINES = 10000000, LISTED = 300001, SHARES = 3 };

/* Allocates so many lines of one cent; the lines of a listing are added up as well. */
static int try_lines(uint64_t count, bool listed) {
    struct budget b;
    struct diags d;
    diags_init(&d);
    small_budget_init(&b, SHARES, 0);
    int key = small_budget_plain_key(&b, "equal", DRIVER_EQUAL);
    struct cost_line line =
        small_budget_line(period_make(2025, 1), CATEGORY_STAFF, key, 1, "");
    struct allocation *a = allocation_new(&b, CLOSE_QUARTER, listed);
    struct line_sink sink = allocation_sink(a, &d);
    for (uint64_t i = 0; i < count; i++)
        sink.take(sink.self, &line);
    int wrong = allocation_finish(a, &d);
    money third = (money)count / SHARES, sums[SHARES] = {0}, cells[SHARES], total = 0;
    for (uint64_t i = 0; listed && i < count; i++) {
        allocation_line(a, i, &line, AMOUNT_NET, cells);
        wrong |= cells[0] + cells[1] + cells[2] != 1;
        for (int j = 0; j < SHARES; j++)
            sums[j] += cells[j];
    }
    for (int j = 0; j < SHARES; j++) {
        money given = a->groups[0].given[AMOUNT_NET][j];
        wrong |= given < third || given > third + 1 || (listed && given != sums[j]);
        total += given;
    }
    wrong |= total != (money)count;
    printf("stress: %" PRIu64 " lines%s%s\n", count, listed ? ", listed" : "",
           wrong ? ": not within a cent of a third" : "");
    allocation_free(a);
    budget_clear(&b);
    diags_clear(&d);
    return wrong;
}

int main(void) {
    return try_lines(LINES, false) || try_lines(LISTED, true);
}

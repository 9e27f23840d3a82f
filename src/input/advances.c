#include "input/advances.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/fields.h"
#include "input/groups.h"

struct reader {
    struct sheet sheet;
    struct thousands thousands;
    struct advance *list; /* owned */
    size_t count, room;
};

static int read_money(struct reader *r, int field, money *cents) {
    struct sheet *s = &r->sheet;
    struct amount amount;
    if (field_amount(s, field, &amount) != 0)
        return -1;
    *cents = amount.cents;
    thousands_add(&r->thousands, sheet_cell(s, field), s->decimal_mark, true,
                  amount.like_thousands, sheet_place(s, field));
    return 0;
}

static void read_row(struct reader *r) {
    struct sheet *s = &r->sheet;
    struct advance a = {.to = PARTY_NONE, .place = sheet_row_place(s)};
    int faults = field_municipality(s, ADVANCE_MUNICIPALITY, &a.municipality);
    faults += field_period(s, ADVANCE_PERIOD, &a.period);
    faults += read_money(r, ADVANCE_AMOUNT, &a.amount);
    if (sheet_cell(s, ADVANCE_VAT).len > 0)
        faults += read_money(r, ADVANCE_VAT, &a.vat);
    if (sheet_cell(s, ADVANCE_TO).len > 0)
        faults += field_party(s, ADVANCE_TO, &a.to);
    if (faults != 0)
        return;
    r->list = mem_room(r->list, r->count, &r->room, sizeof *r->list);
    r->list[r->count++] = a;
}

void advances_read(struct loading *l, const char *path) {
    struct reader r = {0};
    struct budget *b = l->b;
    if (sheet_open(&r.sheet, l, path, &schema_advances) == 0) {
        while (sheet_next(&r.sheet))
            read_row(&r);
        sheet_record(&r.sheet);
        thousands_review(&r.thousands, &r.sheet);
        b->advances = arena_take(&b->arena, r.count * sizeof *b->advances);
        b->advance_count = r.count;
        if (r.count > 0)
            memcpy(b->advances, r.list, r.count * sizeof *r.list);
    }
    sheet_close(&r.sheet);
    free(r.list);
}

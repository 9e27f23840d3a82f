#include "input/advances.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/table/fields.h"
#include "input/table/grouping.h"

struct reading {
    struct reader reader;
    struct thousands thousands;
    struct empty_amounts empty;
    struct advance *list; /* owned */
    size_t count, room;
};

static int read_money(struct reading *r, int field, money *cents) {
    struct reader *s = &r->reader;
    struct amount amount;
    if (field_amount(s, field, &amount) != 0)
        return -1;
    *cents = amount.cents;
    thousands_add(&r->thousands, reader_cell(s, field), s->decimal_mark, true,
                  amount.like_thousands, reader_place(s, field));
    return 0;
}

static void read_row(struct reading *r) {
    struct reader *s = &r->reader;
    struct advance a = {.to = PARTY_NONE, .place = reader_row_place(s)};
    int faults = field_municipality(s, ADVANCE_MUNICIPALITY, &a.municipality);
    faults += field_period(s, ADVANCE_PERIOD, &a.period);
    faults += field_is_empty(s, ADVANCE_AMOUNT)
                  ? field_empty(s, ADVANCE_AMOUNT, &r->empty)
                  : read_money(r, ADVANCE_AMOUNT, &a.amount[AMOUNT_NET]);
    if (reader_cell(s, ADVANCE_VAT).len > 0)
        faults += read_money(r, ADVANCE_VAT, &a.amount[AMOUNT_VAT]);
    if (reader_cell(s, ADVANCE_TO).len > 0)
        faults += field_party(s, ADVANCE_TO, &a.to);
    if (faults != 0)
        return;
    r->list = mem_room(r->list, r->count, &r->room, sizeof *r->list);
    r->list[r->count++] = a;
}

void advances_read(struct load_context *l, const char *path) {
    struct reading r = {0};
    struct budget *b = l->b;
    if (reader_open(&r.reader, l, path, &schema_advances) == 0) {
        while (reader_next(&r.reader))
            read_row(&r);
        reader_record(&r.reader);
        thousands_review(&r.thousands, &r.reader);
        empty_amounts_review(&r.empty, r.reader.d);
        b->advances = arena_take(&b->arena, r.count * sizeof *b->advances);
        b->advance_count = r.count;
        if (r.count > 0)
            memcpy(b->advances, r.list, r.count * sizeof *r.list);
    }
    reader_close(&r.reader);
    free(r.list);
}

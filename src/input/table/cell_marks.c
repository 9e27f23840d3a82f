#include "input/table/cell_marks.h"

#include "input/table/fault.h"

/* The fields that hold numbers. */
static const struct {
    const struct schema *schema;
    int field;
} numbers[] = {
    {&schema_costs, COST_AMOUNT},    {&schema_costs, COST_DEBIT},
    {&schema_costs, COST_CREDIT},    {&schema_costs, COST_VAT},
    {&schema_costs, COST_GROSS},     {&schema_costs, COST_TARIFF},
    {&schema_costs, COST_FACTOR},    {&schema_keys, KEY_WEIGHT},
    {&schema_keys, KEY_PARTS},       {&schema_advances, ADVANCE_AMOUNT},
    {&schema_advances, ADVANCE_VAT}, {&schema_listing, LISTING_AMOUNT},
    {&schema_listing, LISTING_VAT},
};

static bool holds_numbers(const struct schema *schema, int field) {
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (numbers[i].schema == schema && numbers[i].field == field)
            return true;
    return false;
}

bool cell_mark_fits(struct reader *s, size_t cell, bool number) {
    static const enum diag_code codes[] = {
        [MARK_ERROR] = DIAG_CELL_ERROR,
        [MARK_FORMULA] = DIAG_CELL_FORMULA,
        [MARK_TEXT] = DIAG_CELL_TEXT,
        [MARK_TOTAL] = DIAG_CELL_TOTAL,
    };
    unsigned char mark = cell_mark_of(s, cell);
    if (mark == MARK_NONE || (mark == MARK_TEXT && !number))
        return true;
    fault_text(s->d, csvin_place(s->in, &s->row, cell), codes[mark], s->row.cells[cell]);
    return false;
}

bool cell_marks_fit(struct reader *s) {
    const struct columns *c = &s->columns;
    bool fit = true;
    if (!s->row.marks)
        return true;
    for (size_t i = 0; i < c->present_count; i++) {
        int field = c->present[i];
        size_t cell = (size_t)c->cell_of[field];
        fit = cell_mark_fits(s, cell, holds_numbers(s->schema, field)) && fit;
    }
    for (size_t i = 0; i < c->periods.count; i++)
        fit = cell_mark_fits(s, c->periods.list[i].cell, true) && fit;
    return fit;
}

#include "input/table/cell_marks.h"

#include "input/table/fault.h"

/* The fields that hold numbers. */
static const struct {
    const struct schema *schema;
    int field;
    enum number_form form;
} numbers[] = {
    {&schema_costs, COST_AMOUNT, FORM_AMOUNT},
    {&schema_costs, COST_DEBIT, FORM_AMOUNT},
    {&schema_costs, COST_CREDIT, FORM_AMOUNT},
    {&schema_costs, COST_VAT, FORM_AMOUNT},
    {&schema_costs, COST_GROSS, FORM_AMOUNT},
    {&schema_costs, COST_TARIFF, FORM_DECIMAL},
    {&schema_costs, COST_FACTOR, FORM_DECIMAL},
    {&schema_keys, KEY_WEIGHT, FORM_DECIMAL},
    {&schema_keys, KEY_PARTS, FORM_DECIMAL},
    {&schema_advances, ADVANCE_AMOUNT, FORM_AMOUNT},
    {&schema_advances, ADVANCE_VAT, FORM_AMOUNT},
    {&schema_listing, LISTING_AMOUNT, FORM_AMOUNT},
    {&schema_listing, LISTING_VAT, FORM_AMOUNT},
};

enum number_form cell_marks_form(const struct schema *schema, int field) {
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (numbers[i].schema == schema && numbers[i].field == field)
            return numbers[i].form;
    return FORM_NONE;
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
    if (mark == MARK_TEXT && text_numbers_doubted(s))
        return false;
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
        fit = cell_mark_fits(s, cell, cell_marks_form(s->schema, field) != FORM_NONE) &&
              fit;
    }
    for (size_t i = 0; i < c->periods.count; i++)
        fit = cell_mark_fits(s, c->periods.list[i].cell, true) && fit;
    return fit;
}

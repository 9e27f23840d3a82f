#include "input/costs/cost_transfer.h"

#include "input/costs/cost_assignment.h"
#include "input/table/fields.h"

/* One side at least is one municipality, and not the same on both. */
static int check_sides(struct cost_file *f, const struct cost_line *borne,
                       const struct cost_line *credited) {
    const struct reader *s = &f->reader;
    const struct budget *b = s->l->b;
    struct place at = reader_place(s, COST_FAVOUR);
    if (credited->key != KEY_NONE && borne->key != KEY_NONE)
        fault_texts(s->d, at, DIAG_TRANSFER_KEYS, slice_of(b->keys[borne->key].name),
                    slice_of(b->keys[credited->key].name));
    else if (credited->key == KEY_NONE && credited->municipality == borne->municipality)
        fault_text(s->d, at, DIAG_TRANSFER_SELF,
                   slice_of(b->municipalities[borne->municipality].name));
    else
        return 0;
    return -1;
}

int cost_transfer_read(struct cost_file *f, struct cost_line halves[TRANSFER_HALVES]) {
    const struct cost_line *borne = &halves[0];
    struct cost_line *credited = &halves[1];
    *credited = (struct cost_line){.category = CATEGORY_OWN};
    if (field_receiver(&f->reader, COST_FAVOUR, &credited->municipality,
                       &credited->key) != 0 ||
        check_sides(f, borne, credited) != 0)
        return -1;
    if (credited->key == KEY_NONE)
        return 0;
    f->run->key_used[credited->key] = true;
    f->remarks.shared = true;
    return cost_assignment_category(f, borne, &credited->category);
}

void cost_transfer_finish(struct cost_file *f, struct cost_line halves[TRANSFER_HALVES]) {
    struct cost_line *borne = &halves[0], *credited = &halves[1];
    const struct cost_line receiver = *credited;
    *credited = *borne;
    credited->category = receiver.category;
    credited->key = receiver.key;
    credited->municipality = receiver.municipality;
    credited->other = 0; /* its row counts once */
    for (int part = 0; part < AMOUNT_PARTS; part++)
        credited->amount[part] = -borne->amount[part];
    if (borne->product) {
        f->credited = *borne->product;
        f->credited.factors[0].digits = -f->credited.factors[0].digits;
        credited->product = &f->credited;
    }
    borne->half = HALF_BORNE;
    borne->counterpart = credited;
    credited->half = HALF_CREDITED;
    credited->counterpart = borne;
}

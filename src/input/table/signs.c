#include "input/table/signs.h"

#include "input/table/reader.h"
#include "input/table/setting_rows.h"

void signs_add(struct signs *s, enum sign_side side, money amount, struct slice text,
               struct place at) {
    struct side_signs *of = &s->sides[side];
    grouping_remember(amount < 0 ? &of->first_minus : &of->first_plus, text, at);
    of->minus += amount < 0;
    of->plus += amount > 0;
}

void signs_join(struct signs *s, const struct signs *later, uint64_t lines) {
    for (int side = 0; side < SIGN_SIDES; side++) {
        struct side_signs *to = &s->sides[side];
        const struct side_signs *from = &later->sides[side];
        to->minus += from->minus;
        to->plus += from->plus;
        grouping_join_first(&to->first_minus, &from->first_minus, lines);
        grouping_join_first(&to->first_plus, &from->first_plus, lines);
    }
}

/* --- what they show ---------------------------------------------------------------- */

/* What is said of a side: when a minus is on all amounts, two or more; on one, or on most;
   on some; and when an amount has none, though by the setting it should. */
static const struct side_faults {
    const char *setting;
    enum amount_sign odd; /* by this setting an amount without a minus is odd */
    enum diag_code all, one, some, plus;
} faults[SIGN_SIDES] = {
    [SIGN_DEBIT] = {N_("debit sign"), SIGN_REVERSED, DIAG_DEBITS_MINUS, DIAG_DEBIT_MINUS,
                    DIAG_CODES, DIAG_DEBIT_PLUS},
    [SIGN_CREDIT] = {N_("credit sign"), SIGN_AS_WRITTEN, DIAG_CREDITS_MINUS,
                     DIAG_CREDIT_MINUS, DIAG_CREDIT_MIXED, DIAG_CREDIT_PLUS},
};

/* The fault of the amounts on a side, or DIAG_CODES. A debit with a minus among others
   takes back what was booked. */
static enum diag_code find_fault(const struct side_signs *of, const struct side_faults *f,
                                 enum amount_sign said) {
    if (said == f->odd && of->plus > 0)
        return f->plus;
    if (said != SIGN_UNSAID || of->minus == 0)
        return DIAG_CODES;
    if (of->plus == 0)
        return of->minus > 1 ? f->all : f->one;
    return f->some == DIAG_CODES && of->minus > of->plus ? f->one : f->some;
}

static bool review_side(const struct side_signs *of, enum sign_side side,
                        struct reader *s) {
    const struct side_faults *f = &faults[side];
    enum diag_code code = find_fault(of, f, signs_said(&s->said, side));
    const struct grouping_cell *first =
        code == f->plus ? &of->first_plus : &of->first_minus;
    if (code == DIAG_CODES)
        return false;
    struct buf written = {0}, reversed = {0}, where = {0};
    setting_rows_value(&written, s->l, s->file, f->setting, N_("as written"));
    setting_rows_value(&reversed, s->l, s->file, f->setting, N_("reversed"));
    setting_rows_place(&where, s->l);
    setting_rows_instead(&where, s->l, s->file,
                         side == SIGN_DEBIT ? SCOPED_DEBIT_SIGN : SCOPED_CREDIT_SIGN,
                         NULL);
    diag_add(s->d, first->place, code, first->text, buf_str(&written), buf_str(&reversed),
             buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&reversed);
    buf_clear(&written);
    return true;
}

bool signs_review(const struct signs *s, struct reader *reader) {
    bool doubtful = false;
    for (int side = 0; side < SIGN_SIDES; side++)
        doubtful = review_side(&s->sides[side], (enum sign_side)side, reader) || doubtful;
    return doubtful;
}

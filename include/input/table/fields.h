/* Fields: the cells of a reader as amounts, periods, names, ..., or the fault that says
   why one is not. */
#ifndef INPUT_TABLE_FIELDS_H
#define INPUT_TABLE_FIELDS_H

#include "input/forms/amounts.h"
#include "input/forms/periods.h"
#include "input/table/fault.h"
#include "input/table/reader.h"

/* Adds a fault at a field's cell, with the cell's text as its first argument. */
void field_fault(struct reader *s, int field, enum diag_code code);

/* The same with a second argument: the nearest known name, or "". */
void field_fault_near(struct reader *s, int field, enum diag_code code,
                      struct slice near);

/* -1, after adding a fault, when the mark of an amount's currency (currencies.h) cannot stand
   for the budget's. */
int field_currency(struct reader *s, int field, unsigned mark)
    __attribute__((warn_unused_result));

/* These read a cell that must hold something. -1 after adding a fault. */
int field_amount(struct reader *s, int field, struct amount *amount)
    __attribute__((warn_unused_result));

/* Amounts whose cell is empty, or says that there is none, and that are nil by the setting
   `empty amount`. */
struct empty_amounts {
    uint64_t count;
    struct place first;
};

/* Whether a field's cell has no amount: it is empty, or is nil by the settings. */
bool field_is_empty(const struct reader *s, int field);

/* For such a field: 0 after counting it, where the settings say that it is nil. -1 after
   adding a fault. */
int field_empty(struct reader *s, int field, struct empty_amounts *e)
    __attribute__((warn_unused_result));

/* Adds those of a later chunk of the file, whose places are moved by `lines`. */
void empty_amounts_join(struct empty_amounts *e, const struct empty_amounts *later,
                        uint64_t lines);

/* Warns of them, with their count. */
void empty_amounts_review(const struct empty_amounts *e, struct diags *d);

int field_money(struct reader *s, int field, money *cents)
    __attribute__((warn_unused_result));
int field_period(struct reader *s, int field, period *p)
    __attribute__((warn_unused_result));
int field_date(struct reader *s, int field, date *d) __attribute__((warn_unused_result));
int field_days(struct reader *s, int field, struct days *days)
    __attribute__((warn_unused_result));

/* Appends the row of settings that says the order of this file's dates. */
void field_order_row(struct buf *row, const struct reader *s, enum date_order order);

/* Adds the fault of a category that is not in the list, at the cell that holds it. */
void fault_category(struct reader *s, int field);

/* Adds the fault for the result of reading a number, at a cell with this text. */
void fault_number(struct reader *s, struct place at, struct slice text,
                  enum number_result result, bool is_amount);

/* The code of the municipality that had this text as a code formerly, else the nearest
   code or name of one, or "": borrowed from the budget. */
struct slice nearest_municipality(const struct budget *b, struct slice text);

/* The municipality, party or key that a cell names; -1 after adding a fault. A party is
   a municipality, or the joint body by the organisation's name or the words "joint
   body". */
typedef int field_reader(struct reader *s, int field, int *value);
int field_municipality(struct reader *s, int field, int *municipality)
    __attribute__((warn_unused_result));
int field_party(struct reader *s, int field, int *party)
    __attribute__((warn_unused_result));
int field_key(struct reader *s, int field, int *key) __attribute__((warn_unused_result));

/* A key by its name, or by that of the category it is named after; or KEY_NONE. */
int field_key_named(const struct load_context *l, struct slice name);

/* A driver of the file by its name, as headers are compared; or -1. */
int field_driver_named(const struct load_context *l, struct slice name);

/* The municipality or the key that a cell names, the other being none; -1 after adding a
   fault, also when it names both, or the joint body. */
int field_receiver(struct reader *s, int field, int *municipality, int *key)
    __attribute__((warn_unused_result));

#endif

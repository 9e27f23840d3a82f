/* Key rows: the rows of keys.csv one by one, before they are put together to keys. */
#ifndef INPUT_KEY_ROWS_H
#define INPUT_KEY_ROWS_H

#include "input/table/grouping.h"
#include "input/table/reader.h"

/* How a row says how much: a cell that is empty may stand for the driver's own total. */
enum key_row_style { KEY_ROW_WEIGHT, KEY_ROW_PARTS, KEY_ROW_EMPTY };

/* A row while the file is read. */
struct key_row {
    const char *key;    /* as written */
    const char *folded; /* in lower case: names of keys differ by more than case */
    date from;
    const char *charged;  /* the name of the key that is charged, or NULL */
    const char *unknown;  /* the name of a driver that is not there, or NULL */
    struct weight weight; /* its place is the driver's cell */
    struct place place;   /* of the key's cell */
    struct place cell;    /* of its weight or parts */
    enum key_row_style style;
    size_t number; /* of its weight in the budget */
    bool failed;   /* weight or driver was refused, so the total cannot be checked */
    bool undated;  /* its day was refused, so it may belong to any version of the key */
};

struct key_rows {
    struct reader reader;
    struct grouping groups;     /* of the weights */
    struct thousands thousands; /* of parts: per cents are too small for any */
    struct key_row *drafts;     /* owned */
    size_t *times; /* owned: by driver, or by key: how often it came in a version */
    size_t count, room;
};

/* Reads all rows, adding their faults but for those of drivers that are not there. The
   drafts are released by the caller. */
void key_rows_read(struct key_rows *r);

/* Adds the fault of a driver that is not there, with what was probably meant: a key of
   that name, if the load context knows one, else the nearest driver. */
void key_rows_fault_driver(struct reader *s, struct place at, struct slice text);

#endif

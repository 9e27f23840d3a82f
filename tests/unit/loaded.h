/* A budget folder written for a test, and all that loading it gives, as one text. */
#ifndef UNIT_LOADED_H
#define UNIT_LOADED_H

#include "input/load.h"

struct given_file {
    const char *name, *text; /* the list ends with NULL */
};

/* Writes the files to a folder of their own, makes it the working folder, and removes
   what was there before. */
void loaded_folder(const struct given_file *files);

/* Removes the folder. */
void loaded_clear(void);

/* Loads the working folder and appends the cost lines, one each:

     PERIOD[/KEY PERIOD] CATEGORY KEY|MUNICIPALITY AMOUNT[+VAT] [= PRODUCT] [borne|credited]
          [by PARTY] [#LINE] PLACE

   then the faults, `PLACE CODE` each, then what was left out. A PLACE is FILE:LINE, or
   of a fault FILE[:LINE[:COLUMN]]. That there are no costs in some category is not
   said. `b` is the budget, which the caller clears. */
void loaded_text(struct buf *out, struct budget *b, const struct load_options *o,
                 bool review);

#endif

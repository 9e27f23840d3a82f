/* Text numbers: columns of a sheet in which every number is a text, as exports often have
   them. They are read as those of a CSV file are, by a decimal mark that the texts prove or
   the settings say. A text among numbers is not: somebody typed or pasted it. */
#ifndef INPUT_TABLE_TEXT_NUMBERS_H
#define INPUT_TABLE_TEXT_NUMBERS_H

#include "input/table/reader.h"

struct text_numbers; /* what is known of the columns of a sheet; owned by its reader */

/* Which cells of a sheet must hold a number. */
enum number_form { FORM_NONE, FORM_AMOUNT, FORM_DECIMAL };

/* Makes numbers, with a decimal point, of the texts of the current row that are in such
   columns, and takes off their marks. The sheet is read once more when the first of them is
   met. Adds an error, once, when these texts can be read in two ways. */
void text_numbers_apply(struct reader *s);

/* Whether that error was added: nothing more is to be said of the texts. */
bool text_numbers_doubted(const struct reader *s);

void text_numbers_free(struct text_numbers *t);

#endif

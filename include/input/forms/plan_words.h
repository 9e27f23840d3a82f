/* Plan words: words by which a header or a cell says that amounts are those of a plan, such
   as a budget, or actual ones: "Begroting 2025", "Ist", "Actual amount". */
#ifndef INPUT_FORMS_PLAN_WORDS_H
#define INPUT_FORMS_PLAN_WORDS_H

#include "base/slice.h"

enum plan_word { PLAN_NONE, PLAN_PLANNED, PLAN_ACTUAL };

/* What a text says, all of it: such a word, with others that say no more than that it is
   about amounts, and of which year. "Budgethouder" says nothing. */
enum plan_word plan_word(struct slice text);

#endif

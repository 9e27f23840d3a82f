/* Time forms: every way of writing a day, a month, a quarter or a year that is known, in
   one table; also those that could be read in two ways, which are explained and not
   read. */
#ifndef INPUT_FORMS_TIME_FORMS_H
#define INPUT_FORMS_TIME_FORMS_H

#include "base/buf.h"
#include "base/slice.h"

enum time_unit { TIME_DAY, TIME_MONTH, TIME_QUARTER, TIME_YEAR };

/* What comes first in the dates of a file, as settings say it: 31/12/2025, 12/31/2025 or
   25-12-31. Unsaid, the day does where the year has four digits. */
enum date_order { ORDER_UNSAID, ORDER_DAY, ORDER_MONTH, ORDER_YEAR };

/* What a text says. What the unit does not have is 0; the year also where the text has
   none, as in "P03" or "maart". */
struct time_reading {
    enum time_unit unit;
    int year, quarter, month, day;
    enum date_order order; /* that it is read by; ORDER_UNSAID: by any */
};

enum time_result {
    TIME_READ,
    TIME_UNKNOWN,
    TIME_DOUBTFUL, /* time_readings says what it may be */
    TIME_CLOSING   /* a month 0 or 13 to 16: a period for opening or closing the books */
};

/* How a form is taken. */
enum time_use {
    FORM_READ,
    FORM_RIVAL,    /* a text that it fits is refused, though another form reads it */
    FORM_EXPLAINED /* a text that no other form reads is explained by it */
};

/* A form is a pattern for a whole text, case ignored. In it
     Y, 2      stand for a year of four digits, or of two
     M, L, P   for a month of one or two digits, of two, or of three: 001
     D, E      for a day of one or two digits, or of two
     #         for the digit of a quarter
     N, O      for the name of a month, and for a quarter's place: 1e, first
     Q, T      for a word or letter before or behind a quarter, or before a month
     $         for days since 1900 as spreadsheets count them
     ~         for a mark or blank, which is the same wherever it stands in one text
     _         for one to three marks or blanks, a blank in the pattern for none to three
   A day may have a time behind it. */
struct time_form {
    const char *pattern;
    enum time_unit unit;
    enum time_use use;
    const char *why; /* of FORM_RIVAL and FORM_EXPLAINED: a DIAG_WORD, what to do */
};
extern const struct time_form time_forms[];
extern const size_t time_form_count;

/* Reads all of `text`, ignoring blanks around it, in the first form that fits. */
enum time_result time_read(struct slice text, enum date_order said,
                           struct time_reading *r);

/* Reads `text` by one form, without looking at any other: READ, UNKNOWN or CLOSING. */
enum time_result time_form_read(const struct time_form *form, struct slice text,
                                struct time_reading *r);

/* Whether `s` begins with a form's pattern. What follows goes to `rest`. */
bool time_form_begins(const char *pattern, enum time_unit unit, struct slice s,
                      struct time_reading *r, struct slice *rest);

/* All that `text` may mean, each once; returns how many. *why is what to do, a
   DIAG_WORD; NULL where to say the order of dates is. */
enum { TIME_READINGS = 4 };
size_t time_readings(struct slice text, struct time_reading list[TIME_READINGS],
                     const char **why);

/* Appends 2025-03-31, 2025-03, 2025-Q1 or 2025: our own forms. The reading has a year. */
void time_reading_write(struct buf *out, const struct time_reading *r);

/* Whether a word is the name of a month. */
bool time_is_month_name(struct slice word);

#endif

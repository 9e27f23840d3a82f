#include "test.h"

#include <string.h>

#include "input/forms/time_forms.h"

static const struct {
    const char *text,
        *meaning; /* the meaning in our own form; without a year: month, Q */
} texts[] = {
    {"31-3-2025", "2025-03-31"},
    {"31/03/2025", "2025-03-31"},
    {"31.03.2025", "2025-03-31"},
    {"31 03 2025", "2025-03-31"},
    {"2025/03/31", "2025-03-31"},
    {"2025.03.31", "2025-03-31"},
    {"20250331", "2025-03-31"},
    {"1-mrt-25", "2025-03-01"},
    {"01-Mar-25", "2025-03-01"},
    {"08-Mar-2013", "2013-03-08"},
    {"12 maart 2025", "2025-03-12"},
    {"12 March 2025", "2025-03-12"},
    {"12 mrt. 2025", "2025-03-12"},
    {"12\xc2\xa0maart\xc2\xa0"
     "2025",
     "2025-03-12"},
    {"March 12, 2025", "2025-03-12"},
    {"2025-okt-01", "2025-10-01"},
    {"1 augustus 2025", "2025-08-01"},
    {"1 Aug 2025 10:30", "2025-08-01"},
    {"20250331 10:30:00", "2025-03-31"},
    {"2025-03-31T10:30:00+02:00", "2025-03-31"},
    {"29-feb-2024", "2024-02-29"},
    {"31. M\xc3\xa4rz 2025", "2025-03-31"},
    {"1. Dez. 2025", "2025-12-01"},
    {"31 mars 2025", "2025-03-31"},
    {"1 AO\xc3\x9bT 2025", "2025-08-01"},
    {"15 d\xc3\xa9"
     "c. 2025",
     "2025-12-15"},
    {"M\xc3\xa4rz 2025", "2025-03"},
    {"f\xc3\xa9vr-25", "2025-02"},
    {"2025-03", "2025-03"},
    {"2025/03", "2025-03"},
    {"2025.03", "2025-03"},
    {"03-2025", "2025-03"},
    {"03/2025", "2025-03"},
    {"7-2025", "2025-07"},
    {"202503", "2025-03"},
    {"2025003", "2025-03"},
    {"2025.003", "2025-03"},
    {"003.2025", "2025-03"},
    {"2025-P03", "2025-03"},
    {"2025-P3", "2025-03"},
    {"2025P003", "2025-03"},
    {"2025M03", "2025-03"},
    {"P12 2025", "2025-12"},
    {"maand 3 2025", "2025-03"},
    {"Month 3, 2025", "2025-03"},
    {"mrt-25", "2025-03"},
    {"Mar 2025", "2025-03"},
    {"maart 2025", "2025-03"},
    {"2025 maart", "2025-03"},
    {"mei'25", "2025-05"},
    {"sept-99", "1999-09"},
    {"2025-K1", "2025-Q1"},
    {"K1-2025", "2025-Q1"},
    {"1. Quartal 2025", "2025-Q1"},
    {"1er trimestre 2025", "2025-Q1"},
    {"Monat 3 2025", "2025-03"},
    {"K1.2025", "2025-Q1"},
    {"1Q2025", "2025-Q1"},
    {"1Q25", "2025-Q1"},
    {"Q1-25", "2025-Q1"},
    {"25Q1", "2025-Q1"},
    {"2025-1Q", "2025-Q1"},
    {"2025 - Q1", "2025-Q1"},
    {"1e kwartaal 2025", "2025-Q1"},
    {"1ste kwartaal 2025", "2025-Q1"},
    {"eerste kwartaal 2025", "2025-Q1"},
    {"2025, 4e kwartaal", "2025-Q4"},
    {"kwartaal 2 2025", "2025-Q2"},
    {"3rd quarter 2025", "2025-Q3"},
    {"Quarter 3, 2025", "2025-Q3"},
    {"2025", "2025"},
    {"K1", "Q1"},
    {"4Q", "Q4"},
    {"2e kwartaal", "Q2"},
    {"P03", "03"},
    {"P3", "03"},
    {"003", "03"},
    {"P012", "12"},
    {"maart", "03"},
    {"May", "05"},
    {"okt", "10"},
};

static void assert_texts(const struct buf *got, const char *text, const char *want) {
    if (strcmp(buf_str(got), want) != 0)
        fail_msg("\"%s\" is %s, not %s", text, buf_str(got), want);
}

static void every_form_is_read(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct time_reading r;
        struct buf got = {0};
        if (time_read(slice_of(texts[i].text), ORDER_UNSAID, &r) != TIME_READ)
            fail_msg("\"%s\" is not read", texts[i].text);
        if (r.year > 0)
            time_reading_write(&got, &r);
        else if (r.unit == TIME_MONTH)
            buf_format(&got, "%02d", r.month);
        else
            buf_format(&got, "Q%d", r.quarter);
        assert_texts(&got, texts[i].text, texts[i].meaning);
        buf_clear(&got);
    }
}

/* Excel says that 45581 is 16 October 2024, and 45658 the first day of 2025. */
static void what_could_be_read_in_two_ways_is_explained(void **state) {
    (void)state;
    static const struct {
        const char *text, *readings;
    } doubtful[] = {
        {"31-03-25", "2025-03-31 2031-03-25"},
        {"25-03-31", "2031-03-25 2025-03-31"},
        {"1/3/25", "2025-03-01 2025-01-03"},
        {"01.02.03", "2003-02-01 2003-01-02 2001-02-03"},
        {"03/31/2025", "2025-03-31"},
        {"3/31/25", "2025-03-31"},
        {"310325", "2031-03-25 2025-03-31"},
        {"31032025", "2025-03-31"},
        {"2025-3", "2025-03 2025-Q3"},
        {"3-2025", "2025-03 2025-Q3"},
        {"2025.1", "2025-01 2025-Q1"},
        {"201203", "2012-03 2020-12-03 2003-12-20"},
        {"45581", "2024-10-16"},
        {"45658", "2025-01-01"},
        {"60000", "2064-04-08"},
    };
    for (size_t i = 0; i < sizeof doubtful / sizeof doubtful[0]; i++) {
        struct time_reading r, list[TIME_READINGS];
        struct buf got = {0};
        const char *why;
        if (time_read(slice_of(doubtful[i].text), ORDER_UNSAID, &r) != TIME_DOUBTFUL)
            fail_msg("\"%s\" is not doubtful", doubtful[i].text);
        size_t count = time_readings(slice_of(doubtful[i].text), list, &why);
        for (size_t k = 0; k < count; k++) {
            buf_text(&got, k > 0 ? " " : "");
            time_reading_write(&got, &list[k]);
        }
        assert_texts(&got, doubtful[i].text, doubtful[i].readings);
        assert_true(why || list[0].order != ORDER_UNSAID);
        buf_clear(&got);
    }
}

static void other_texts_are_not_read(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum time_result result;
    } others[] = {
        {"2025-P13", TIME_CLOSING},
        {"2025-P00", TIME_CLOSING},
        {"P16", TIME_CLOSING},
        {"000", TIME_CLOSING},
        {"013", TIME_CLOSING},
        {"202513", TIME_CLOSING},
        {"2025013", TIME_CLOSING},
        {"2025-P17", TIME_UNKNOWN},
        {"017", TIME_UNKNOWN},
        {"3", TIME_UNKNOWN},
        {"03", TIME_UNKNOWN},
        {"12", TIME_UNKNOWN},
        {"", TIME_UNKNOWN},
        {"25-mrt", TIME_UNKNOWN},
        {"12 maart", TIME_UNKNOWN},
        {"ma 2025", TIME_UNKNOWN},
        {"2025-W03", TIME_UNKNOWN},
        {"kw1 2025", TIME_UNKNOWN},
        {"Q5", TIME_UNKNOWN},
        {"5Q2025", TIME_UNKNOWN},
        {"vijfde kwartaal 2025", TIME_UNKNOWN},
        {"29-feb-2025", TIME_UNKNOWN},
        {"31-apr-25", TIME_UNKNOWN},
        {"20250229", TIME_UNKNOWN},
        {"31-03/2025", TIME_UNKNOWN},
        {"1-mrt-025", TIME_UNKNOWN},
        {"4100", TIME_UNKNOWN},
        {"04000", TIME_UNKNOWN},
        {"1e half jaar 2025", TIME_UNKNOWN},
        {"maart 2025 x", TIME_UNKNOWN},
        {"31-03-2025-10:30", TIME_UNKNOWN},
        {"199912x", TIME_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        struct time_reading r;
        enum time_result result = time_read(slice_of(others[i].text), ORDER_UNSAID, &r);
        if (result != others[i].result)
            fail_msg("\"%s\" gives %d", others[i].text, (int)result);
    }
}

/* What is said of the order decides between figures, and nothing else. */
static void the_order_that_is_said_decides(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *by[ORDER_YEAR + 1]; /* by order; NULL = refused */
    } dates[] = {
        {"03/04/2025", {"2025-04-03", "2025-04-03", "2025-03-04", NULL}},
        {"31-12-2025", {"2025-12-31", "2025-12-31", NULL, NULL}},
        {"12/31/2025 10:30", {NULL, NULL, "2025-12-31", NULL}},
        {"3.4.25", {NULL, "2025-04-03", "2025-03-04", NULL}},
        {"31-12-25", {NULL, "2025-12-31", NULL, "2031-12-25"}},
        {"25-12-31", {NULL, "2031-12-25", NULL, "2025-12-31"}},
        {"2025-03-04", {"2025-03-04", "2025-03-04", "2025-03-04", "2025-03-04"}},
        {"20250304", {"2025-03-04", "2025-03-04", "2025-03-04", "2025-03-04"}},
        {"4-mrt-25", {"2025-03-04", "2025-03-04", "2025-03-04", "2025-03-04"}},
        {"03-2025", {"2025-03", "2025-03", "2025-03", "2025-03"}},
        {"2025-3", {NULL, NULL, NULL, NULL}},
        {"45747", {NULL, NULL, NULL, NULL}},
        {"31/02/2025", {NULL, NULL, NULL, NULL}},
    };
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        for (int said = ORDER_UNSAID; said <= ORDER_YEAR; said++) {
            struct time_reading r;
            struct buf got = {0};
            const char *want = dates[i].by[said];
            if (time_read(slice_of(dates[i].text), (enum date_order)said, &r) ==
                TIME_READ)
                time_reading_write(&got, &r);
            assert_texts(&got, dates[i].text, want ? want : "");
            buf_clear(&got);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_is_read),
        cmocka_unit_test(what_could_be_read_in_two_ways_is_explained),
        cmocka_unit_test(other_texts_are_not_read),
        cmocka_unit_test(the_order_that_is_said_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What every option means: its place in struct options, and which values it takes. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/options.h"
#include "input/forms/amounts.h"
#include "input/forms/periods.h"

/* Reports that a value is none of the words an option takes; returns -1. */
static int refuse(struct usage *u, const char *option, const char *value,
                  const char *const *words) {
    buf_format(&u->sentence, _("'%s' is no value of --%s"), value, option);
    struct nearest nearest;
    nearest_init(&nearest, slice_of(value));
    for (const char *const *w = words; *w; w++)
        nearest_offer(&nearest, slice_of(*w));
    usage_suggest(u, "", &nearest);
    if (u->hint.len)
        return -1;
    struct buf list;
    buf_init(&list);
    for (const char *const *w = words; *w; w++)
        buf_format(&list, w == words ? "%s" : ", %s", *w);
    buf_format(&u->hint, _("it takes %s"), buf_str(&list));
    buf_clear(&list);
    return -1;
}

/* The index of `value` in `words`, or -1 with `u` filled. */
static int choose(struct usage *u, const char *option, const char *value,
                  const char *const *words) {
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], value) == 0)
            return i;
    return refuse(u, option, value, words);
}

static int set_period(struct options *o, const char *value, struct usage *u) {
    struct slice text = slice_of(value), last = text;
    const char *dots = strstr(value, "..");
    if (dots) {
        text.len = (size_t)(dots - value);
        last = slice_of(dots + 2);
    }
    if (!period_read(text, &o->range.first) || !period_read(last, &o->range.last)) {
        buf_format(&u->sentence, _("'%s' is no period"), value);
        buf_text(&u->hint, _("write 2025-Q1, 2025, or a range 2025-Q1..2025-Q3"));
        return -1;
    }
    if (period_first_day(o->range.first) > period_first_day(o->range.last)) {
        buf_format(&u->sentence, _("the range '%s' ends before it begins"), value);
        return -1;
    }
    return 0;
}

static int add_format(struct options *o, struct slice name, struct usage *u) {
    const struct format *format = format_find(name);
    if (!format) {
        const char *words[MOST_FORMATS + 1] = {0};
        for (size_t i = 0; i < MOST_FORMATS && formats[i].name; i++)
            words[i] = formats[i].name;
        char *text = mem_copy(name.at, name.len);
        refuse(u, "format", text, words);
        free(text);
        return -1;
    }
    for (size_t i = 0; i < o->format_count; i++)
        if (o->formats[i] == format)
            return 0;
    o->formats[o->format_count++] = format; /* no format twice, so there is room */
    return 0;
}

static int set_format(struct options *o, const char *value, struct usage *u) {
    for (const char *at = value;; at++) {
        size_t len = strcspn(at, ",");
        if (add_format(o, (struct slice){at, len}, u) != 0)
            return -1;
        at += len;
        if (!*at)
            return 0;
    }
}

static int set_lang(struct options *o, const char *value, struct usage *u) {
    static const char *const words[] = {"en", "nl", NULL};
    int chosen = choose(u, "lang", value, words);
    o->lang = chosen == 1 ? LANG_NL : LANG_EN;
    o->lang_set = true;
    return chosen < 0 ? -1 : 0;
}

static int set_detail(struct options *o, const char *value, struct usage *u) {
    static const char *const words[] = {"totals", "lines", NULL};
    int chosen = choose(u, "detail", value, words);
    o->lines = chosen == 1;
    return chosen < 0 ? -1 : 0;
}

static int set_close(struct options *o, const char *value, struct usage *u) {
    static const char *const words[] = {"quarter", "year", NULL};
    int chosen = choose(u, "close", value, words);
    o->close = chosen == 1 ? CLOSE_YEAR : CLOSE_QUARTER;
    o->close_set = true;
    return chosen < 0 ? -1 : 0;
}

static int set_unit(struct options *o, const char *value, struct usage *u) {
    static const char *const words[] = {"cent", "1000", NULL};
    int chosen = choose(u, "unit", value, words);
    o->thousands = chosen == 1;
    return chosen < 0 ? -1 : 0;
}

static int set_delimiter(struct options *o, const char *value, struct usage *u) {
    if (strcmp(value, "tab") == 0 || strcmp(value, "\\t") == 0)
        value = "\t";
    if (strlen(value) != 1 || !strchr(";,\t|", value[0])) {
        buf_format(&u->sentence, _("'%s' is no value of --%s"), value, "delimiter");
        buf_text(&u->hint, _("it takes ; , | or tab"));
        return -1;
    }
    o->delimiter = value[0];
    return 0;
}

static int set_decimal_mark(struct options *o, const char *value, struct usage *u) {
    static const char *const words[] = {",", ".", NULL};
    int chosen = choose(u, "decimal-mark", value, words);
    if (chosen < 0)
        return -1;
    o->decimal_mark = value[0];
    return 0;
}

static int set_jobs(struct options *o, const char *value, struct usage *u) {
    unsigned jobs = 0;
    const char *at = value;
    for (; *at >= '0' && *at <= '9' && jobs <= 256; at++)
        jobs = jobs * 10 + (unsigned)(*at - '0');
    if (*at || jobs < 1 || jobs > 256) {
        buf_format(&u->sentence, _("'%s' is no value of --%s"), value, "jobs");
        buf_text(&u->hint, _("it takes a number from 1 to 256"));
        return -1;
    }
    o->jobs = jobs;
    return 0;
}

/* Adds a text to the list of an option that can be repeated. */
static void append(const char ***list, size_t *count, const char *value) {
    *list = mem_grow(*list, *count + 1, sizeof **list);
    (*list)[(*count)++] = value;
}

static int set_costs(struct options *o, const char *value, struct usage *u) {
    (void)u;
    append(&o->costs, &o->cost_count, value);
    return 0;
}

static int set_key(struct options *o, const char *value, struct usage *u) {
    const char *equals = strchr(value, '=');
    if (!equals || equals == value || !equals[1]) {
        buf_format(&u->sentence, _("'%s' is no value of --%s"), value, "key");
        buf_text(&u->hint, _("write --key NAME=DRIVER, such as --key staff=inhabitants"));
        return -1;
    }
    append(&o->key_changes, &o->key_change_count, value);
    return 0;
}

/* A percentage with either decimal mark; one that could be thousands is refused. */
static int set_limit(struct options *o, const char *value, struct usage *u) {
    struct slice text = slice_of(value);
    char mark = strchr(value, ',') ? ',' : '.';
    o->limit_set = true;
    if (!decimal_like_thousands(text, mark) &&
        decimal_read(text, mark, &o->limit) == NUMBER_OK)
        return 0;
    buf_format(&u->sentence, _("'%s' is no value of --%s"), value, "limit");
    buf_text(&u->hint, _("it takes a percentage, such as 5% or 2.5%"));
    return -1;
}

/* Options that only keep a text or set a flag. */
#define KEEPS_TEXT(member)                                                               \
    static int set_##member(struct options *o, const char *value, struct usage *u) {     \
        (void)u;                                                                         \
        o->member = value;                                                               \
        return 0;                                                                        \
    }
#define RAISES_FLAG(member)                                                              \
    static int set_##member(struct options *o, const char *value, struct usage *u) {     \
        (void)u;                                                                         \
        (void)value;                                                                     \
        o->member = true;                                                                \
        return 0;                                                                        \
    }
KEEPS_TEXT(municipality)
KEEPS_TEXT(category)
KEEPS_TEXT(line)
KEEPS_TEXT(output)
KEEPS_TEXT(output_dir)
KEEPS_TEXT(summary)
KEEPS_TEXT(municipalities)
KEEPS_TEXT(keys)
KEEPS_TEXT(advances)
KEEPS_TEXT(accounts)
KEEPS_TEXT(settings)
RAISES_FLAG(strict)
RAISES_FLAG(suggest)
RAISES_FLAG(quiet)
RAISES_FLAG(verbose)
RAISES_FLAG(workbook)
RAISES_FLAG(help)
RAISES_FLAG(version)

const struct option_spec option_specs[OPTION_COUNT] = {
    [OPTION_PERIOD] = {"period", 'p', N_("PERIOD"),
                       N_("show 2025-Q1, 2025, or a range 2025-Q1..2025-Q3"), set_period},
    [OPTION_MUNICIPALITY] = {"municipality", 'm', N_("CODE"),
                             N_("only this municipality"), set_municipality},
    [OPTION_CATEGORY] = {"category", 'c', N_("CATEGORY"), N_("only this category"),
                         set_category},
    [OPTION_LINE] = {"line", 'l', N_("LINE"), N_("only this cost line"), set_line},
    [OPTION_FORMAT] = {"format", 'O', N_("LIST"),
                       N_("text, csv, json, html, xlsx; several with commas"),
                       set_format},
    [OPTION_OUTPUT] = {"output", 'o', N_("FILE"),
                       N_("write to FILE; its ending tells the format"), set_output},
    [OPTION_OUTPUT_DIR] = {"output-dir", 0, N_("DIR"),
                           N_("write a file per folder and format into DIR"),
                           set_output_dir},
    [OPTION_SUMMARY] = {"summary", 0, N_("FILE"),
                        N_("write a row of CSV per folder to FILE"), set_summary},
    [OPTION_LANG] = {"lang", 0, "en|nl", N_("language of report and messages"), set_lang},
    [OPTION_DETAIL] = {"detail", 0, "totals|lines", N_("totals, or every line"),
                       set_detail},
    [OPTION_CLOSE] = {"close", 0, "quarter|year",
                      N_("what is closed, and so rounded, as one"), set_close},
    [OPTION_UNIT] = {"unit", 0, "cent|1000",
                     N_("whole cents, or thousands in the main table"), set_unit},
    [OPTION_KEY] = {"key", 0, N_("NAME=DRIVER"), N_("replace a key by one driver"),
                    set_key},
    [OPTION_LIMIT] = {"limit", 0, N_("PERCENT"),
                      N_("mark who rises by more than this, such as 5%"), set_limit},
    [OPTION_STRICT] = {"strict", 0, NULL, N_("take warnings for errors"), set_strict},
    [OPTION_MUNICIPALITIES] = {"municipalities", 0, N_("FILE"),
                               N_("municipalities from FILE instead of the folder"),
                               set_municipalities},
    [OPTION_COSTS] = {"costs", 0, N_("FILE"),
                      N_("cost lines from FILE; repeat it for more files"), set_costs},
    [OPTION_KEYS] = {"keys", 0, N_("FILE"), N_("keys from FILE instead of the folder"),
                     set_keys},
    [OPTION_ADVANCES] = {"advances", 0, N_("FILE"),
                         N_("advances from FILE instead of the folder"), set_advances},
    [OPTION_ACCOUNTS] = {"accounts", 0, N_("FILE"),
                         N_("accounts from FILE instead of the folder"), set_accounts},
    [OPTION_SETTINGS] = {"settings", 0, N_("FILE"),
                         N_("settings from FILE instead of the folder"), set_settings},
    [OPTION_DELIMITER] = {"delimiter", 0, N_("C"),
                          N_("between cells of the input: ; , | or tab"), set_delimiter},
    [OPTION_DECIMAL_MARK] = {"decimal-mark", 0, N_("C"),
                             N_("of amounts in the input: , or ."), set_decimal_mark},
    [OPTION_JOBS] = {"jobs", 'j', N_("N"), N_("work on N things at once"), set_jobs},
    [OPTION_SUGGEST] = {"suggest", 0, NULL,
                        N_("write settings and accounts to begin with"), set_suggest},
    [OPTION_QUIET] = {"quiet", 'q', NULL,
                      N_("no progress; warnings and errors are said all the same"),
                      set_quiet},
    [OPTION_VERBOSE] = {"verbose", 'v', NULL,
                        N_("say more: a line per folder, or per file"), set_verbose},
    [OPTION_WORKBOOK] = {"workbook", 0, NULL, N_("make one workbook of the files"),
                         set_workbook},
    [OPTION_HELP] = {"help", 'h', NULL, N_("show this help"), set_help},
    [OPTION_VERSION] = {"version", 'V', NULL, N_("show the version"), set_version},
};

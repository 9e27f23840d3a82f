#include "input/passed_over.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/letters.h"
#include "base/mem.h"
#include "base/os_file.h"
#include "base/path.h"
#include "input/forms/periods.h"
#include "input/likeness.h"

static struct slice without_end(struct slice text, size_t len) {
    return (struct slice){text.at, text.len - len};
}

/* Whether `text` begins with a word, case ignored; *behind is what follows it. */
static bool begins(struct slice text, const char *word, struct slice *behind) {
    size_t len = strlen(word);
    if (text.len < len ||
        !slice_equal_nocase((struct slice){text.at, len}, slice_of(word)))
        return false;
    *behind = (struct slice){text.at + len, text.len - len};
    return true;
}

static bool ends(struct slice text, const char *end) {
    size_t len = strlen(end);
    return text.len >= len &&
           slice_equal_nocase((struct slice){text.at + text.len - len, len},
                              slice_of(end));
}

/* --- its form ----------------------------------------------------------------------- */

/* A form in which a file is not read, and what to do about it. */
struct form {
    const char *what, *mend;
};

static const struct form slip = {N_("its name is not quite one of those that are"),
                                 N_("give it the name")};
static const struct form workbook = {
    N_("it is another kind of workbook than .xlsx"),
    N_("save it in a spreadsheet as a workbook (.xlsx) under the name")};
static const struct form text = {N_("its name does not end in .csv"),
                                 N_("give it the name")};
static const struct form packed = {N_("it is packed"), N_("unpack it under the name")};
static const struct form folder = {
    N_("it is a folder"), N_("put its files in the budget folder, with names like")};
static const struct form more = {N_("there is another file for that"),
                                 N_("put its rows in")};
static const struct form costs = {
    N_("it seems to hold costs, and its name does not say so"), N_("give it the name")};
static const struct form table = {
    N_("it seems to be a table of the budget, and its name does not say so"),
    N_("give it the name")};
static const struct form whole = {
    N_("its sheets are named as tables of a budget, and its own name does not say so"),
    N_("give it the name")};
static const struct form second = {
    N_("its sheets are named as tables of a budget, and another workbook is the budget"),
    N_("copy what counts to")};

/* Endings of names, in what form such files are, and the ending that they need. */
static const struct {
    const char *end;
    const struct form *form;
    const char *wanted;
} forms[] = {
    {".csv", &slip, ".csv"},          {".xlsx", &slip, ".xlsx"},
    {".xlsm", &slip, ".xlsm"},        {".xls", &workbook, ".xlsx"},
    {".xlsb", &workbook, ".xlsx"},    {".ods", &workbook, ".xlsx"},
    {".numbers", &workbook, ".xlsx"}, {".txt", &text, ".csv"},
    {".tsv", &text, ".csv"},          {".tab", &text, ".csv"},
    {".zip", &packed, ".csv"},        {".gz", &packed, ".csv"},
};

/* Whether the first line of a file has several cells, or control characters, or two lines
   below each other have as many cells: notes have neither. */
static bool has_cells(const char *path) {
    enum { FRONT = 1024 };
    char bytes[FRONT];
    int fd = os_open(path);
    ssize_t got = fd < 0 ? 0 : os_read(fd, bytes, sizeof bytes);
    size_t commas = 0, marks = 0, above = 0, lines = 0;
    bool found = false;
    if (fd >= 0)
        os_close(fd);
    for (ssize_t i = 0; i < got && !found; i++) {
        char c = bytes[i];
        bool end = c == '\n' || c == '\r';
        commas += c == ',';
        marks += !end && (c == ';' || c == '|' || (unsigned char)c < ' ');
        found = (lines == 0 && (marks > 0 || commas > 1)) ||
                (end && marks > 1 && marks == above);
        above = end && marks > 0 ? marks : above;
        marks = end ? 0 : marks;
        lines += end;
    }
    return found;
}

/* The form of what is at `path`, or NULL when it is nothing that may hold rows. Its name
   without the ending goes to *stem, and the ending that it needs to *wanted. */
static const struct form *find_form(const char *name, const char *path,
                                    struct slice *stem, const char **wanted) {
    struct os_status is;
    const struct form *form = NULL;
    *stem = slice_of(name);
    *wanted = path_is_sheet(path) ? "" : ".csv";
    if (path_is_sheet(path))
        return &slip;
    if (os_status(path, &is) != 0)
        return NULL;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0] && !form; i++)
        if (ends(*stem, forms[i].end)) {
            form = forms[i].form;
            *wanted = forms[i].wanted;
            *stem = without_end(*stem, strlen(forms[i].end));
        }
    while (ends(*stem, ".csv"))
        *stem = without_end(*stem, 4);
    if (is.kind == OS_FOLDER)
        return form && form != &slip ? NULL : &folder;
    if (is.kind != OS_FILE)
        return NULL;
    if (!form && !slice_has(*stem, '.'))
        form = &text;
    return form == &text && !has_cells(path) ? NULL : form;
}

/* --- its content -------------------------------------------------------------------- */

/* A word that says what a file holds. */
struct word {
    const char *word,
        *name;           /* the name of such a file; NULL for costs, which have many */
    bool money;          /* more text may follow the word */
    bool joined;         /* even letters, in a name that ends in .csv: costsq1.csv */
    size_t option, slot; /* of its path in load_options and in struct folder */
};

#define ONE(word, name, money, field)                                                    \
    {                                                                                    \
        word, name, money, false, offsetof(struct load_options, field),                  \
            offsetof(struct folder, field)                                               \
    }
static const struct word words[] = {
    {"costs", NULL, true, true, 0, 0},
    {"kosten", NULL, true, true, 0, 0},
    {"cost", NULL, true, false, 0, 0},
    {"kost", NULL, true, false, 0, 0},
    ONE("advances", "advances", true, advances),
    ONE("voorschotten", "voorschotten", true, advances),
    ONE("advance", "advances", true, advances),
    ONE("voorschot", "voorschotten", true, advances),
    ONE("municipalities", "municipalities", false, municipalities),
    ONE("gemeenten", "gemeenten", false, municipalities),
    ONE("keys", "keys", false, keys),
    ONE("sleutels", "sleutels", false, keys),
    ONE("accounts", "accounts", false, accounts),
    ONE("rekeningen", "rekeningen", false, accounts),
    ONE("settings", "settings", false, settings),
    ONE("instellingen", "instellingen", false, settings),
};
#undef ONE

/* Whether "kost" and what follows are another word of bookkeeping: kostenplaats. */
static bool is_other_word(struct slice behind) {
    static const char *const rests[] = {"plaats", "soort", "drager", "verde", "centr"};
    struct slice rest;
    for (size_t i = 0; i < sizeof rests / sizeof rests[0]; i++)
        if (begins(behind, rests[i], &rest))
            return true;
    return false;
}

/* Whether the letters behind a word make it another word. */
static bool goes_on(struct slice behind, const struct word *word,
                    const struct form *form) {
    char letter = behind.len > 0 ? letter_lower(behind.at[0]) : ' ';
    bool letters = (letter >= 'a' && letter <= 'z') || (unsigned char)letter >= 0x80;
    return letters && !(word->joined && form == &slip && !is_other_word(behind));
}

/* The word that `stem` begins with, or NULL. */
static const struct word *find_word(struct slice stem, const struct form *form,
                                    struct slice *behind) {
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (begins(stem, words[i].word, behind) && !goes_on(*behind, &words[i], form) &&
            (words[i].money || behind->len == 0))
            return &words[i];
    return NULL;
}

/* --- the name that it needs --------------------------------------------------------- */

/* What follows "costs" or "kosten" in a name. */
static struct slice behind_costs(struct slice name) {
    struct slice behind = name;
    (void)(begins(name, "costs", &behind) || begins(name, "kosten", &behind));
    return behind;
}

/* Whether a cost file of this name is read, in either language. */
static bool is_read(const struct folder *f, struct slice stem) {
    for (size_t i = 0; i < f->cost_count; i++) {
        struct slice read = slice_of(f->cost_names[i]);
        read = ends(read, ".csv") ? without_end(read, 4) : read;
        if (slice_equal_nocase(behind_costs(read), behind_costs(stem)))
            return true;
    }
    return false;
}

/* Appends the name under which costs would be read: costs-2025-q1.csv for "Costs" and
   " 2025_Q1". False when a file of that name is read and the form is not at fault. */
static bool add_costs_name(struct buf *out, const struct folder *f, struct slice word,
                           struct slice behind, const struct form *form,
                           const char *end) {
    bool dutch = letter_lower(word.at[0]) == 'k';
    buf_slice(out, word);
    if (word.len < (dutch ? strlen("kosten") : strlen("costs")))
        buf_text(out, dutch ? "en" : "s");
    while (behind.len > 0 && memchr(" _-.", behind.at[0], 4))
        behind = (struct slice){behind.at + 1, behind.len - 1};
    if (behind.len > 0)
        buf_char(out, '-');
    for (size_t i = 0; i < behind.len; i++)
        buf_char(out, memchr(" _", behind.at[i], 2) ? '-' : behind.at[i]);
    bool read = is_read(f, buf_view(out));
    if (read)
        buf_text(out, "-b");
    buf_text(out, end);
    return !read || form == &slip;
}

/* Appends the name that would be read, and corrects the form. False when no such file is
   missing. */
static bool add_name(struct buf *out, const struct load_context *l,
                     const struct folder *f, const struct word *word,
                     const struct form **form, const char *end) {
    const char *named = *(const char *const *)((const char *)l->o + word->option);
    const char *found = *(const char *const *)((const char *)f + word->slot);
    if (named || (found && *form != &slip))
        return false;
    if (found)
        *form = &more;
    const char *name = found ? path_name(found) : word->name;
    buf_add(out, name, path_shown_length(name));
    if (!found)
        buf_text(out, end);
    return true;
}

/* Warns that a file of this form is not read under its name. */
static void warn_unread(struct load_context *l, struct place at, const struct form *form,
                        const struct buf *wanted) {
    struct buf what = {0}, mend = {0};
    diag_word(&what, form->what);
    diag_word(&mend, form->mend);
    diag_add(l->d, at, DIAG_COSTS_UNREAD, buf_str(&what), buf_str(&mend), buf_str(wanted),
             NULL);
    buf_clear(&mend);
    buf_clear(&what);
}

/* --- closed periods ----------------------------------------------------------------- */

static bool is_between(char c) {
    return memchr(" _-.()", c, 6) != NULL;
}

/* Finds a period at the front of a text, and cuts the text down to it. */
static bool cut_to_period(struct slice *front, period *root) {
    size_t len = front->len;
    for (; len > 0; len--)
        if ((len == front->len || is_between(front->at[len])) &&
            period_read((struct slice){front->at, len}, root))
            break;
    front->len = len;
    return len > 0;
}

/* Finds the name of a closed file in another name, as in "Copy of closed-2025-Q1 (1)",
   and appends it. */
static bool find_closed(struct buf *out, struct slice stem, period *root) {
    static const char *const closed[] = {"closed", "afgesloten"};
    for (size_t i = 0; i < 2 * stem.len; i++) {
        const char *word = closed[i % 2];
        struct slice rest = {stem.at + i / 2, stem.len - i / 2};
        if ((i > 1 && !is_between(rest.at[-1])) || !begins(rest, word, &rest))
            continue;
        while (rest.len > 0 && is_between(rest.at[0]))
            rest = (struct slice){rest.at + 1, rest.len - 1};
        if (!cut_to_period(&rest, root))
            continue;
        buf_format(out, "%s-", word);
        buf_slice(out, slice_trim(rest));
        return true;
    }
    return false;
}

/* Warns of a file that closes nothing, though its name says so. */
static bool warn_closed(struct load_context *l, const struct folder *f, const char *path,
                        struct slice stem, const struct form *form, const char *end) {
    struct place at = {.file = path};
    struct buf wanted = {0};
    period root;
    size_t i = 0;
    if (!find_closed(&wanted, stem, &root))
        return false;
    while (i < f->closed_count && f->closed_roots[i] != root)
        i++;
    if (i == f->closed_count) {
        buf_text(&wanted, end);
        warn_unread(l, at, form, &wanted);
    } else if (form == &slip) {
        diag_add(l->d, at, DIAG_CLOSED_COPY, path_name(f->closed[i]), NULL);
    }
    buf_clear(&wanted);
    return true;
}

bool passed_over_warn(struct load_context *l, const struct folder *f, const char *name,
                      const char *path) {
    struct slice stem, behind;
    const char *end;
    const struct form *form = find_form(name, path, &stem, &end);
    const struct word *word = form ? find_word(stem, form, &behind) : NULL;
    if (form && !word)
        return warn_closed(l, f, path, stem, form, end);
    if (!word || (!word->name && l->o->cost_count > 0))
        return false;
    struct buf wanted = {0};
    bool missing = word->name ? add_name(&wanted, l, f, word, &form, end)
                              : add_costs_name(&wanted, f, without_end(stem, behind.len),
                                               behind, form, end);
    if (missing)
        warn_unread(l, (struct place){.file = path}, form, &wanted);
    buf_clear(&wanted);
    return missing;
}

/* --- files of any other name -------------------------------------------------------- */

/* The word that stands for the files of a schema, in the language of the folder. */
static const struct word *schema_word(const struct schema *schema, bool dutch) {
    struct slice file = slice_of(dutch ? schema->dutch_file : schema->file);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_equal(slice_of(words[i].word), without_end(file, strlen(".csv"))))
            return &words[i];
    return NULL;
}

/* Whether a file of this schema is read, or files of that kind were named. */
static bool is_there(const struct load_context *l, const struct folder *f,
                     const struct word *word) {
    return word->name ? *(const char *const *)((const char *)l->o + word->option) ||
                            *(const char *const *)((const char *)f + word->slot)
                      : l->o->cost_count > 0;
}

/* Whether the folder has its files under Dutch names. */
static bool is_dutch(const struct folder *f) {
    return f->cost_count > 0 ? letter_lower(f->cost_names[0][0]) == 'k'
                             : lang_now() == LANG_NL;
}

/* The word for the first schema of which a file seems to be, of those that the folder
   lacks; NULL when there is none. */
static const struct word *find_content(struct likeness *like, struct load_context *l,
                                       const struct folder *f, const char *path) {
    const struct word *kinds[LIKENESS_SCHEMAS], *found = NULL;
    for (size_t i = 0; i < LIKENESS_SCHEMAS; i++) {
        kinds[i] = schema_word(likeness_schemas[i], is_dutch(f));
        like->wanted[i] = !is_there(l, f, kinds[i]);
    }
    likeness_find(like, l, path);
    for (size_t i = 0; i < LIKENESS_SCHEMAS && !found; i++)
        found = like->seems[i] ? kinds[i] : NULL;
    return found;
}

bool passed_over_look(struct load_context *l, const struct folder *f, const char *name,
                      const char *path) {
    struct slice stem;
    const char *end;
    const struct form *form = find_form(name, path, &stem, &end);
    struct likeness like = {.named = 0};
    struct buf wanted = {0};
    if (form != &slip || memchr(".~#", name[0], 3))
        return false;
    const struct word *word = find_content(&like, l, f, path);
    if (like.named > 1 && f->workbook) {
        form = &second;
        buf_text(&wanted, path_name(f->workbook));
    } else if (like.named > 1) {
        form = &whole;
        buf_format(&wanted, "%s%s", is_dutch(f) ? "begroting" : "budget", end);
    } else if (word && word->name) {
        form = &table;
        buf_format(&wanted, "%s%s", word->name, end);
    } else if (word) {
        form = &costs;
        (void)add_costs_name(&wanted, f, slice_of(word->word), stem, &slip, end);
    }
    if (wanted.len > 0)
        warn_unread(l, (struct place){.file = path}, form, &wanted);
    buf_clear(&wanted);
    return form != &slip;
}

#include "input/passed_over.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/letters.h"
#include "base/mem.h"
#include "base/path.h"
#include "input/forms/file_form.h"
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
                    const struct file_form *form) {
    char letter = behind.len > 0 ? letter_lower(behind.at[0]) : ' ';
    bool letters = (letter >= 'a' && letter <= 'z') || (unsigned char)letter >= 0x80;
    return letters && !(word->joined && form == &form_slip && !is_other_word(behind));
}

/* The word that `stem` begins with, or NULL. */
static const struct word *find_word(struct slice stem, const struct file_form *form,
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

/* The cost file of this name, in either language, that is read; or NULL. */
static const char *find_read(const struct folder *f, struct slice stem) {
    for (size_t i = 0; i < f->cost_count; i++) {
        struct slice read = slice_of(f->cost_names[i]);
        (void)file_form_cut(&read, ".csv");
        if (slice_equal_nocase(behind_costs(read), behind_costs(stem)))
            return f->costs[i];
    }
    return NULL;
}

/* Appends the name of a file as it is shown. */
static void add_shown(struct buf *out, const char *path) {
    const char *name = path_name(path);
    buf_add(out, name, path_shown_length(name));
}

/* Appends the name under which costs would be read: costs-2025-q1.csv for "Costs" and
   " 2025_Q1". Where a file of that name is read, it is that of another one for a slip, and
   that file's for a workbook; else false. */
static bool add_costs_name(struct buf *out, const struct folder *f, struct slice word,
                           struct slice behind, const struct file_form **form,
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
    const char *read = find_read(f, buf_view(out));
    if (read && *form == &form_workbook) {
        *form = &form_beside;
        buf_reset(out);
        add_shown(out, read);
        return true;
    }
    if (read)
        buf_text(out, "-b");
    buf_text(out, end);
    return !read || *form == &form_slip;
}

/* Appends the name that would be read, and corrects the form. False when no such file is
   missing. */
static bool add_name(struct buf *out, const struct load_context *l,
                     const struct folder *f, const struct word *word,
                     const struct file_form **form, const char *end) {
    const char *named = *(const char *const *)((const char *)l->o + word->option);
    const char *found = *(const char *const *)((const char *)f + word->slot);
    if (named || (found && *form != &form_slip && *form != &form_workbook))
        return false;
    if (found) {
        *form = *form == &form_workbook ? &form_beside : &form_more;
        add_shown(out, found);
    } else {
        buf_format(out, "%s%s", word->name, end);
    }
    return true;
}

/* Warns that a file of this form is not read under its name. */
static void warn_unread(struct load_context *l, struct place at,
                        const struct file_form *form, const struct buf *wanted) {
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
                        struct slice stem, const struct file_form *form,
                        const char *end) {
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
    } else if (form == &form_slip) {
        diag_add(l->d, at, DIAG_CLOSED_COPY, path_name(f->closed[i]), NULL);
    }
    buf_clear(&wanted);
    return true;
}

bool passed_over_warn(struct load_context *l, const struct folder *f, const char *name,
                      const char *path) {
    struct slice stem, behind;
    const char *end;
    const struct file_form *form = file_form_find(name, path, &stem, &end);
    const struct word *word = form ? find_word(stem, form, &behind) : NULL;
    if (form && !word)
        return warn_closed(l, f, path, stem, form, end);
    if (!word || (!word->name && l->o->cost_count > 0))
        return false;
    struct buf wanted = {0};
    bool missing = word->name ? add_name(&wanted, l, f, word, &form, end)
                              : add_costs_name(&wanted, f, without_end(stem, behind.len),
                                               behind, &form, end);
    if (form == &form_beside && word->name && behind.len > 0)
        form = &form_more; /* its name is not that of the file */
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
    const struct file_form *form = file_form_find(name, path, &stem, &end);
    struct likeness like = {.named = 0};
    struct buf wanted = {0};
    if (form != &form_slip || memchr(".~#", name[0], 3))
        return false;
    const struct word *word = find_content(&like, l, f, path);
    if (like.named > 1 && f->workbook) {
        form = &form_second;
        buf_text(&wanted, path_name(f->workbook));
    } else if (like.named > 1) {
        form = &form_whole;
        buf_format(&wanted, "%s%s", is_dutch(f) ? "begroting" : "budget", end);
    } else if (word && word->name) {
        form = &form_table;
        buf_format(&wanted, "%s%s", word->name, end);
    } else if (word) {
        (void)add_costs_name(&wanted, f, slice_of(word->word), stem, &form, end);
        form = &form_costs;
    }
    if (wanted.len > 0)
        warn_unread(l, (struct place){.file = path}, form, &wanted);
    buf_clear(&wanted);
    return form != &form_slip;
}

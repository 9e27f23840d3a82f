/* Thrown folders of which a period is closed, and which are changed then in every field.
   What matters is computed a second time, from lines, shares, totals and settings as they
   are read: each change of it is refused by name, and no other change is. */
#include <glob.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/cli.h"
#include "folder.h"

/* --- the program ------------------------------------------------------------------------ */

enum { MOST_ARGUMENTS = 8 };

struct said {
    char *out, *err; /* owned */
    int status;
};

static struct said run(const char *const *arguments) {
    char *argv[MOST_ARGUMENTS + 2] = {(char *)(uintptr_t) "seta"};
    struct said said = {0};
    size_t sizes[2];
    int argc = 1;
    while (arguments[argc - 1] && argc <= MOST_ARGUMENTS) {
        argv[argc] = (char *)(uintptr_t)arguments[argc - 1];
        argc++;
    }
    FILE *out = open_memstream(&said.out, &sizes[0]);
    FILE *err = open_memstream(&said.err, &sizes[1]);
    said.status = cli_run(argc, argv, out, err);
    fclose(out);
    fclose(err);
    return said;
}

static void forget(struct said *said) {
    free(said->out);
    free(said->err);
}

/* Whether the program ends with this status; and names a change, if that is 1. */
static bool ends(const char *const *arguments, int status) {
    struct said said = run(arguments);
    bool right = said.status == status &&
                 (status != 1 || strstr(said.err, ": closed-changed: ") != NULL);
    if (!right)
        printf("%s: status %d\n%s", arguments[0], said.status, said.err);
    forget(&said);
    return right;
}

/* --- what is closed, a second time -------------------------------------------------------- */

enum { FACT_LONGEST = 1000, FACTS = 400 };

struct facts {
    char (*list)[FACT_LONGEST]; /* owned */
    size_t count;
};

static bool in_root(const struct folder *f, period root, period p) {
    return f->t->close == CLOSE_YEAR ? period_year(p) == period_year(root) : p == root;
}

static void add_fact(struct facts *facts, struct buf *text) {
    if (facts->count < FACTS && text->len < FACT_LONGEST)
        memcpy(facts->list[facts->count++], buf_str(text), text->len + 1);
    else
        abort();
    buf_reset(text);
}

static const char *key_text(const struct budget *b, int key) {
    return key == KEY_NONE ? ""
           : b->keys[key].category != CATEGORY_UNKNOWN
               ? category_id(&b->categories, b->keys[key].category)
               : b->keys[key].name;
}

static int who_incurred(const struct budget *b, const struct cost_line *line) {
    if (line->half != HALF_NONE)
        return PARTY_NONE;
    if (line->incurred_by != PARTY_NONE || b->settings.model == MODEL_MATRIX)
        return line->incurred_by;
    return b->settings.model == MODEL_CENTRE ? b->settings.host : PARTY_BODY;
}

static void add_line(struct facts *facts, const struct folder *f, size_t i,
                     struct buf *text) {
    const struct cost_line *line = &f->lines[i];
    bool own = line->category == CATEGORY_OWN;
    const struct shares *shares = own ? NULL : allocation_group(f->a, line)->shares;
    buf_format(text, "line %d %s %d %s %d %d %lld %lld", line->period,
               category_id(&f->b.categories, line->category), own ? 0 : line->key_period,
               key_text(&f->b, own ? KEY_NONE : line->key), own ? line->municipality : -1,
               who_incurred(&f->b, line), (long long)line->amount[AMOUNT_NET],
               (long long)line->amount[AMOUNT_VAT]);
    /* The other half is the next line. */
    if (line->half == HALF_BORNE)
        buf_format(text, " to %d %s", f->lines[i + 1].municipality,
                   key_text(&f->b, f->lines[i + 1].category == CATEGORY_OWN
                                       ? KEY_NONE
                                       : f->lines[i + 1].key));
    for (size_t m = 0; shares && m < shares->count; m++) {
        struct ratio share;
        buf_char(text, ' ');
        ratio_init(&share);
        portions_get(&shares->share, m, &share);
        ratio_write(text, &share);
        ratio_clear(&share);
    }
    buf_format(text, " half %d", line->half);
    add_fact(facts, text);
}

static void add_total(struct facts *facts, const struct folder *f, const struct group *g,
                      struct buf *text) {
    for (int m = 0; m < f->t->municipality_count; m++) {
        long long sum[AMOUNT_PARTS] = {0, 0};
        for (const struct group *one = f->a->groups;
             one < f->a->groups + f->a->group_count; one++)
            for (int part = 0; part < AMOUNT_PARTS; part++)
                if (one->period == g->period && one->category == g->category &&
                    one->key == g->key)
                    sum[part] += one->given[part][m];
        buf_format(text, "total %d %s %s %d %lld %lld", g->period,
                   category_id(&f->b.categories, g->category), key_text(&f->b, g->key), m,
                   sum[AMOUNT_NET], sum[AMOUNT_VAT]);
        add_fact(facts, text);
    }
}

static void add_settings(struct facts *facts, const struct folder *f, struct buf *text) {
    buf_format(text, "model %d", f->b.settings.model);
    add_fact(facts, text);
    buf_format(text, "host %d", f->b.settings.host);
    add_fact(facts, text);
    for (category c = 0; c < f->b.categories.count; c++) {
        buf_format(text, "category %s", category_id(&f->b.categories, c));
        add_fact(facts, text);
    }
}

static int by_text(const void *a, const void *b) {
    return strcmp(a, b);
}

static struct facts facts_of(const struct folder *f, period root) {
    struct facts facts = {.list = mem_zero(FACTS, FACT_LONGEST)};
    struct buf text = {0};
    for (size_t i = 0; i < f->count; i++)
        if (in_root(f, root, f->lines[i].period))
            add_line(&facts, f, i, &text);
    for (size_t i = 0; i < f->a->group_count; i++) {
        const struct group *g = &f->a->groups[i];
        bool again = i > 0 && g[-1].period == g->period && g[-1].key == g->key &&
                     g[-1].category == g->category;
        if (in_root(f, root, g->period) && !again)
            add_total(&facts, f, g, &text);
    }
    add_settings(&facts, f, &text);
    qsort(facts.list, facts.count, FACT_LONGEST, by_text);
    buf_clear(&text);
    return facts;
}

static bool same_facts(const struct facts *a, const struct facts *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = strcmp(a->list[i], b->list[i]) == 0;
    return same;
}

/* --- changes ----------------------------------------------------------------------------- */

enum change {
    AMOUNT,
    VAT,
    KEY,
    BEARER,
    INCURRED,
    WHEN,
    KEY_WHEN,
    ID,
    FAVOUR,
    WORD,
    GONE,
    TWICE,
    REVERSED,
    FIGURE,
    WEIGHT,
    HOST,
    MODEL,
    ANEW,
    CHANGES
};

static int pick(struct dice *d, int most) {
    return (int)dice_between(d, 0, most - 1);
}

static void reverse_rows(struct thrown *t) {
    for (int i = 0, j = t->row_count - 1; i < j; i++, j--) {
        struct thrown_row row = t->rows[i];
        t->rows[i] = t->rows[j];
        t->rows[j] = row;
    }
}

static void change_row(struct thrown *t, struct dice *d, enum change change) {
    struct thrown_row *row = &t->rows[pick(d, t->row_count)];
    switch (change) {
    case AMOUNT:
        row->price.digits++;
        break;
    case VAT:
        row->vat++;
        break;
    case KEY:
        row->key = pick(d, t->key_count);
        row->key_written = true;
        break;
    case BEARER:
        row->municipality = pick(d, t->municipality_count + 1) - 1;
        break;
    case INCURRED:
        row->incurred_by = pick(d, t->municipality_count + 1) - 1;
        break;
    case WHEN:
        row->when = 1 + pick(d, 4);
        break;
    case KEY_WHEN:
        row->key_when = 1 + pick(d, 4);
        break;
    case ID:
        row->id += 1000;
        break;
    case FAVOUR:
        row->in_favour = pick(d, t->municipality_count + 1) - 1;
        break;
    case WORD:
        row->word = t->words[pick(d, t->word_count)];
        break;
    default:
        *row = t->rows[--t->row_count];
    }
}

static void change(struct thrown *t, struct dice *d) {
    enum change which = (enum change)pick(d, CHANGES);
    struct thrown_version *version = &t->keys[pick(d, t->key_count)].versions[0];
    if (which <= GONE)
        change_row(t, d, which);
    else if (which == TWICE && t->row_count < THROWN_ROWS) {
        t->rows[t->row_count] = t->rows[pick(d, t->row_count)];
        t->row_count++;
    } else if (which == REVERSED)
        reverse_rows(t);
    else if (which == FIGURE)
        t->municipalities[pick(d, t->municipality_count)]
            .figure[pick(d, 2)][pick(d, THROWN_DRIVERS)]
            .digits++;
    else if (which == WEIGHT)
        version->weights[pick(d, version->count)].weight.digits++;
    else if (which == HOST)
        t->host = pick(d, t->municipality_count);
    else if (which == MODEL)
        t->model = (enum model)(MODEL_CENTRE + pick(d, 3));
    else
        thrown_again(t, d);
}

static const char *check_change(const struct thrown *was, struct dice *d, period root,
                                const struct facts *facts) {
    static const char *const allocate[] = {"allocate", ".", NULL};
    struct thrown t = *was;
    struct folder f;
    const char *wrong = NULL;
    change(&t, d);
    if (t.row_count == 0)
        return NULL;
    thrown_write(&t);
    /* A folder that is refused anyway is none of this property's. */
    if (folder_open(&f, &t)) {
        struct facts now = facts_of(&f, root);
        if (!ends(allocate, same_facts(facts, &now) ? 0 : 1))
            wrong = "a change that matters is not named, or one that does not is";
        free(now.list);
    }
    folder_close(&f);
    return wrong;
}

/* --- the property ------------------------------------------------------------------------ */

static void remove_closed(void) {
    glob_t found;
    if (glob("*-20*.csv", 0, NULL, &found) == 0)
        for (size_t i = 0; i < found.gl_pathc; i++)
            unlink(found.gl_pathv[i]);
    globfree(&found);
}

/* Whether every municipality's difference is nil: the ninth column of its row. */
static bool nothing_differs(const char *closed) {
    const char *const arguments[] = {"compare", "--lang", "en", "-O",
                                     "csv",     closed,   ".",  NULL};
    struct said said = run(arguments);
    bool nil = said.status == 0;
    for (char *row = strtok(said.out, "\n"); row && nil; row = strtok(NULL, "\n")) {
        const char *cell = row;
        for (int i = 0; i < 8 && cell; i++)
            cell = strchr(cell, ',') ? strchr(cell, ',') + 1 : NULL;
        if (strncmp(row, "municipality,", 13) == 0)
            nil = cell && strncmp(cell, "0.00,", 5) == 0;
    }
    if (!nil)
        printf("%s", said.err);
    forget(&said);
    return nil;
}

static const char *check_closed(const struct folder *f, struct dice *d) {
    enum { TRIALS = 12 };
    period root = f->lines[pick(d, (int)f->count)].period;
    if (f->t->close == CLOSE_YEAR)
        root = period_make(period_year(root), 0);
    struct buf when = {0}, file = {0};
    period_write(&when, root);
    buf_format(&file, "closed-%s.csv", buf_str(&when));
    const char *const close[] = {"close",        "--lang", "en", "-p",
                                 buf_str(&when), ".",      NULL};
    const char *const verify[] = {"verify", ".", buf_str(&file), NULL};
    struct facts facts = facts_of(f, root);
    const char *wrong = !ends(close, 0)    ? "the period is not closed"
                        : !ends(verify, 0) ? "the closed file is not proved"
                        : !nothing_differs(buf_str(&file))
                            ? "the closed file differs from the folder"
                            : NULL;
    for (int i = 0; i < TRIALS && !wrong; i++)
        wrong = check_change(f->t, d, root, &facts);
    free(facts.list);
    buf_clear(&file);
    buf_clear(&when);
    remove_closed();
    return wrong;
}

static const char *changes_are_named(struct dice *d) {
    struct thrown t;
    struct folder f;
    const char *wrong = NULL;
    remove_closed();
    thrown_folder(&t, d);
    thrown_write(&t);
    if (folder_open(&f, &t) && f.count > 0)
        wrong = check_closed(&f, d);
    folder_close(&f);
    return wrong;
}

int main(void) {
    return thrown_try("changes are named", changes_are_named, 150);
}

/* The files of a thrown folder, in either language. */
#include "thrown.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"

/* A file that is written. */
struct file {
    const struct thrown *t;
    struct buf text;
    bool begun; /* the row has a cell */
};

/* --- cells ---------------------------------------------------------------------------- */

/* Begins the next cell of the row. */
static struct buf *cell(struct file *f) {
    if (f->begun)
        buf_char(&f->text, f->t->dutch ? ';' : ',');
    f->begun = true;
    return &f->text;
}

static void text_cell(struct file *f, const char *english, const char *dutch) {
    buf_text(cell(f), f->t->dutch ? dutch : english);
}

static void end_row(struct file *f) {
    buf_char(&f->text, '\n');
    f->begun = false;
}

static void decimal_cell(struct file *f, struct decimal d) {
    figure_write(cell(f), d.digits, d.places,
                 f->t->dutch ? &figure_dutch_plain : &figure_plain);
}

static void money_cell(struct file *f, money cents) {
    decimal_cell(f, (struct decimal){cents, 2});
}

static void municipality_cell(struct file *f, int municipality) {
    struct buf *out = cell(f);
    if (municipality >= 0)
        buf_format(out, "m%d", municipality);
}

static void party_cell(struct file *f, int party) {
    if (party == PARTY_BODY)
        text_cell(f, "Body", "gezamenlijk orgaan");
    else
        municipality_cell(f, party);
}

static void period_cell(struct file *f, int when) {
    period_write(cell(f), thrown_period(f->t, when));
}

/* The first day of a quarter, or the last; nothing at the ends of time. */
static void day_cell(struct file *f, int quarter, bool last) {
    static const char *const days[][2] = {
        {"01-01", "03-31"}, {"04-01", "06-30"}, {"07-01", "09-30"}, {"10-01", "12-31"}};
    struct buf *out = cell(f);
    if (quarter >= 1 && quarter <= 4)
        buf_format(out, "%d-%s", f->t->year, days[quarter - 1][last]);
}

static void save(struct file *f, const char *name) {
    FILE *file = fopen(name, "wb");
    if (!file || fwrite(f->text.at, 1, f->text.len, file) != f->text.len ||
        fclose(file) != 0)
        abort();
    buf_clear(&f->text);
}

/* --- names ---------------------------------------------------------------------------- */

const char *thrown_word(const struct thrown *t, int word) {
    static const char *const words[THROWN_WORDS][2] = {
        {"staff", "Personeel"},
        {"housing", "huisvesting"},
        {"ICT", "ict"},
        {"facilities", "facilitaire kosten"},
        {"Roads", "roads"},
        {"Social affairs", "SocialAffairs"},
        {"Archive x", "ARCHIVE X"}};
    return words[word][t->dutch];
}

void thrown_key_name(struct buf *out, const struct thrown *t, int key) {
    if (t->keys[key].word == NOBODY)
        buf_format(out, "k%d", key);
    else
        buf_text(out, thrown_word(t, t->keys[key].word));
}

static void key_cell(struct file *f, int key) {
    thrown_key_name(cell(f), f->t, key);
}

/* --- files ---------------------------------------------------------------------------- */

/* The columns of figures: how many, and the driver of each. */
static int columns(const struct thrown *t) {
    return t->percent ? THROWN_DRIVERS : THROWN_PERCENT;
}

static int driver_of(const struct thrown *t, int column) {
    return t->backwards ? columns(t) - 1 - column : column;
}

static void driver_name(struct buf *out, int driver) {
    buf_format(out, driver == THROWN_PERCENT ? "p%%" : "d%d", driver);
}

static void write_version(struct file *f, int m, int set) {
    const struct thrown_municipality *from = &f->t->municipalities[m];
    municipality_cell(f, m);
    day_cell(f, set ? from->changes : from->joins, false);
    day_cell(f, set == (from->changes != NEVER) ? from->leaves : NEVER, true);
    for (int i = 0; i < columns(f->t); i++)
        decimal_cell(f, from->figure[set][driver_of(f->t, i)]);
    end_row(f);
}

static void write_municipalities(const struct thrown *t) {
    struct file f = {.t = t};
    text_cell(&f, "code", "code");
    text_cell(&f, "from", "vanaf");
    text_cell(&f, "until", "tot en met");
    for (int i = 0; i < columns(t); i++)
        driver_name(cell(&f), driver_of(t, i));
    end_row(&f);
    for (int m = 0; m < t->municipality_count; m++) {
        write_version(&f, m, 0);
        if (t->municipalities[m].changes != NEVER)
            write_version(&f, m, 1);
    }
    save(&f, "municipalities.csv");
}

void thrown_bearer_name(struct buf *out, const struct thrown *t,
                        const struct thrown_weight *w) {
    if (w->driver == DRIVER_NONE) {
        buf_text(out, t->dutch ? "Sleutel: " : "key:");
        thrown_key_name(out, t, w->key);
    } else if (w->driver == DRIVER_EQUAL) {
        buf_text(out, t->dutch ? "gelijk" : "equal");
    } else {
        driver_name(out, w->driver);
    }
}

static void write_weight(struct file *f, int key, const struct thrown_version *v, int i) {
    const struct thrown_weight *w = &v->weights[i];
    key_cell(f, key);
    thrown_bearer_name(cell(f), f->t, w);
    for (int parts = f->t->parts; parts < 2; parts++)
        if (v->parts != parts || w->own_total)
            cell(f);
        else
            decimal_cell(f, w->weight);
    day_cell(f, v->begins, false);
    end_row(f);
}

/* The rows of a key do not stand together: their order means nothing. */
static void write_keys(const struct thrown *t) {
    struct file f = {.t = t};
    text_cell(&f, "key", "sleutel");
    text_cell(&f, "driver", "maatstaf");
    if (!t->parts)
        text_cell(&f, "weight", "gewicht");
    text_cell(&f, "parts", "delen");
    text_cell(&f, "from", "vanaf");
    end_row(&f);
    for (int i = THROWN_WEIGHTS - 1; i >= 0; i--)
        for (int key = 0; key < t->key_count; key++)
            for (int v = t->keys[key].version_count - 1; v >= 0; v--)
                if (i < t->keys[key].versions[v].count)
                    write_weight(&f, key, &t->keys[key].versions[v], i);
    save(&f, "keys.csv");
}

static void write_row(struct file *f, const struct thrown_row *row) {
    const struct decimal nothing = {0, 0};
    period_cell(f, row->when);
    if (row->key_when == row->when)
        cell(f);
    else
        period_cell(f, row->key_when);
    buf_text(cell(f), thrown_word(f->t, row->word));
    if (row->key_written)
        key_cell(f, row->key);
    else
        cell(f);
    municipality_cell(f, row->municipality);
    if (row->in_favour_key != NOBODY)
        key_cell(f, row->in_favour_key);
    else
        municipality_cell(f, row->in_favour);
    party_cell(f, row->incurred_by);
    for (int tariff = 0; tariff < 2; tariff++)
        if (row->tariff == tariff)
            decimal_cell(f, row->price);
        else
            cell(f);
    if (row->factor)
        decimal_cell(f, row->factors);
    else
        cell(f);
    if (row->vat == 0)
        cell(f);
    else
        money_cell(f, row->vat);
    if (f->t->ids)
        decimal_cell(f, row->id ? (struct decimal){row->id, 0} : nothing);
    end_row(f);
}

void thrown_write_costs(const struct thrown *t) {
    static const char *const columns[][2] = {{"period", "periode"},
                                             {"key period", "sleutelperiode"},
                                             {"category", "categorie"},
                                             {"key", "sleutel"},
                                             {"municipality", "gemeente"},
                                             {"in favour of", "ten gunste van"},
                                             {"incurred by", "kostendrager"},
                                             {"amount", "bedrag"},
                                             {"tariff", "tarief"},
                                             {"factor", "factor"},
                                             {"vat", "btw"},
                                             {"line", "regel"}};
    struct file f = {.t = t};
    for (size_t i = 0; i + !t->ids < sizeof columns / sizeof columns[0]; i++)
        text_cell(&f, columns[i][0], columns[i][1]);
    end_row(&f);
    for (int i = 0; i < t->row_count; i++)
        write_row(&f, &t->rows[i]);
    save(&f, "costs.csv");
}

static void write_advances(const struct thrown *t) {
    struct file f = {.t = t};
    text_cell(&f, "municipality", "gemeente");
    text_cell(&f, "period", "periode");
    text_cell(&f, "amount", "bedrag");
    text_cell(&f, "vat", "btw");
    text_cell(&f, "to", "aan");
    end_row(&f);
    for (int i = 0; i < t->advance_count; i++) {
        const struct thrown_advance *a = &t->advances[i];
        municipality_cell(&f, a->municipality);
        period_cell(&f, a->when);
        money_cell(&f, a->amount[AMOUNT_NET]);
        money_cell(&f, a->amount[AMOUNT_VAT]);
        party_cell(&f, a->to);
        end_row(&f);
    }
    save(&f, "advances.csv");
}

/* --- settings ------------------------------------------------------------------------- */

/* A row whose words stand in pairs. */
static void setting(struct file *f, const char *const name[2],
                    const char *const value[2]) {
    text_cell(f, name[0], name[1]);
    text_cell(f, value[0], value[1]);
    end_row(f);
}

static void write_marks(struct file *f) {
    static const char *const names[][2] = {
        {"municipalities.csv: decimal mark", "municipalities.csv: decimaalteken"},
        {"keys.csv: decimal mark", "keys.csv: decimaalteken"},
        {"advances.csv: decimal mark", "advances.csv: decimaalteken"},
        {"costs.csv: decimal mark", "costs.csv: decimaalteken"}};
    static const char *const column[] = {"costs.csv: column.vat", "costs.csv: kolom.btw"};
    static const char *const vat[] = {"vat", "btw"}, *const mark[] = {"point", "komma"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        setting(f, names[i], mark);
    setting(f, column, vat);
}

static void write_lists(struct file *f) {
    const struct thrown *t = f->t;
    text_cell(f, "organisation", "organisatie");
    text_cell(f, "Body", "Body");
    end_row(f);
    if (t->host != NOBODY) {
        text_cell(f, "host", "centrumgemeente");
        municipality_cell(f, t->host);
        end_row(f);
    }
    if (!t->own_categories)
        return;
    text_cell(f, "categories", "categorie\u00ebn");
    cell(f);
    for (int i = 0; i < t->word_count; i++)
        buf_format(&f->text, i > 0 ? " | %s" : "%s", thrown_word(t, t->words[i]));
    end_row(f);
}

static void write_settings(const struct thrown *t) {
    static const char *const name[][2] = {{"setting", "instelling"},
                                          {"model", "model"},
                                          {"close", "afsluiting"},
                                          {"payments", "betalingen"},
                                          {"advances spread", "voorschot verdelen"}};
    static const char *const value[] = {"value", "waarde"};
    static const char *const model[][2] = {
        {0}, {"centre", "centrum"}, {"service", "facilitair"}, {"matrix", "matrix"}};
    static const char *const closing[][2] = {{"quarter", "kwartaal"}, {"year", "jaar"}};
    static const char *const route[][2] = {
        {0}, {"body", "organisatie"}, {"fewest", "minste"}};
    static const char *const spread[] = {"quarters", "kwartalen"};
    struct file f = {.t = t};
    setting(&f, name[0], value);
    setting(&f, name[1], model[t->model]);
    setting(&f, name[2], closing[t->close]);
    if (t->payments != PAYMENTS_BY_MODEL)
        setting(&f, name[3], route[t->payments]);
    if (t->advances_spread)
        setting(&f, name[4], spread);
    write_lists(&f);
    write_marks(&f);
    save(&f, "settings.csv");
}

void thrown_write(const struct thrown *t) {
    write_municipalities(t);
    write_keys(t);
    thrown_write_costs(t);
    write_advances(t);
    write_settings(t);
}

period thrown_period(const struct thrown *t, int when) {
    return when == WHOLE_YEAR ? period_make(t->year, 0)
           : when == 0        ? period_make(t->year - 1, 4)
                              : period_make(t->year, when);
}

int thrown_try(const char *name, property holds, uint64_t cases) {
    static const char *const names[] = {"municipalities.csv", "keys.csv", "settings.csv",
                                        "costs.csv", "advances.csv"};
    char folder[] = "/tmp/seta-prop-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder) != 0)
        abort();
    int status = dice_try(name, holds, cases);
    if (status != 0)
        printf("the folder is %s\n", folder);
    for (size_t i = 0; i < sizeof names / sizeof names[0] && status == 0; i++)
        unlink(names[i]);
    return status == 0 && (chdir("/") != 0 || rmdir(folder) != 0) ? 1 : status;
}

#include "input/table/header_words.h"

#include <stdlib.h>

#include "base/letters.h"
#include "input/forms/currencies.h"
#include "input/forms/header_names.h"

/* --- the forms --------------------------------------------------------------------- */

/* Words for without and with VAT, which "btw" may follow, and for VAT. */
static const char without[] = "|excl|exclusief|exclusive|excluding|ex|zonder|without|";
static const char with[] = "|incl|inclusief|inclusive|including|met|with|";
static const char vat[] = "|btw|vat|tax|";

/* What makes amounts a thousandth: on its own, or behind one of `before`; and the numbers
   that do so behind a currency or one of `before`. */
static const char scales[] =
    "|duizenden|duizendtallen|thousands|mln|mio|mrd|miljoenen|miljarden|millions|"
    "tausende|millionen|milliarden|milliers|milliards|tchf|kchf|"
    "k\u20ac|t\u20ac|m\u20ac|\u20ack|\u20acm|\u00a3k|\u00a3m|keur|teur|meur|000s|";
static const char behind[] = "|duizend|thousand|miljoen|million|miljard|tsd|tausend|";
static const char before[] = "|x|in|";
static const char numbers[] = "|1000|1000000|000|1k|";

/* --- words ------------------------------------------------------------------------- */

enum { WORDS_MOST = 32 };

/* The words of a text in lower case. More than WORDS_MOST are left out. */
struct words {
    struct buf text; /* owned: one after the other, a blank behind each */
    struct slice list[WORDS_MOST];
    size_t count;
    bool more;
};

/* Bytes of the currency sign that a text begins with, or 0. */
static size_t sign_ahead(const char *at) {
    struct slice text = slice_of(at);
    return slice_starts(text, "\u20ac")   ? 3
           : slice_starts(text, "\u00a3") ? 2
           : *at == '$'                   ? 1
                                          : 0;
}

/* Bytes of what only parts words, at the front of a text; or 0. */
static size_t gap_ahead(const char *at) {
    static const char *const wide[] = {"\u2019", "\u2018", "\u2013", "\u2014", "\u00a0"};
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
        if (slice_starts(slice_of(at), wide[i]))
            return strlen(wide[i]);
    return *at && strchr(" _-.,:;/()[]'\"\t\r\n", *at) ? 1 : 0;
}

/* Appends a character of a word: * and the sign of multiplication as x. Returns its
   bytes. */
static size_t add_character(struct buf *out, const char *at) {
    bool cross = slice_starts(slice_of(at), "\u00d7");
    buf_char(out, cross || *at == '*' ? 'x' : *at);
    return cross ? 2 : 1;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Whether a word ends between two characters: x1000, 1000euro, eur1000. */
static bool parts(char last, char next) {
    bool digit = letter_is_digit(last);
    return last != '\0' && digit != letter_is_digit(next) &&
           !(digit && (next == 'k' || next == 's'));
}

/* Appends a word with a currency sign: k€, €k, or the sign alone. Returns its bytes. */
static size_t add_sign(struct buf *out, const char *at) {
    size_t len = sign_ahead(at);
    buf_add(out, at, len);
    if ((at[len] == 'k' || at[len] == 'm') && !is_letter(at[len + 1])) {
        buf_char(out, at[len]);
        len++;
    }
    return len;
}

/* Appends the next word; returns its bytes. */
static size_t add_word(struct buf *out, const char *at) {
    const char *from = at;
    char last = '\0';
    if (sign_ahead(at) > 0)
        return add_sign(out, at);
    if (strchr("ktm", *at) && sign_ahead(at + 1) > 0) {
        buf_char(out, *at);
        return 1 + add_sign(out, at + 1);
    }
    /* An apostrophe is no gap in "euro's". */
    while (*at && sign_ahead(at) == 0 && !parts(last, *at)) {
        size_t gap = gap_ahead(at);
        bool genitive = gap > 0 && at[gap] == 's' && is_letter(last) &&
                        (*at == '\'' || gap > 1) && !is_letter(at[gap + 1]);
        if (gap > 0 && !genitive)
            break;
        if (gap == 0)
            last = *at;
        at += gap > 0 ? gap : add_character(out, at);
    }
    return (size_t)(at - from);
}

static void split(struct words *w, struct slice text) {
    char *lower = letters_lower(text);
    size_t len[WORDS_MOST] = {0}, start = 0;
    *w = (struct words){.count = 0};
    for (const char *at = lower; *at;) {
        size_t gap = gap_ahead(at);
        at += gap;
        if (gap > 0)
            continue;
        w->more = w->count == WORDS_MOST;
        if (w->more)
            break;
        size_t from = w->text.len;
        at += add_word(&w->text, at);
        len[w->count++] = w->text.len - from;
        buf_char(&w->text, ' ');
    }
    for (size_t i = 0; i < w->count; start += len[i++] + 1)
        w->list[i] = (struct slice){w->text.at + start, len[i]};
    free(lower);
}

/* --- what words say ---------------------------------------------------------------- */

/* How many words from `i` on are a number in `numbers`, in groups of three or not. */
static size_t number_at(const struct words *w, size_t i) {
    static const struct slice group = {"000", 3}, one = {"1", 1};
    size_t count = 1;
    if (slice_listed(w->list[i], numbers))
        return 1;
    if (!slice_equal(w->list[i], one))
        return 0;
    while (i + count < w->count && slice_equal(w->list[i + count], group))
        count++;
    return count > 1 ? count : 0;
}

/* How many words from `i` on say that amounts are a thousandth; or 0. */
static size_t scale_at(const struct words *w, size_t i) {
    bool led = slice_listed(w->list[i], before);
    size_t at = i + led, number;
    if (at < w->count && slice_listed(w->list[at], scales))
        return at - i + 1;
    if (i == 0 && w->count > 1 && slice_listed(w->list[0], behind) &&
        currency_word(w->list[1]))
        return 2;
    bool money = at < w->count && currency_word(w->list[at]) != CURRENCY_NONE;
    at += money;
    if (at == w->count || (!led && !money))
        return 0;
    if (led && (slice_listed(w->list[at], behind) || slice_listed(w->list[at], scales)))
        return at - i + 1;
    number = number_at(w, at);
    /* "€ 1.000" alone is an amount; "€ 000" and "€ 1.000" in a header are not. */
    return number > 0 ? at - i + number : 0;
}

bool header_words_scaled(struct slice text) {
    struct words w;
    bool found = false;
    split(&w, text);
    for (size_t i = 0; i < w.count && !found; i++) {
        static const struct slice nought = {"000", 3};
        bool led = slice_listed(w.list[i], before);
        bool amount = !led && currency_word(w.list[i]) && i + 1 < w.count &&
                      !slice_equal(w.list[i + 1], nought);
        found = !amount && scale_at(&w, i) > 0;
    }
    buf_clear(&w.text);
    return found;
}

/* Takes what stands at word `i` beside a name: how many words; 0 for one of the name. */
static size_t take(struct header_words *h, const struct words *w, size_t i,
                   const char *currency) {
    const struct slice word = w->list[i];
    size_t scale = scale_at(w, i);
    if (scale == 0 && i > 0)
        scale = number_at(w, i) + (slice_listed(word, behind) ? 1u : 0u);
    h->scaled = h->scaled || scale > 0;
    if (scale > 0)
        return scale;
    bool less = slice_listed(word, without), more = slice_listed(word, with);
    if (i > 0 && (less || more)) {
        h->without_vat = h->without_vat || less;
        h->with_vat = h->with_vat || more;
        return i + 1 < w->count && slice_listed(w->list[i + 1], vat) ? 2 : 1;
    }
    size_t at = i + slice_listed(word, before);
    struct slice unit = at < w->count ? w->list[at] : (struct slice){"", 0};
    unsigned mark = currency_word(unit);
    bool ours = (mark != CURRENCY_NONE && currency_means(mark, currency)) ||
                (unit.len > 0 && slice_equal_nocase(unit, slice_of(currency)));
    h->currency = h->currency || ours;
    return ours ? at - i + 1 : 0;
}

void header_words_read(struct slice header, const char *currency,
                       struct header_words *h) {
    struct words w;
    split(&w, header);
    *h = (struct header_words){.scaled = false};
    for (size_t i = 0; i < w.count;) {
        size_t taken = take(h, &w, i, currency);
        if (taken == 0 && h->name.len > 0)
            buf_char(&h->name, ' ');
        if (taken == 0)
            buf_slice(&h->name, w.list[i]);
        i += taken > 0 ? taken : 1;
    }
    if (w.more)
        buf_reset(&h->name);
    buf_clear(&w.text);
}

/* --- fields ------------------------------------------------------------------------ */

/* The field of amounts that such a header names, or -1. */
static int find_amount(const struct schema *schema, const struct header_words *h) {
    if (h->without_vat && h->with_vat)
        return -1;
    for (size_t f = 0; f < schema->count; f++) {
        const struct field *is = &schema->fields[f];
        if (!is->money || !header_among(is->names, buf_view(&h->name)))
            continue;
        return !h->with_vat ? (int)f : is->with_vat > 0 ? is->with_vat : -1;
    }
    return -1;
}

int header_words_field(const struct schema *schema, struct slice header,
                       const char *currency) {
    enum { LONGEST_HEADER = 200 };
    int field = schema_field(schema, header);
    struct header_words h;
    if (field >= 0 || !schema->money || header.len > LONGEST_HEADER)
        return field;
    header_words_read(header, currency, &h);
    field = find_amount(schema, &h);
    buf_clear(&h.name);
    return field;
}

bool header_words_equal(struct slice a, struct slice b, const char *currency) {
    struct header_words one, other;
    header_words_read(a, currency, &one);
    header_words_read(b, currency, &other);
    bool equal = one.name.len > 0 && one.without_vat == other.without_vat &&
                 one.with_vat == other.with_vat && one.scaled == other.scaled &&
                 header_equal(buf_view(&one.name), buf_view(&other.name));
    buf_clear(&other.name);
    buf_clear(&one.name);
    return equal;
}

#include "input/listing_json_rows.h"

#include "input/forms/amounts.h"

/* The first three are the kinds of words. */
enum row_text { ROW_LINE = WORD_MUNICIPALITY + 1, ROW_AMOUNT, ROW_VAT, ROW_HALF };

static const char *const members[ROW_TEXTS] = {[WORD_PERIOD] = "period",
                                               [WORD_CATEGORY] = "category",
                                               [WORD_MUNICIPALITY] = "municipality",
                                               [ROW_LINE] = "line",
                                               [ROW_AMOUNT] = "amount",
                                               [ROW_VAT] = "vat",
                                               [ROW_HALF] = "half"};

void listing_json_rows_init(struct listing_json_rows *r) {
    *r = (struct listing_json_rows){0};
    listing_words_init(&r->words);
}

void listing_json_rows_clear(struct listing_json_rows *r) {
    for (size_t i = 0; i < ROW_LAYOUTS; i++)
        json_layout_clear(&r->layouts[i].json);
    listing_words_clear(&r->words);
}

/* --- learning ----------------------------------------------------------------------- */

/* Finds the texts of a row in its layout; false when it lacks one. */
static bool find_texts(struct row_layout *y) {
    y->needed = 0;
    for (int i = 0; i < ROW_TEXTS; i++) {
        int text = y->texts[i] = json_layout_text(&y->json, members[i]);
        if (text < 0 && i < ROW_VAT)
            return false;
        y->needed |= text < 0 ? 0 : UINT32_C(1) << text;
    }
    return true;
}

static bool is_known(const struct listing_json_rows *r, struct slice text) {
    struct json_texts texts;
    for (size_t i = 0; i < ROW_LAYOUTS; i++)
        if (json_layout_read(&r->layouts[i].json, text, &texts) == text.len)
            return true;
    return false;
}

void listing_json_rows_learn(struct listing_json_rows *r, struct slice text,
                             const struct listing_row *row, const struct slice words[3]) {
    const int values[] = {row->period, row->category, row->municipality};
    for (int i = WORD_PERIOD; i <= WORD_MUNICIPALITY; i++)
        listing_words_add(&r->words, (enum listing_word_kind)i, words[i], values[i]);
    if (is_known(r, text))
        return;
    struct row_layout *y = &r->layouts[r->next];
    if (json_layout_learn(&y->json, text) && !find_texts(y))
        json_layout_clear(&y->json);
    r->next = (r->next + 1) % ROW_LAYOUTS;
}

/* --- reading ------------------------------------------------------------------------ */

static inline bool read_money(struct slice text, money *cents) {
    struct amount amount;
    bool right = amount_read(text, '.', &amount) == NUMBER_OK;
    *cents = amount.cents;
    return right;
}

static bool read_texts(const struct listing_json_rows *r, const struct row_layout *y,
                       const struct json_texts *texts, struct listing_row *row) {
    int value[3];
    for (int i = WORD_PERIOD; i <= WORD_MUNICIPALITY; i++)
        if (!listing_words_find(&r->words, (enum listing_word_kind)i,
                                texts->text[y->texts[i]], &value[i]))
            return false;
    row->period = value[WORD_PERIOD];
    row->category = value[WORD_CATEGORY];
    row->municipality = value[WORD_MUNICIPALITY];
    row->line = texts->text[y->texts[ROW_LINE]];
    row->amount[AMOUNT_VAT] = 0;
    row->half = HALF_NONE;
    return read_money(texts->text[y->texts[ROW_AMOUNT]], &row->amount[AMOUNT_NET]) &&
           (y->texts[ROW_VAT] < 0 ||
            read_money(texts->text[y->texts[ROW_VAT]], &row->amount[AMOUNT_VAT])) &&
           (y->texts[ROW_HALF] < 0 ||
            listing_half_read(texts->text[y->texts[ROW_HALF]], &row->half));
}

size_t listing_json_rows_read(const struct listing_json_rows *r, struct slice text,
                              struct listing_row *row) {
    struct json_texts texts;
    if (text.len < LISTING_WORD_PADDING)
        return 0;
    text.len -= LISTING_WORD_PADDING;
    for (size_t i = 0; i < ROW_LAYOUTS; i++) {
        const struct row_layout *y = &r->layouts[i];
        size_t len = json_layout_read(&y->json, text, &texts);
        if (len > 0)
            return !(texts.escaped & y->needed) && read_texts(r, y, &texts, row) ? len
                                                                                 : 0;
    }
    return 0;
}

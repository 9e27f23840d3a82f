#include "input/forms/total_words.h"

#include <stdlib.h>
#include <string.h>

/* The words with which a total begins; and those that do so only before one of a few. */
static const char heads[] =
    "|totaal|totalen|total|totals|eindtotaal|eindtotalen|subtotaal|subtotalen|subtotal|"
    "subtotals|"
    "totale|saldo|beginsaldo|eindsaldo|openingssaldo|balans|beginbalans|eindbalans|"
    "openingsbalans|beginstand|eindstand|som|sum|summe|gesamt|gesamtsumme|gesamtbetrag|"
    "gesamtkosten|endsumme|endbetrag|endsaldo|anfangssaldo|zwischensumme|totaux|solde|"
    "opening|closing|";
static const char fronts[] =
    "|begin|beginning|eind|ending|sub|sous|grand|algemeen|generaal|";
static const char fronted[] = "|totaal|totalen|total|totals|totaux|saldo|balans|balance|";

/* The words that may follow in a total. A word with a digit may too, and anything behind
   "total for". */
static const char tails[] =
    "|personeel|huisvesting|ict|facilitair|staff|housing|facilities|t|m|tm|"
    "generaal|general|g\u00e9n\u00e9ral|generale|g\u00e9n\u00e9rale|kosten|costs|cost|"
    "lasten|baten|uitgaven|balance|bedrag|bedragen|amount|amounts|eur|euro|\u20ac|per|"
    "periode|period|kwartaal|quarter|maand|month|jaar|year|rekening|account|"
    "grootboekrekening|grootboek|ledger|de|het|the|of|van|en|and|in|alle|all|debet|debit|"
    "credit|btw|vat|excl|incl|regels|lines|kostenplaats|boekingen|mutaties|konto|soll|"
    "haben|betrag|netto|brutto|mwst|kostenstelle|quartal|monat|jahr|der|die|des|du|"
    "compte|"
    "charges|d\u00e9bit|cr\u00e9dit|ht|ttc|tva|initial|final|mois|trimestre|ann\u00e9e|"
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|"
    "december|january|february|march|may|june|july|august|october|";

static bool in_word(struct slice text) {
    char c = text.at[0];
    /* Dashes, quotes and dots outside ASCII. */
    bool sign = slice_starts(text, "\xe2\x80") || slice_starts(text, "\xc2\xab") ||
                slice_starts(text, "\xc2\xbb");
    return (c >= 'a' && c <= 'z') || letter_is_digit(c) ||
           ((unsigned char)c >= 0x80 && !sign);
}

/* Skips a character that is in no word. */
static void skip_sign(struct slice *text) {
    size_t bytes = slice_starts(*text, "\xe2\x80")      ? 3
                   : (unsigned char)text->at[0] >= 0x80 ? 2
                                                        : 1;
    bytes = bytes < text->len ? bytes : text->len;
    text->at += bytes;
    text->len -= bytes;
}

/* Takes the next word off the front of a text in lower case; false at its end. */
static bool take_word(struct slice *text, struct slice *word) {
    while (text->len > 0 && !in_word(*text))
        skip_sign(text);
    *word = (struct slice){text->at, 0};
    while (text->len > 0 && in_word(*text)) {
        text->at++;
        text->len--;
        word->len++;
    }
    return word->len > 0;
}

static bool has_digit(struct slice word) {
    for (size_t i = 0; i < word.len; i++)
        if (letter_is_digit(word.at[i]))
            return true;
    return false;
}

static enum total_word read_lower(struct slice text) {
    struct slice word;
    if (!take_word(&text, &word))
        return TOTAL_NOT;
    bool front = slice_listed(word, fronts);
    if (front && !take_word(&text, &word))
        return TOTAL_NOT;
    if (!slice_listed(word, front ? fronted : heads))
        return TOTAL_NOT;
    bool all = slice_starts(word, "tota");
    while (take_word(&text, &word))
        if (all && slice_listed(word, "|for|voor|f\u00fcr|pour|"))
            return TOTAL_CERTAIN;
        else if (!slice_listed(word, tails) && !slice_listed(word, heads) &&
                 !has_digit(word))
            return TOTAL_DOUBTFUL;
    return TOTAL_CERTAIN;
}

enum total_word total_words_read(struct slice text) {
    char *lower = letters_lower(text);
    enum total_word word = read_lower(slice_of(lower));
    free(lower);
    return word;
}

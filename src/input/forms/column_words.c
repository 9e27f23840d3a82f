#include "input/forms/column_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"

static const char texts[] =
    "|omschrijving|naam|leverancier|crediteur|debiteur|relatie|opmerking|opmerkingen|"
    "toelichting|notitie|betreft|onderwerp|begunstigde|ontvanger|titel|tekst|contractant|"
    "description|desc|name|supplier|vendor|creditor|payee|beneficiary|recipient|merchant|"
    "remark|remarks|comment|comments|note|notes|memo|subject|title|details|narrative|"
    "purpose|text|payer|party|"
    "bezeichnung|beschreibung|buchungstext|lieferant|kreditor|empf\u00e4nger|bemerkung|"
    "verwendungszweck|libell\u00e9|libelle|fournisseur|nom|b\u00e9n\u00e9ficiaire|objet|";

static const char figures[] =
    "|nr|no|num|nummer|number|numero|num\u00e9ro|code|codes|id|ref|key|sleutel|"
    "aantal|stuks|hoeveelheid|quantity|qty|count|menge|anzahl|quantit\u00e9|uren|hours|"
    "percentage|percent|procent|pct|rate|tarief|satz|taux|btw|vat|tax|ust|mwst|tva|moms|"
    "kostenplaats|kostendrager|kostensoort|kostenstelle|kpl|kst|centre|center|cc|"
    "dagboek|journaal|journal|boekstuk|document|volgnummer|regel|line|row|batch|"
    "jaar|boekjaar|year|jahr|ann\u00e9e|maand|month|monat|mois|week|woche|dag|dagen|day|"
    "days|tag|jour|periode|period|kwartaal|quarter|quartal|date|datum|leeftijd|age|"
    "afdeling|department|dept|team|unit|functie|function|fonds|fund|programma|program|"
    "taakveld|project|object|dienst|bureau|rekening|grootboek|account|konto|compte|"
    "soort|type|kind|klasse|class|groep|group|niveau|level|eenheid|m2|fte|prijs|price|";

/* Whether a sign parts words; each of a text in UTF-8 that is not ASCII is of a word. */
static bool is_gap(char c) {
    return c != '\0' && (unsigned char)c < 0x80 && !letter_is_digit(c) &&
           (letter_lower(c) < 'a' || letter_lower(c) > 'z');
}

enum column_kind column_words(struct slice header) {
    char *lower = letters_lower(header);
    enum column_kind kind = strpbrk(lower, "%#") ? COLUMN_FIGURE : COLUMN_UNKNOWN;
    for (const char *at = lower; *at && kind != COLUMN_FIGURE;) {
        const char *from = at;
        while (*at && !is_gap(*at))
            at++;
        const struct slice word = {from, (size_t)(at - from)};
        if (word.len > 0 && slice_listed(word, figures))
            kind = COLUMN_FIGURE;
        else if (word.len > 0 && slice_listed(word, texts))
            kind = COLUMN_TEXT;
        at += *at != '\0';
    }
    free(lower);
    return kind;
}

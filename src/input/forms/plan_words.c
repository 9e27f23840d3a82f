#include "input/forms/plan_words.h"

#include <stdlib.h>

#include "base/letters.h"

static const char planned[] =
    "|begroting|begrotings|begroot|begrote|begrotingswijziging|gebudgetteerd|raming|"
    "ramingen|geraamd|geraamde|gepland|geplande|prognose|verwacht|verwachting|"
    "verplichting|verplichtingen|budget|budgets|budgeted|plan|planned|forecast|"
    "estimate|estimated|estimates|commitment|commitments|encumbrance|budgetiert|"
    "geplant|ansatz|haushaltsansatz|voranschlag|soll|obligo|prévu|prévus|prévision|"
    "prévisions|prévisionnel|budgété|presupuesto|presupuestado|previsto|preventivo|"
    "orçamento|orçado|plán|rozpočet|talousarvio|prognos|προϋπολογισμός|";
static const char actual[] =
    "|realisatie|realisaties|gerealiseerd|gerealiseerde|werkelijk|werkelijke|"
    "werkelijkheid|rekening|jaarrekening|actual|actuals|outturn|realised|realized|"
    "realisation|realization|rechnung|jahresrechnung|ist|tatsächlich|réalisé|réalisés|"
    "réalisation|réalisations|réel|réels|exécuté|ejecutado|ejecución|real|realizado|"
    "consuntivo|effettivo|executado|wykonanie|skutečnost|regnskab|regnskap|utfall|"
    "bokslut|toteuma|απολογισμός|";

/* Words that say nothing more; and the ends of words, behind a planned or actual one:
   "budgetbedrag". */
static const char neutral[] =
    "|bedrag|bedragen|amount|amounts|betrag|beträge|montant|montants|importe|importo|"
    "kwota|částka|kosten|lasten|uitgaven|cost|costs|expenses|expenditure|spend|aufwand|"
    "ausgaben|charges|dépenses|gastos|totaal|total|gesamt|netto|net|eur|euro|€|chf|gbp|£|"
    "jaar|year|jahr|primaire|primitieve|oorspronkelijk|oorspronkelijke|gewijzigd|"
    "gewijzigde|bijgesteld|bijgestelde|original|initial|revised|updated|approved|na|voor|"
    "wijziging|wijzigingen|in|of|de|the|";
static const char *const ends[] = {"bedrag", "bedragen", "betrag", "kosten", "lasten",
                                   "wert",   "werte",    "amount", "cijfers"};

static enum plan_word word_of(struct slice word) {
    return slice_listed(word, planned)  ? PLAN_PLANNED
           : slice_listed(word, actual) ? PLAN_ACTUAL
                                        : PLAN_NONE;
}

/* The same for a word that ends in one of `ends`. */
static enum plan_word compound_of(struct slice word) {
    enum plan_word found = word_of(word);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0] && found == PLAN_NONE; i++) {
        struct slice end = slice_of(ends[i]);
        size_t front = word.len - end.len;
        if (word.len > end.len && memcmp(word.at + front, end.at, end.len) == 0)
            found = word_of((struct slice){word.at, front});
    }
    return found;
}

static bool is_neutral(struct slice word) {
    for (size_t i = 0; i < word.len; i++)
        if (!letter_is_digit(word.at[i]))
            return slice_listed(word, neutral);
    return true;
}

/* What lower-case words say together. */
static enum plan_word read_words(const char *left) {
    static const char gaps[] = " _-.,:;/()[]'\"\t\r\n";
    enum plan_word found = PLAN_NONE;
    for (left += strspn(left, gaps); *left; left += strspn(left, gaps)) {
        struct slice word = {left, strcspn(left, gaps)};
        enum plan_word one = compound_of(word);
        left += word.len;
        if (one == PLAN_NONE && !is_neutral(word))
            return PLAN_NONE;
        if (one != PLAN_NONE && found != PLAN_NONE && one != found)
            return PLAN_NONE;
        found = one != PLAN_NONE ? one : found;
    }
    return found;
}

enum plan_word plan_word(struct slice text) {
    enum { LONGEST = 60 };
    if (text.len == 0 || text.len > LONGEST)
        return PLAN_NONE;
    char *lower = letters_lower(text);
    enum plan_word found = read_words(lower);
    free(lower);
    return found;
}

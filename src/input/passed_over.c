#include "input/passed_over.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/letters.h"
#include "base/mem.h"

#define WORKBOOK                                                                         \
    {                                                                                    \
        N_("it is a workbook"), N_("save it as \"CSV UTF-8\" under the same name, or "   \
                                   "move it out of the folder")                          \
    }
#define TEXT                                                                             \
    {                                                                                    \
        N_("its name does not end in .csv"),                                             \
            N_("let its name end in .csv, or move it out of the folder")                 \
    }
#define PACKED                                                                           \
    { N_("it is packed"), N_("unpack it, or move it out of the folder") }

static const struct {
    const char *ending;
    struct passed_over is;
} endings[] = {
    {".xlsx", WORKBOOK}, {".xls", WORKBOOK},     {".xlsm", WORKBOOK}, {".xlsb", WORKBOOK},
    {".ods", WORKBOOK},  {".numbers", WORKBOOK}, {".txt", TEXT},      {".tsv", TEXT},
    {".tab", TEXT},      {".zip", PACKED},       {".gz", PACKED},     {".7z", PACKED},
};

/* With what the names of our files begin. */
static const char *const stems[] = {
    "costs", "kosten",   "advances", "voorschotten", "municipalities", "gemeenten",
    "keys",  "sleutels", "accounts", "rekeningen",   "settings",       "instellingen",
};

static bool ends_with(const char *name, size_t len, const char *ending) {
    size_t wanted = strlen(ending);
    return len > wanted && slice_equal_nocase((struct slice){name + len - wanted, wanted},
                                              slice_of(ending));
}

/* Whether a name begins with a word of ours that ends there: "kosten 2025", not
   "kostenplaatsen". */
static bool begins(const char *name, const char *stem) {
    size_t len = strlen(stem);
    if (strlen(name) < len ||
        !slice_equal_nocase((struct slice){name, len}, slice_of(stem)))
        return false;
    char next = letter_lower(name[len]);
    return !(next >= 'a' && next <= 'z') && (unsigned char)next < 0x80;
}

/* The first of these are money: a folder of such a name is meant too. */
static bool is_ours(const char *name, bool folder) {
    enum { MONEY = 4 };
    size_t count = folder ? MONEY : sizeof stems / sizeof stems[0];
    for (size_t i = 0; i < count; i++)
        if (begins(name, stems[i]))
            return true;
    return false;
}

bool passed_over_find(const char *name, bool folder, struct passed_over *p, char **csv) {
    size_t len = strlen(name);
    bool found = folder;
    if (!is_ours(name, folder))
        return false;
    *p = (struct passed_over){
        N_("it is a folder"),
        N_("move its files beside it, and the folder itself out of here")};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0] && !found; i++) {
        found = ends_with(name, len, endings[i].ending);
        if (!found)
            continue;
        *p = endings[i].is;
        len -= strlen(endings[i].ending);
    }
    if (!found)
        return false;
    if (ends_with(name, len, ".csv"))
        len -= strlen(".csv");
    *csv = mem_alloc(len + sizeof ".csv");
    memcpy(*csv, name, len);
    memcpy(*csv + len, ".csv", sizeof ".csv");
    return true;
}

bool passed_over_csv(const char *name, struct passed_over *p) {
    static const struct {
        const char *stem;
        struct passed_over is;
    } kinds[] = {
#define COSTS                                                                            \
    {N_("its name must be costs.csv or begin with costs-"),                              \
     N_("in Dutch: kosten.csv, kosten-")}
#define ADVANCES                                                                         \
    { N_("its name must be advances.csv"), N_("in Dutch: voorschotten.csv") }
        {"costs", COSTS},
        {"kosten", COSTS},
        {"advances", ADVANCES},
        {"voorschotten", ADVANCES},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        *p = kinds[i].is;
        if (begins(name, kinds[i].stem))
            return true;
    }
    return false;
}

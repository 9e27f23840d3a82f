#include "cli/templates.h"

#include <stddef.h>

/* A Dutch Excel opens a file properly on a double click when it begins with a byte order
   mark and separates by semicolons. */
#define BOM "\xef\xbb\xbf"

/* A line of a file is a line here, whatever its width. */
/* clang-format off */
static const struct template_file english[] = {
    {"municipalities.csv",
     "code,name,inhabitants,fte,workplaces\n"
     "SB,Stede Broec,22252,98.5,110\n"
     "EH,Enkhuizen,18843,104.2,120\n"
     "DL,Drechterland,20485,91.3,100\n"},
    {"keys.csv",
     "key,driver,weight\n"
     "staff,fte,75\n"
     "staff,inhabitants,25\n"
     "housing,workplaces,100\n"
     "ict,inhabitants,100\n"
     "facilities,equal,100\n"},
    {"costs-2025-q1.csv",
     "line,category,amount,description,municipality\n"
     "1,staff,1250000.00,Salaries,\n"
     "2,staff,-12500.00,Sickness benefit received,\n"
     "3,housing,187500.00,Rent of the town office,\n"
     "4,ict,96420.55,Licences,\n"
     "5,facilities,33333.33,Cleaning,\n"
     "6,parks,4200.00,Mowing at the request of Enkhuizen,EH\n"},
    {"settings.csv",
     "setting,value\n"
     "organisation,Our shared organisation\n"
     "model,service\n"
     "close,quarter\n"
     "language,en\n"},
    {"README.md",
     "# Budget folder\n"
     "\n"
     "Try it as it is:\n"
     "\n"
     "    seta check .\n"
     "    seta allocate .\n"
     "\n"
     "Then put your own figures in. The inhabitants are those of 1 January 2025 (CBS);\n"
     "everything else is invented.\n"
     "\n"
     "- `municipalities.csv`: a row per municipality. `code` is short and used in the other\n"
     "  files. Every column after `name` is a driver: a number by which costs can be shared.\n"
     "  Columns `from` and `until` may say since and until when a row holds.\n"
     "- `keys.csv`: how each category is shared: drivers with weights that total 100. `equal`\n"
     "  is equal parts. A column `from` may say from which date on a key holds.\n"
     "- `costs-2025-q1.csv`: a row per cost line; a cost is positive, a credit note negative.\n"
     "  The period is in the file's name, or in a column `period` or `date`. The categories\n"
     "  staff, housing, ict and facilities are shared. Any other cost needs a `municipality`,\n"
     "  which bears it alone. Add a file per quarter.\n"
     "- `settings.csv`: the name of the organisation, the model (`centre`, `service` or\n"
     "  `matrix`), and whether quarters or years are closed.\n"
     "\n"
     "## What more a folder can say\n"
     "\n"
     "All of this may be left out. The rows can be put in as they are.\n"
     "\n"
     "Categories of your own, in the order of the report. In `settings.csv`:\n"
     "\n"
     "    categories,staff | housing | ict | facilities | social affairs\n"
     "\n"
     "Each has a key of its name. In `keys.csv`:\n"
     "\n"
     "    social affairs,inhabitants,100\n"
     "\n"
     "A cost centre: part of its cost goes the way of another key first. In `keys.csv`, in\n"
     "place of `housing,workplaces,100`:\n"
     "\n"
     "    housing,workplaces,90\n"
     "    housing,key:ict,10\n"
     "\n"
     "A price per unit of the key's driver, here per inhabitant, and a factor such as an index.\n"
     "In a file of its own, `costs-2025-contributions.csv`:\n"
     "\n"
     "    period,category,key,tariff,factor\n"
     "    2025-Q1,facilities,ict,4.25,1.027\n"
     "\n"
     "A discount or an exit fee: what one bears in favour of another. In a file of its own,\n"
     "`costs-2025-transfers.csv`:\n"
     "\n"
     "    period,category,amount,municipality,in favour of,description\n"
     "    2025-Q1,discount,54000.00,SB,DL,Discount for Drechterland\n"},
    {NULL, NULL},
};

static const struct template_file dutch[] = {
    {"gemeenten.csv",
     BOM
     "code;naam;inwoners;fte;werkplekken\n"
     "SB;Stede Broec;22252;98,5;110\n"
     "EH;Enkhuizen;18843;104,2;120\n"
     "DL;Drechterland;20485;91,3;100\n"},
    {"sleutels.csv",
     BOM
     "sleutel;maatstaf;gewicht\n"
     "personeel;fte;75\n"
     "personeel;inwoners;25\n"
     "huisvesting;werkplekken;100\n"
     "ict;inwoners;100\n"
     "facilitair;gelijk;100\n"},
    {"kosten-2025-k1.csv",
     BOM
     "regel;categorie;bedrag;omschrijving;gemeente\n"
     "1;personeel;1.250.000,00;Salarissen;\n"
     "2;personeel;-12.500,00;Ontvangen ziekengeld;\n"
     "3;huisvesting;187.500,00;Huur gemeentekantoor;\n"
     "4;ict;96.420,55;Licenties;\n"
     "5;facilitair;33.333,33;Schoonmaak;\n"
     "6;groen;4.200,00;Maaiwerk op verzoek van Enkhuizen;EH\n"},
    {"instellingen.csv",
     BOM
     "instelling;waarde\n"
     "organisatie;Onze gezamenlijke organisatie\n"
     "model;facilitair\n"
     "afsluiting;kwartaal\n"
     "taal;nl\n"},
    {"LEESMIJ.md",
     "# Begrotingsmap\n"
     "\n"
     "Probeer hem zoals hij is:\n"
     "\n"
     "    seta check .\n"
     "    seta allocate .\n"
     "\n"
     "Vul daarna uw eigen cijfers in. De inwoners zijn die van 1 januari 2025 (CBS); al het\n"
     "andere is verzonnen.\n"
     "\n"
     "- `gemeenten.csv`: een rij per gemeente. `code` is kort en wordt in de andere bestanden\n"
     "  gebruikt. Elke kolom na `naam` is een maatstaf: een getal waarnaar kosten verdeeld\n"
     "  kunnen worden. De kolommen `vanaf` en `tot en met` kunnen zeggen wanneer een rij geldt.\n"
     "- `sleutels.csv`: hoe elke categorie verdeeld wordt: maatstaven met gewichten die samen\n"
     "  100 zijn. `gelijk` is gelijke delen. Een kolom `vanaf` kan zeggen vanaf welke datum een\n"
     "  verdeelsleutel geldt.\n"
     "- `kosten-2025-k1.csv`: een rij per kostenregel; kosten zijn positief, een creditnota is\n"
     "  negatief. De periode staat in de naam van het bestand, of in een kolom `periode` of\n"
     "  `datum`. De categorieën personeel, huisvesting, ict en facilitair worden gedeeld. Alle\n"
     "  andere kosten hebben een `gemeente` nodig, die ze alleen draagt. Voeg per kwartaal een\n"
     "  bestand toe.\n"
     "- `instellingen.csv`: de naam van de organisatie, het model (`centrum`, `facilitair` of\n"
     "  `matrix`), en of kwartalen of jaren worden afgesloten.\n"
     "\n"
     "## Wat een map nog meer kan zeggen\n"
     "\n"
     "Dit mag allemaal weggelaten worden. De rijen kunnen er zo in.\n"
     "\n"
     "Eigen categorieën, in de volgorde van het verslag. In `instellingen.csv`:\n"
     "\n"
     "    categorieën;personeel | huisvesting | ict | facilitair | sociaal domein\n"
     "\n"
     "Elke categorie heeft een verdeelsleutel van haar naam. In `sleutels.csv`:\n"
     "\n"
     "    sociaal domein;inwoners;100\n"
     "\n"
     "Een kostenplaats: een deel van haar kosten volgt eerst de weg van een andere sleutel. In\n"
     "`sleutels.csv`, in plaats van `huisvesting;werkplekken;100`:\n"
     "\n"
     "    huisvesting;werkplekken;90\n"
     "    huisvesting;sleutel:ict;10\n"
     "\n"
     "Een prijs per eenheid van de maatstaf van de sleutel, hier per inwoner, en een factor\n"
     "zoals een index. In een bestand apart, `kosten-2025-bijdragen.csv`:\n"
     "\n"
     "    periode;categorie;sleutel;tarief;factor\n"
     "    2025-K1;facilitair;ict;4,25;1,027\n"
     "\n"
     "Een korting of uittreedsom: wat de een draagt ten gunste van een ander. In een bestand\n"
     "apart, `kosten-2025-verrekeningen.csv`:\n"
     "\n"
     "    periode;categorie;bedrag;gemeente;ten gunste van;omschrijving\n"
     "    2025-K1;korting;54.000,00;SB;DL;Korting voor Drechterland\n"},
    {NULL, NULL},
};
/* clang-format on */

const struct template_file *template_files(enum lang lang) {
    return lang == LANG_NL ? dutch : english;
}

#define CATEGORIES "staff|housing|ict|facilities"
#define DUTCH_CATEGORIES "personeel|huisvesting|ict|facilitair"
static const struct form_list english_lists[] = {
    {"keys", "key", CATEGORIES},
    {"keys", "driver", "inhabitants|fte|workplaces|equal"},
    {"costs-2025-q1", "category", CATEGORIES},
    {"costs-2025-q1", "municipality", "SB|EH|DL"},
    {NULL, NULL, NULL},
};
static const struct form_list dutch_lists[] = {
    {"sleutels", "sleutel", DUTCH_CATEGORIES},
    {"sleutels", "maatstaf", "inwoners|fte|werkplekken|gelijk"},
    {"kosten-2025-k1", "categorie", DUTCH_CATEGORIES},
    {"kosten-2025-k1", "gemeente", "SB|EH|DL"},
    {NULL, NULL, NULL},
};

const char *template_workbook(enum lang lang) {
    return lang == LANG_NL ? "begroting.xlsx" : "budget.xlsx";
}

const struct form_list *template_lists(enum lang lang) {
    return lang == LANG_NL ? dutch_lists : english_lists;
}

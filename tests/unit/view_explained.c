#include "view_explained.h"

void explained_init(struct figures *f) {
    figures_init(f);
    f->a.group_count = 0;
    figures_group(f, Q1, CATEGORY_STAFF, KEY_FTE, Q1, CENTS(6001, 4000), CENTS(60, 40));
    figures_group(f, Q2, CATEGORY_STAFF, KEY_FTE, Q1, CENTS(-3, -2), CENTS(3, 2));
    figures_group(f, Q2, CATEGORY_STAFF, KEY_FTE, Q2, CENTS(4501, 3000, 2500),
                  CENTS(-10, -6, -5));
    figures_group(f, Q2, CATEGORY_ICT, KEY_HEADS, Q2, CENTS(433, 314, 253), CENTS(0));
    figures_group(f, Q3, CATEGORY_HOUSING, KEY_HEADS, Q3, CENTS(130, 94, 76), CENTS(0));
    f->groups[2].lines = 7;
}

struct explain_view explained_view(const struct diags *d) {
    return (struct explain_view){
        .municipality = MUNICIPALITY_NONE, .category = CATEGORY_UNKNOWN, .diags = d};
}

struct report *explained_report(const struct figures *f, struct explain_view v) {
    return view_explain(&f->a, &v, LANG_EN, LANG_EN);
}

#include "input/load.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "input/costs.h"
#include "input/folder.h"
#include "input/keys.h"
#include "input/municipalities.h"
#include "input/settings.h"

struct loader {
    struct loading loading;
    struct folder folder;
    struct cost_run run;
    struct diags *d;      /* borrowed: the caller's */
    struct diags unheard; /* owned: the faults of a second pass, which were told before */
    bool passed;          /* the first pass is over */
};

struct loader *loader_new(struct budget *b, const struct load_options *o,
                          struct diags *d) {
    struct loader *l = mem_zero(1, sizeof *l);
    l->d = d;
    diags_init(&l->unheard);
    l->loading = (struct loading){.b = b,
                                  .d = d,
                                  .o = o,
                                  .block = SOURCE_BLOCK,
                                  .spool = -1,
                                  .delimiter = o->delimiter,
                                  .decimal_mark = o->decimal_mark};
    cost_run_init(&l->run, &l->loading);
    folder_find(&l->folder, &l->loading);
    if (l->folder.settings)
        settings_read(&l->loading, l->folder.settings);
    if (l->folder.municipalities)
        municipalities_read(&l->loading, l->folder.municipalities);
    settings_host(&l->loading);
    if (l->folder.keys)
        keys_read(&l->loading, l->folder.keys);
    return l;
}

void loader_free(struct loader *l) {
    if (!l)
        return;
    if (l->loading.spool >= 0)
        close(l->loading.spool);
    cost_run_clear(&l->run);
    diags_clear(&l->unheard);
    free(l);
}

int loader_costs(struct loader *l, struct line_sink *sink) {
    int result = 0;
    l->run.sink = sink;
    l->run.first_pass = !l->passed;
    l->loading.d = l->passed ? &l->unheard : l->d;
    for (size_t i = 0; i < l->folder.cost_count; i++)
        if (costs_read(&l->run, l->folder.costs[i]) != 0)
            result = -1;
    l->passed = true;
    l->loading.d = l->d;
    return result != 0 || diag_any_error(l->d) ? -1 : 0;
}

void loader_review(struct loader *l) {
    (void)l;
}

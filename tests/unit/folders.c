#include "test.h"

#include "folders.h"

const struct given_file folders_municipalities = {
    "municipalities.csv", "code,name,inhabitants,fte\nA,Aadorp,100,1.5\nB,Beek,300,2\n"};

const struct given_file folders_keys = {
    "keys.csv", "key,driver,weight\nstaff,fte,100\nhousing,inhabitants,60\n"
                "housing,equal,40\nict,inhabitants,100\nfacilities,equal,100\n"};

struct budget folders_budget;

void folders_load(const struct load_options *o, const char *want) {
    struct buf out;
    buf_init(&out);
    budget_clear(&folders_budget);
    loaded_text(&out, &folders_budget, o, false);
    if (strcmp(buf_str(&out), want) != 0)
        fail_msg("loading gives\n%s", buf_str(&out));
    buf_clear(&out);
}

void folders_give(const struct given_file *files, const char *want) {
    struct load_options o = {.folder = "."};
    loaded_folder(files);
    folders_load(&o, want);
}

void folders_give_with(struct given_file more, const char *costs, const char *want) {
    const struct given_file files[] = {
        folders_municipalities, folders_keys, {"costs.csv", costs}, more, {NULL, NULL}};
    folders_give(files, want);
}

void folders_give_costs(const char *costs, const char *want) {
    folders_give_with((struct given_file){NULL, NULL}, costs, want);
}

int folders_forget(void **state) {
    (void)state;
    budget_clear(&folders_budget);
    return 0;
}

int folders_clear(void **state) {
    (void)state;
    loaded_clear();
    return 0;
}

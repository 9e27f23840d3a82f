#include "cli/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { LONG_ONLY = 256 }; /* getopt codes of options without a letter: LONG_ONLY + id */

void usage_init(struct usage *u) {
    buf_init(&u->sentence);
    buf_init(&u->hint);
}

void usage_clear(struct usage *u) {
    buf_clear(&u->sentence);
    buf_clear(&u->hint);
}

void usage_suggest(struct usage *u, const char *before, const struct nearest *n) {
    if (n->best.len)
        buf_format(&u->hint, _("did you mean %s%.*s?"), before, (int)n->best.len,
                   n->best.at);
}

void options_clear(struct options *o) {
    free(o->operands);
    free(o->costs);
    free(o->key_changes);
    *o = (struct options){0};
}

/* getopt's two descriptions of the options allowed. */
struct getopt_tables {
    struct option list[OPTION_COUNT + 1];
    char letters[2 + OPTION_COUNT * 2];
};

static int code_of(enum option_id id) {
    return option_specs[id].letter ? option_specs[id].letter : LONG_ONLY + (int)id;
}

static void fill_tables(struct getopt_tables *t, const unsigned char *allowed) {
    *t = (struct getopt_tables){0};
    size_t at = 0, letter = 0;
    t->letters[letter++] = ':'; /* ':' for a missing value, '?' for an unknown option */
    for (; *allowed != OPTION_COUNT; allowed++) {
        const struct option_spec *spec = &option_specs[*allowed];
        t->list[at++] =
            (struct option){spec->name, spec->value ? required_argument : no_argument,
                            NULL, code_of((enum option_id) * allowed)};
        if (!spec->letter)
            continue;
        t->letters[letter++] = spec->letter;
        if (spec->value)
            t->letters[letter++] = ':';
    }
}

static enum option_id id_of(int code, const unsigned char *allowed) {
    for (; *allowed != OPTION_COUNT; allowed++)
        if (code_of((enum option_id) * allowed) == code)
            return (enum option_id) * allowed;
    return OPTION_COUNT;
}

/* Names the options that `name` may be short for; false when there are none. */
static bool name_candidates(struct buf *out, struct slice name,
                            const unsigned char *allowed) {
    for (; *allowed != OPTION_COUNT; allowed++) {
        const char *candidate = option_specs[*allowed].name;
        if (name.len == 0 || strncmp(candidate, name.at, name.len) != 0)
            continue;
        buf_text(out, out->len ? ", --" : "--");
        buf_text(out, candidate);
    }
    return out->len > 0;
}

/* A long option that is unknown or ambiguous to getopt; `typed` has its dashes. */
static void unknown_long(struct usage *u, const char *typed,
                         const unsigned char *allowed) {
    struct slice name = {typed + 2, strcspn(typed + 2, "=")};
    struct buf candidates;
    buf_init(&candidates);
    if (name_candidates(&candidates, name, allowed)) {
        buf_format(&u->sentence, _("'--%.*s' could be %s"), (int)name.len, name.at,
                   buf_str(&candidates));
    } else {
        struct nearest nearest;
        nearest_init(&nearest, name);
        for (; *allowed != OPTION_COUNT; allowed++)
            nearest_offer(&nearest, slice_of(option_specs[*allowed].name));
        buf_format(&u->sentence, _("there is no option '--%.*s'"), (int)name.len,
                   name.at);
        usage_suggest(u, "--", &nearest);
    }
    buf_clear(&candidates);
}

static void unknown_letter(struct usage *u, unsigned char letter) {
    bool shown = letter > ' ' && letter < 0x7f;
    buf_format(&u->sentence,
               shown ? _("there is no option '-%c'") : _("there is no option '-\\x%02x'"),
               letter);
}

/* Reports what getopt refused. `code` is 0 for a long option, which is then the last word
   it read; else an unknown letter, or the code of an option that takes no value. */
static void refuse_option(struct usage *u, char **argv, int code,
                          const unsigned char *allowed) {
    enum option_id known = id_of(code, allowed);
    if (code == 0)
        unknown_long(u, argv[optind - 1], allowed);
    else if (known == OPTION_COUNT)
        unknown_letter(u, (unsigned char)code);
    else
        buf_format(&u->sentence, _("option '--%s' takes no value"),
                   option_specs[known].name);
}

static int set_option(struct options *o, int code, char **argv,
                      const unsigned char *allowed, struct usage *usage) {
    if (code == '?') {
        refuse_option(usage, argv, optopt, allowed);
        return -1;
    }
    enum option_id id = id_of(code == ':' ? optopt : code, allowed);
    if (code == ':') {
        buf_format(&usage->sentence, _("option '--%s' needs a value: %s"),
                   option_specs[id].name, lang_text(option_specs[id].value));
        return -1;
    }
    return option_specs[id].set(o, optarg, usage);
}

int options_parse(struct options *o, int argc, char **argv, const unsigned char *allowed,
                  struct usage *usage) {
    struct getopt_tables tables;
    fill_tables(&tables, allowed);
    *o = (struct options){0};
    opterr = 0;
    optind = 0; /* glibc: start again */
    for (int code;
         (code = getopt_long(argc, argv, tables.letters, tables.list, NULL)) != -1;)
        if (set_option(o, code, argv, allowed, usage) != 0)
            return -1;
    o->operand_count = (size_t)(argc - optind);
    o->operands = mem_zero(o->operand_count, sizeof *o->operands);
    for (size_t i = 0; i < o->operand_count; i++)
        o->operands[i] = argv[optind + (int)i];
    return 0;
}

void options_help(struct buf *out, const unsigned char *allowed) {
    enum { HELP_COLUMN = 32 };
    for (; *allowed != OPTION_COUNT; allowed++) {
        const struct option_spec *spec = &option_specs[*allowed];
        size_t start = out->len;
        if (spec->letter)
            buf_format(out, "  -%c, --%s", spec->letter, spec->name);
        else
            buf_format(out, "      --%s", spec->name);
        if (spec->value)
            buf_format(out, " %s", lang_text(spec->value));
        size_t len = out->len - start;
        buf_repeat(out, " ", len < HELP_COLUMN - 1 ? HELP_COLUMN - len : 1);
        buf_text(out, lang_text(spec->help));
        buf_char(out, '\n');
    }
}

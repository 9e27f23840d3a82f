#include "cli/help.h"

#include "base/lang.h"

static void print_options(const unsigned char *options, FILE *out) {
    struct buf text;
    buf_init(&text);
    options_help(&text, options);
    fputs(buf_str(&text), out);
    buf_clear(&text);
}

void help_print(FILE *out, const unsigned char *options) {
    fputs(_("seta splits the shared cost of one civil service over its municipalities, "
            "to the cent."),
          out);
    fputs("\n\n", out);
    fputs(_("  seta allocate budget-2025\n"
            "  seta check budget-2025\n"),
          out);
    fprintf(out, "\n%s\n", _("Commands:"));
    for (size_t i = 0; commands[i]; i++)
        fprintf(out, "  %-9s %-14s %s\n", commands[i]->name,
                lang_text(commands[i]->operands), lang_text(commands[i]->summary));
    fprintf(out, "\n%s\n", _("Options:"));
    print_options(options, out);
    fprintf(out, "\n%s\n", _("'seta COMMAND --help' tells more about a command."));
}

void help_print_command(const struct command *c, FILE *out) {
    fprintf(out, "%s\n", lang_text(c->examples));
    fprintf(out, _("Usage: seta %s [OPTION]... %s"), c->name, lang_text(c->operands));
    fprintf(out, "\n%s.\n\n", lang_text(c->summary));
    print_options(c->options, out);
}

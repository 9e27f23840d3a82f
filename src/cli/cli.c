#include "cli/cli.h"

#include <errno.h>
#include <string.h>

#include "base/nearest.h"
#include "base/os_file.h"
#include "base/os_guard.h"
#include "base/os_process.h"
#include "cli/command.h"
#include "cli/faults.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/version.h"
#include "input/csv/source.h"

const struct command *const commands[] = {
    &command_allocate, &command_check,  &command_explain,
    &command_compare,  &command_settle, &command_verify,
    &command_close,    &command_init,   NULL};

static const unsigned char general_options[] = {OPTION_LANG, OPTION_HELP, OPTION_VERSION,
                                                OPTION_COUNT};

static const struct command *command_find(const char *name) {
    for (size_t i = 0; commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

int usage_report(const struct usage *u, const struct command *command, FILE *err) {
    struct buf sentence, hint; /* made fit to print: typed text can hold anything */
    buf_init(&sentence);
    buf_init(&hint);
    diag_shown(&sentence, buf_str(&u->sentence));
    diag_shown(&hint, buf_str(&u->hint));
    fprintf(err, "seta: %s\n", buf_str(&sentence));
    if (hint.len)
        fprintf(err, "  %s: %s\n", _("hint"), buf_str(&hint));
    buf_clear(&hint);
    buf_clear(&sentence);
    if (command)
        fprintf(err, _("Try 'seta %s --help'.\n"), command->name);
    else
        fputs(_("Try 'seta --help'.\n"), err);
    fflush(err);
    return STATUS_USAGE;
}

static void print_version(FILE *out) {
    fprintf(out, "seta %s\n", version_text);
    fputs(_("Licence: EUPL-1.2. There is no warranty.\n"), out);
}

/* Checks the number of operands; -1 with `u` filled. */
static int count_operands(const struct command *c, const struct options *o,
                          struct usage *u) {
    size_t least = c->names_files && o->municipalities ? 0 : c->least;
    if (o->operand_count < least)
        buf_format(&u->sentence, _("'%s' needs %s"), c->name, lang_text(c->operands));
    else if (o->operand_count > c->most)
        buf_format(&u->sentence, _("'%s' takes %s; '%s' is too many"), c->name,
                   lang_text(c->operands), o->operands[c->most]);
    else
        return 0;
    return -1;
}

static bool reads_stdin(const struct options *o) {
    const char *const named[] = {o->municipalities, o->keys, o->advances, o->accounts,
                                 o->settings};
    bool found = false;
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
        found = found || (named[i] && strcmp(named[i], "-") == 0);
    for (size_t i = 0; i < o->cost_count; i++)
        found = found || strcmp(o->costs[i], "-") == 0;
    return found;
}

/* Runs the command. Standard input can be read only once, but several folders may need
   it. */
static int run_with_input(const struct command *c, struct options *o,
                          const struct streams *streams) {
    struct diags d;
    diags_init(&d);
    o->spool = reads_stdin(o) ? source_spool(&d) : 0;
    int status = o->spool < 0 ? faults_print(&d, DIAG_WARNING, false, streams->err)
                              : c->run(o, streams);
    if (o->spool > 0)
        os_close(o->spool);
    diags_clear(&d);
    return status;
}

static int run_command(const struct command *c, int argc, char **argv,
                       const struct streams *streams) {
    struct options o;
    struct usage usage;
    usage_init(&usage);
    int status = options_parse(&o, argc, argv, c->options, &usage);
    if (status == 0 && o.help)
        help_print_command(c, streams->out);
    else if (status == 0 && o.version)
        print_version(streams->out);
    else if (status != 0 || count_operands(c, &o, &usage) != 0)
        status = usage_report(&usage, c, streams->err);
    else
        status = run_with_input(c, &o, streams);
    options_clear(&o);
    usage_clear(&usage);
    return status;
}

/* Started by a click: says what this is, and keeps the window until that was read. */
static int welcome(const struct streams *streams) {
    help_print(streams->out, general_options);
    fputs(_("\nCommands are typed: open PowerShell or Terminal and type one there, such "
            "as\n"
            "'seta --help'. Press Enter to close this window.\n"),
          streams->out);
    fflush(streams->out);
    (void)getchar();
    return STATUS_USAGE;
}

/* No command: only general options make sense. */
static int run_general(int argc, char **argv, const struct streams *streams) {
    struct options o;
    struct usage usage;
    usage_init(&usage);
    int status = options_parse(&o, argc, argv, general_options, &usage);
    if (status != 0)
        status = usage_report(&usage, NULL, streams->err);
    else if (o.version)
        print_version(streams->out);
    else if (o.help)
        help_print(streams->out, general_options);
    else {
        buf_text(&usage.sentence, _("a command is missing"));
        status = usage_report(&usage, NULL, streams->err);
    }
    options_clear(&o);
    usage_clear(&usage);
    return status;
}

static int unknown_command(const char *name, FILE *err) {
    struct usage usage;
    struct nearest nearest;
    usage_init(&usage);
    nearest_init(&nearest, slice_of(name));
    for (size_t i = 0; commands[i]; i++)
        nearest_offer(&nearest, slice_of(commands[i]->name));
    buf_format(&usage.sentence, _("there is no command '%s'"), name);
    usage_suggest(&usage, "", &nearest);
    int status = usage_report(&usage, NULL, err);
    usage_clear(&usage);
    return status;
}

/* Standard output may fill up at the very last flush. */
static int flush(int status, const struct streams *streams) {
    if (fflush(streams->out) == 0 && !ferror(streams->out))
        return status;
    os_unread(errno);
    return STATUS_MACHINE;
}

/* Lets --lang before the command stand behind it. */
static void move_command(int argc, char **argv) {
    int leading = language_leading(argc, argv);
    char *command = argv[1 + leading];
    if (leading == 0 || command[0] == '-')
        return;
    memmove(argv + 2, argv + 1, (size_t)leading * sizeof *argv);
    argv[1] = command;
}

int cli_run(int argc, char **argv, FILE *out, FILE *err) {
    const struct streams streams = {.out = out, .err = err};
    ratio_start();
    guard_start();
    lang_set(language_arguments(argc, argv));
    if (argc >= 2)
        move_command(argc, argv);
    else if (os_terminal_is_own())
        return welcome(&streams);
    if (argc < 2 || argv[1][0] == '-')
        return flush(run_general(argc, argv, &streams), &streams);
    const struct command *command = command_find(argv[1]);
    if (!command)
        return unknown_command(argv[1], err);
    return flush(run_command(command, argc - 1, argv + 1, &streams), &streams);
}

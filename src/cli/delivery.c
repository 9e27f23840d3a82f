#include "cli/delivery.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/names.h"
#include "base/os_file.h"
#include "base/os_process.h"
#include "base/path.h"
#include "cli/batch.h"
#include "cli/faults.h"
#include "cli/output.h"
#include "cli/summary.h"
#include "cli/version.h"

/* The last part of a folder's path, "." and ".." resolved. Owned. */
static char *folder_name(const char *folder) {
    if (!folder)
        folder = ".";
    char *real = os_real_path(folder);
    const char *path = real ? real : folder;
    size_t len = strlen(path);
    while (len > 1 && path_is_slash(path[len - 1]))
        len--;
    size_t start = len;
    while (start > 0 && !path_is_slash(path[start - 1]))
        start--;
    char *name = mem_copy(path + start, len - start);
    free(real);
    return name;
}

/* The format whose files have this ending, such as "csv", or NULL. */
static const struct format *format_of_ending(const char *ending) {
    for (size_t i = 0; formats[i].name; i++)
        if (strcmp(formats[i].ending, ending) == 0)
            return &formats[i];
    return NULL;
}

/* Two folders may not be written to the same file. */
static int check_names(const struct options *o, size_t reports, struct usage *usage) {
    int status = 0;
    struct names names;
    names_init(&names);
    for (size_t i = 0; o->output_dir && i < reports && status == 0; i++) {
        char *name = folder_name(o->operands[i]);
        size_t first = (size_t)names_add(&names, slice_of(name));
        if (first < i) {
            buf_format(&usage->sentence, _("'%s' and '%s' would be written to one file"),
                       o->operands[first], o->operands[i]);
            status = -1;
        }
        free(name);
    }
    names_clear(&names);
    return status;
}

/* The file of one format, or NULL for standard output. Owned. */
static char *target_of(const struct delivery *d, const struct format *format,
                       const char *folder) {
    const struct options *o = d->options;
    if (!o->output_dir)
        return o->output && strcmp(o->output, "-") != 0
                   ? mem_copy(o->output, strlen(o->output))
                   : NULL;
    char *name = folder_name(folder);
    struct buf path;
    buf_init(&path);
    buf_format(&path, "%s/%s.%s", o->output_dir, name, format->ending);
    free(name);
    return buf_steal(&path);
}

/* Whether some report is written to this path. */
static bool is_target(const struct delivery *d, size_t reports, const char *path) {
    bool found = false;
    for (size_t i = 0; i < reports; i++)
        for (size_t f = 0; f < d->count && !found; f++) {
            char *target = target_of(d, d->formats[f], d->options->operands[i]);
            found = target && strcmp(target, path) == 0;
            free(target);
        }
    return found;
}

static int check_places(const struct delivery *d, size_t reports, struct usage *usage) {
    const struct options *o = d->options;
    if (o->output && o->output_dir)
        buf_text(&usage->sentence, _("--output and --output-dir exclude each other"));
    else if (!o->output_dir && d->count > 1)
        buf_text(&usage->sentence, _("several formats need --output-dir"));
    else if (o->output && !o->output[0])
        buf_text(&usage->sentence, _("the name of the output file is empty"));
    else if (o->output_dir && !o->output_dir[0])
        buf_text(&usage->sentence, _("the name of the output folder is empty"));
    else if (o->summary && !o->summary[0])
        buf_text(&usage->sentence, _("the name of the summary is empty"));
    else if (o->summary && is_target(d, reports, o->summary))
        buf_format(&usage->sentence, _("'%s' would be report and summary"), o->summary);
    else if (!o->output && !o->output_dir && reports > 1 && d->formats[0] != &formats[0])
        buf_format(&usage->sentence, _("several folders as %s need --output-dir"),
                   d->formats[0]->name);
    else if (o->output && reports > 1)
        buf_text(&usage->sentence, _("several folders need --output-dir, not --output"));
    else if (!o->output && !o->output_dir && d->formats[0]->binary &&
             os_is_terminal(stdout)) {
        buf_format(&usage->sentence, _("a terminal cannot show %s"), d->formats[0]->name);
        buf_text(&usage->hint,
                 _("name a folder with --output-dir, or a file with --output"));
    } else {
        return check_names(o, reports, usage);
    }
    return -1;
}

/* What endings there are; and that a page can be printed, for who wants a PDF. */
static void suggest_endings(struct buf *hint) {
    struct buf list = {0};
    for (const struct format *f = formats; f->name; f++)
        buf_format(&list, f == formats ? ".%s" : ", .%s", f->ending);
    buf_format(hint,
               _("a file ends in one of %s, or say --format; the page of .html prints, "
                 "also to a PDF"),
               buf_str(&list));
    buf_clear(&list);
}

/* The format when none was chosen: by the ending of the file, or text. */
static int choose_format(struct delivery *d, struct usage *usage) {
    const char *output = d->options->output ? d->options->output : "";
    const char *dot = strrchr(path_name(output), '.');
    d->formats[0] = dot ? format_of_ending(dot + 1) : &formats[0];
    d->count = 1;
    if (d->formats[0])
        return 0;
    buf_format(&usage->sentence, _("the ending %s tells no format"), dot);
    suggest_endings(&usage->hint);
    return -1;
}

int delivery_plan(struct delivery *d, const struct options *o, size_t reports,
                  struct usage *usage) {
    *d = (struct delivery){.options = o};
    for (; d->count < o->format_count; d->count++)
        d->formats[d->count] = o->formats[d->count];
    if (d->count == 0 && choose_format(d, usage) != 0)
        return -1;
    return check_places(d, reports, usage);
}

unsigned delivery_audience(const struct delivery *d) {
    unsigned audience = 0;
    for (size_t i = 0; i < d->count; i++)
        audience |= d->formats[i]->audience;
    return audience;
}

bool delivery_needs_hashes(const struct delivery *d) {
    for (size_t i = 0; i < d->count; i++)
        if (d->formats[i]->hashes)
            return true;
    return false;
}

/* The layout of text: 80 columns in files and pipes, on a terminal its own width. */
static struct layout layout_of(const char *target) {
    struct layout layout = {0};
    if (target || !os_is_terminal(stdout))
        return layout;
    const char *no_colour = getenv("NO_COLOR");
    layout.terminal = true;
    layout.colour = !(no_colour && no_colour[0]) && os_terminal_has_colours();
    if (os_terminal_width() >= 40)
        layout.width = os_terminal_width();
    return layout;
}

int delivery_check(const struct delivery *d, struct session *s) {
    int status = 0;
    for (size_t i = 0; i < d->count; i++) {
        char *target = target_of(d, d->formats[i], s->folder);
        if (target && session_claims(s, target)) {
            diag_add(&s->diags, (struct place){.file = target}, DIAG_OVER_INPUT, NULL);
            status = -1;
        }
        free(target);
    }
    return status;
}

/* Opens a target and writes the report in one format; the caller ends *output, which is
   NULL when it could not be opened. */
static bool write_one(const struct format *format, const struct report *r,
                      const char *target, FILE *standard, struct output **output,
                      struct diags *diags) {
    *output = output_open(target, standard, diags);
    if (!*output)
        return false;
    struct byte_sink sink = output_sink(*output);
    struct layout layout = layout_of(target);
    return format->write(r, &layout, &sink, diags) == 0;
}

int delivery_write(const struct delivery *d, struct report *r, struct session *s,
                   FILE *standard) {
    struct output *outputs[MOST_FORMATS] = {0};
    char *targets[MOST_FORMATS] = {0};
    bool written = delivery_check(d, s) == 0;
    r->version = version_text;
    /* When the folder cannot be made, no file in it can be opened: that is reported. */
    if (written && d->options->output_dir)
        (void)os_make_folder(d->options->output_dir);
    for (size_t i = 0; written && i < d->count; i++) {
        targets[i] = target_of(d, d->formats[i], s->folder);
        written =
            write_one(d->formats[i], r, targets[i], standard, &outputs[i], &s->diags);
    }
    written = output_end(outputs, d->count, written, &s->diags);
    for (size_t i = 0; i < d->count; i++)
        free(targets[i]);
    return written ? STATUS_DONE : STATUS_MACHINE;
}

/* Runs the batch, and writes its summary when one is asked for. */
static int run_batch(struct delivery *d, const struct batch_work *work,
                     const struct streams *streams) {
    const struct options *o = d->options;
    struct diags faults;
    if (!o->summary)
        return batch_run(o, work, streams);
    diags_init(&faults);
    int status = STATUS_MACHINE;
    d->summary = summary_new(o->operand_count, &faults);
    if (d->summary) {
        status = batch_run(o, work, streams);
        status =
            status_worst(status, summary_write(o, d->summary, streams->out, &faults));
    }
    status =
        status_worst(status, faults_print(&faults, DIAG_WARNING, false, streams->err));
    summary_free(d->summary, o->operand_count);
    diags_clear(&faults);
    return status;
}

int delivery_run(const struct options *o, const struct command *command,
                 int (*folder)(void *self, const struct options *o, const char *folder,
                               const struct streams *streams),
                 const struct streams *streams) {
    struct delivery delivery;
    struct usage usage;
    usage_init(&usage);
    const struct batch_work work = {&delivery, folder};
    int status = delivery_plan(&delivery, o, o->operand_count, &usage) == 0
                     ? run_batch(&delivery, &work, streams)
                     : usage_report(&usage, command, streams->err);
    usage_clear(&usage);
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-format.h"

#include <string.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>

#include "author/exam-layout.h"
#include "bank/exam-regular-file.h"
#include "bank/exam-safe-file.h"
#include "bank/exam-xml-parser.h"
#include "cli/exam-cli-options.h"
#include "cli/exam-cli-output.h"

#define STANDARD_INPUT "-"

enum {
  STATUS_FINE = 0,
  STATUS_PROBLEMS = 1,
  STATUS_CANNOT_RUN = 2,
};

typedef struct {
  gboolean check;
  char    *output;   /* (owned) (nullable) */
} Options;

/* --- Reading and writing --- */

static GBytes *
load_standard_input (GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 chunk[64 * 1024];
  gssize got;

  while ((got = g_input_stream_read (input, chunk, sizeof chunk, NULL, error)) > 0)
    {
      g_byte_array_append (all, chunk, (guint) got);
      if (all->len > EXAM_XML_MAX_BYTES)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("this is more than %d MiB"), EXAM_XML_MAX_BYTES >> 20);
          return NULL;
        }
    }
  return got == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&all)) : NULL;
}

static gboolean
is_equal (GBytes     *bytes,
          const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size == strlen (text) && memcmp (data, text, size) == 0;
}

/* Returns: whether it is where it should be; a file that stays the same is not touched */
static gboolean
save (const char    *path,
      GBytes        *before,
      const char    *text,
      const Options *options)
{
  const char *target = options->output != NULL ? options->output : path;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (target, STANDARD_INPUT))
    exam_cli_print_data (text);
  else if ((options->output != NULL || !is_equal (before, text)) && !exam_safe_file_save (target, text, &error))
    {
      g_printerr ("%s: %s\n", g_get_prgname (), error->message);
      return FALSE;
    }
  return TRUE;
}

/* Returns: the exit status */
static int
format_file (const char    *path,
             const Options *options)
{
  gboolean from_input = g_str_equal (path, STANDARD_INPUT);
  const char *name = from_input ? _("standard input") : path;
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = from_input ? load_standard_input (&error) : exam_regular_file_load (path, EXAM_XML_MAX_BYTES, &error);
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;

  if (bytes == NULL)
    {
      g_printerr ("%s: %s: %s\n", g_get_prgname (), name, error->message);
      return STATUS_CANNOT_RUN;
    }

  text = exam_layout_apply (name, bytes, problems);
  lines = exam_problems_to_string (problems);
  g_printerr ("%s", lines);
  if (text == NULL)
    return STATUS_PROBLEMS;
  if (!options->check)
    return save (path, bytes, text, options) ? STATUS_FINE : STATUS_CANNOT_RUN;
  if (is_equal (bytes, text))
    return STATUS_FINE;

  /* Translators: %s is a file */
  g_print (_("%s: not laid out; “mockingbird format” does it\n"), name);
  return STATUS_PROBLEMS;
}

/* --- The command --- */

static gboolean
parse_arguments (int     *argc,
                 char  ***argv,
                 Options *options)
{
  const GOptionEntry entries[] = {
    { "check", 0, 0, G_OPTION_ARG_NONE, &options->check, N_("Change nothing; say which files would change"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_("Write to this file instead; - is the standard output"), N_("FILE") },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_("FILE…"));

  g_option_context_set_summary (context, _("Lays question banks out as those are that come with the program: an element below the other,\n"
                                           "lines of up to 120 characters, an empty line between questions. What a bank means stays the\n"
                                           "same, and so do comments, entities, the order of attributes, and all in <pre>.\n"
                                           "The file - is the standard input; it is written to the standard output."));
  g_option_context_set_description (context, _("Exit status: 0 if all went well, 1 when a file is no bank or not well-formed, or with --check when a\n"
                                               "file would change, 2 when a file cannot be read or written. A file that cannot be laid out stays\n"
                                               "as it is."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!exam_cli_parse_options (context, argc, argv))
    return FALSE;
  if (*argc < 2)
    return exam_cli_print_usage (context);
  if (options->output == NULL || (*argc == 2 && !options->check))
    return TRUE;

  g_printerr (_("%s: --output takes one file, and no --check\n"), g_get_prgname ());
  return FALSE;
}

/**
 * exam_cli_format:
 * @paths: not needed
 * @argc: number of arguments
 * @argv: `format`, options and files
 *
 * `mockingbird format FILE…`: lays question banks out.
 *
 * Returns: 0 if all went well, 1 when a file is no bank or would change, 2 when one cannot be read or written
 */
int
exam_cli_format (const ExamPaths *paths,
                 int              argc,
                 char            *argv[])
{
  Options options = { 0 };
  int status = STATUS_CANNOT_RUN;

  if (parse_arguments (&argc, &argv, &options))
    {
      status = STATUS_FINE;
      for (int i = 1; i < argc; i++)
        {
          int found = format_file (argv[i], &options);

          status = MAX (status, found);
        }
    }
  g_free (options.output);
  return status;
}

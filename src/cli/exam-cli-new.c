/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-new.h"

#include <glib/gi18n-lib.h>

#include "author/exam-bank-template.h"
#include "bank/exam-formats.h"
#include "bank/exam-safe-file.h"
#include "bank/exam-xml-grammar.h"
#include "cli/exam-cli-options.h"

enum {
  STATUS_FINE = 0,
  STATUS_CANNOT_RUN = 2,
};

typedef struct {
  char    *title;    /* (owned) (nullable) */
  char    *author;   /* (owned) (nullable) */
  char    *id;       /* (owned) (nullable) */
  gboolean force;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->title);
  g_free (options->author);
  g_free (options->id);
}

/* An option that is given but empty would make a bank that is not sound. */
static gboolean
check_text (const char *option,
            const char *text,
            ExamXmlType type)
{
  g_autoptr (GError) error = NULL;

  if (text == NULL || exam_xml_check_value (type, 0, 0, NULL, text, &error))
    return TRUE;

  g_printerr ("%s: --%s: %s\n", g_get_prgname (), option, error->message);
  return FALSE;
}

static gboolean
parse_arguments (int     *argc,
                 char  ***argv,
                 Options *options)
{
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &options->title, N_("What people call the bank"), N_("TITLE") },
    { "author", 0, 0, G_OPTION_ARG_STRING, &options->author, N_("Who writes it"), N_("NAME") },
    { "id", 0, 0, G_OPTION_ARG_STRING, &options->id, N_("Its id; without it, one is made of the name of the file"), N_("ID") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options->force, N_("Replace a file that is there"), NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_("FORMAT FILE"));

  g_option_context_set_summary (context, _("Writes a new question bank for an exam, such as cpc, cca or ccs: its head, a list of its domains, and\n"
                                           "an example of each kind of question. Write your own questions like them, and delete the examples."));
  g_option_context_set_description (context, _("Exit status: 0 if the file was written, 2 if not."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!exam_cli_parse_options (context, argc, argv))
    return FALSE;
  if (*argc != 3)
    return exam_cli_print_usage (context);
  return check_text ("title", options->title, EXAM_XML_TEXT) && check_text ("author", options->author, EXAM_XML_TEXT) &&
         check_text ("id", options->id, EXAM_XML_ID);
}

/* Returns: (transfer full) (nullable): the newest edition of a family, or the edition that is named */
static ExamFormat *
find_format (const ExamPaths *paths,
             const char      *name)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormats) formats = exam_formats_new_for_folder (paths->formats, problems);
  g_autofree char *families = exam_formats_list_families (formats);
  g_autofree char *lines = exam_problems_to_string (problems);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  ExamFormat *format = exam_formats_find_newest (formats, lower);

  g_printerr ("%s", lines);
  if (format == NULL)
    format = exam_formats_find (formats, name);
  if (format != NULL)
    return exam_format_ref (format);

  /* Translators: a program, what was asked for, a folder, and a list of formats */
  if (*families != '\0')
    g_printerr (_("%s: there is no format '%s' in %s; there are %s\n"), g_get_prgname (), name, paths->formats, families);
  else
    g_printerr (_("%s: there are no formats in %s\n"), g_get_prgname (), paths->formats);
  return NULL;
}

static int
write_bank (const ExamFormat *format,
            const char       *path,
            const Options    *options)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *id = options->id != NULL ? g_strdup (options->id) : exam_bank_template_make_id (name);
  g_autofree char *xml = exam_bank_template_new (format, id, options->title, options->author);
  g_autoptr (GError) error = NULL;

  if (!exam_safe_file_save (path, xml, &error))
    {
      g_printerr ("%s: %s\n", g_get_prgname (), error->message);
      return STATUS_CANNOT_RUN;
    }

  /* Translators: a file, and a credential such as CPC */
  g_print (_("%s: a bank for the %s, with examples. Check it with “mockingbird check”.\n"), path, format->credential);
  return STATUS_FINE;
}

/**
 * exam_cli_new:
 * @paths: where the formats are
 * @argc: number of arguments
 * @argv: `new`, options, a format and a file
 *
 * `mockingbird new FORMAT FILE`: begins a question bank.
 *
 * Returns: 0 if it was written, else 2
 */
int
exam_cli_new (const ExamPaths *paths,
              int              argc,
              char            *argv[])
{
  Options options = { 0 };
  g_autoptr (ExamFormat) format = NULL;
  int status = STATUS_CANNOT_RUN;

  if (parse_arguments (&argc, &argv, &options))
    format = find_format (paths, argv[1]);
  if (format != NULL && !options.force && g_file_test (argv[2], G_FILE_TEST_EXISTS))
    g_printerr (_("%s: %s is there already; --force replaces it\n"), g_get_prgname (), argv[2]);
  else if (format != NULL)
    status = write_bank (format, argv[2], &options);

  options_clear (&options);
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-form.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-library.h"
#include "cli/exam-cli-options.h"
#include "cli/exam-cli-paper.h"
#include "paper/exam-booklet-paper.h"
#include "paper/exam-form-file.h"
#include "paper/exam-key-paper.h"
#include "sitting/exam-assembly.h"
#include "sitting/exam-random.h"
#include "sitting/exam-short-form.h"
#include "sitting/exam-time-text.h"

enum {
  STATUS_FINE = 0,
  STATUS_NOT_DRAWN = 1,
  STATUS_CANNOT_RUN = 2,
};

/* What was asked for. */
typedef struct {
  char            *format;     /* (owned) (nullable) */
  char            *seed_text;  /* (owned) (nullable) */
  char           **banks;      /* (owned) (nullable) */
  char            *pdf;        /* (owned) (nullable) */
  char            *key;        /* (owned) (nullable) */
  char            *json;       /* (owned) (nullable) */
  char            *paper_name; /* (owned) (nullable) */
  gboolean         is_short;
  guint64          seed;
  const ExamPaper *paper;
} Request;

static void
request_clear (Request *request)
{
  g_free (request->format);
  g_free (request->seed_text);
  g_strfreev (request->banks);
  g_free (request->pdf);
  g_free (request->key);
  g_free (request->json);
  g_free (request->paper_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* --- Arguments --- */

static gboolean
check_arguments (Request        *request,
                 GOptionContext *context,
                 int             argc)
{
  if (argc > 1 || request->format == NULL || (request->pdf == NULL && request->key == NULL && request->json == NULL))
    return exam_cli_print_usage (context);

  request->seed = exam_random_make_seed ();
  /* As in the window. */
  if (request->seed_text != NULL && !g_ascii_string_to_unsigned (request->seed_text, 10, 0, G_MAXINT64, &request->seed, NULL))
    {
      g_printerr (_("%s: the seed has to be a whole number, not '%s'\n"), g_get_prgname (), request->seed_text);
      return FALSE;
    }
  request->paper = exam_cli_find_paper (request->paper_name);
  return request->paper != NULL;
}

static gboolean
parse_arguments (int      *argc,
                 char   ***argv,
                 Request  *request)
{
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &request->format,
      N_("The exam: cca for the edition of today, or one edition, such as cca-2026-05"), N_("ID") },
    { "seed", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &request->seed_text,
      N_("The same number draws the same form again; without it a new one is drawn"), N_("NUMBER") },
    { "bank", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &request->banks,
      N_("A bank beside those that are installed; as often as wanted"), N_("FILE") },
    { "short", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &request->is_short,
      N_("A short form, where the banks have too few questions for a full one"), NULL },
    { "pdf", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &request->pdf, N_("Write questions and answer sheet"), N_("FILE") },
    { "key", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &request->key, N_("Write the key, with reasons and sources"),
      N_("FILE") },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &request->json, N_("Write what \"mockingbird score\" needs"),
      N_("FILE") },
    { "paper", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &request->paper_name,
      N_("a4 or letter; that of your country unless given"), N_("PAPER") },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, _("Makes an exam on paper: the form that the window draws with the same seed for someone who has "
                                           "not seen any of the questions."));
  g_option_context_set_description (context, _("Exit status: 0 if all is well, 1 when no form can be drawn, 2 for wrong arguments or "
                                               "when a file cannot be read or written."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return exam_cli_parse_options (context, argc, argv) && check_arguments (request, context, *argc);
}

/* --- What it is drawn from --- */

static void
add_banks (ExamLibrary *library,
           GPtrArray   *files)
{
  for (guint i = 0; i < files->len; i++)
    exam_library_add (library, g_ptr_array_index (files, i));
  g_ptr_array_unref (files);
}

/* A bank that was named and is not sound is not passed over. */
static gboolean
add_bank (ExamLibrary *library,
          const char  *path)
{
  g_autoptr (ExamBankFile) file =
    exam_bank_file_read (path, EXAM_BANK_OPENED, exam_library_get_formats (library), NULL);
  g_autofree char *problems = exam_problems_to_string (exam_bank_file_get_problems (file));

  if (exam_bank_file_is_usable (file))
    {
      exam_library_add (library, file);
      return TRUE;
    }
  g_printerr ("%s", problems);
  return FALSE;
}

static ExamLibrary *
make_library (const ExamPaths *paths,
              char           **banks)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormats) formats = exam_formats_new_for_folder (paths->formats, problems);
  g_autoptr (ExamLibrary) library = exam_library_new (formats);

  /* In the order of the window. */
  add_banks (library, exam_library_read_folder (paths->bundled_banks, EXAM_BANK_BUNDLED, formats, NULL));
  add_banks (library, exam_library_read_folder (paths->user_banks, EXAM_BANK_USER, formats, NULL));
  for (guint i = 0; banks != NULL && banks[i] != NULL; i++)
    if (!add_bank (library, banks[i]))
      return NULL;
  return g_steal_pointer (&library);
}

static ExamFormat *
find_format (ExamFormats *formats,
             const char  *name)
{
  ExamFormat *format = exam_formats_find (formats, name);
  g_autoptr (GDate) today = g_date_new ();
  g_autoptr (GString) known = g_string_new (NULL);

  if (format != NULL)
    return format;

  g_date_set_time_t (today, (time_t) (g_get_real_time () / G_USEC_PER_SEC));
  for (guint i = 0; i < exam_formats_get_n (formats); i++)
    {
      ExamFormat *other = exam_formats_get (formats, i);

      if (g_str_equal (other->family, name) && exam_format_is_current (other, today))
        return other;
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", other->id);
    }
  /* Of an exam that is not known to be held any more, the last edition. */
  format = exam_formats_find_newest (formats, name);
  if (format != NULL)
    return format;

  /* Translators: %s: the program, what was asked for, and what there is */
  g_printerr (_("%s: there is no exam '%s'; there are: %s\n"), g_get_prgname (), name, known->str);
  return NULL;
}

/* --- Drawing --- */

static void
tell_shortage (const ExamPool *pool,
               GArray         *shortages,
               const char     *hint)
{
  g_autofree char *text = exam_shortages_to_string (shortages, exam_pool_get_format (pool));

  g_printerr (_("%s: the banks have too few questions for a full form:\n%s\n"), g_get_prgname (), text);
  if (hint != NULL)
    g_printerr ("%s\n", hint);
}

static ExamForm *
draw_short (const ExamPool *pool,
            guint64         seed,
            GArray         *shortages)
{
  g_autoptr (ExamBlueprint) blueprint = exam_find_short_blueprint (pool);
  ExamForm *form = blueprint != NULL ? exam_assemble (pool, blueprint, NULL, seed, NULL) : NULL;

  if (blueprint == NULL)
    tell_shortage (pool, shortages, NULL);
  else if (form == NULL)
    g_printerr (_("%s: no form can be drawn with this seed; try another one\n"), g_get_prgname ());
  return form;
}

/* Like the start page of the window, for somebody without a history. */
static ExamForm *
draw (const ExamPool *pool,
      const Request  *request)
{
  ExamFormat *format = exam_pool_get_format (pool);
  g_autoptr (ExamBlueprint) blueprint = exam_blueprint_new (format);
  g_autoptr (GArray) shortages = NULL;
  ExamForm *form;

  if (exam_pool_get_n_items (pool) == 0)
    {
      /* Translators: the program, an exam such as "cic-2022", and its family, such as "cic"; not to be translated: --bank, format= */
      g_printerr (_("%s: there is no bank for %s. Name one with --bank; a bank for it says format=\"%s\".\n"), g_get_prgname (),
                  format->id, format->family);
      return NULL;
    }

  form = exam_assemble (pool, blueprint, NULL, request->seed, &shortages);
  if (form != NULL)
    return form;
  if (request->is_short)
    return draw_short (pool, request->seed, shortages);

  tell_shortage (pool, shortages, _("With --short a short form of the same proportions is drawn."));
  return NULL;
}

/* --- Writing --- */

static gboolean
write_files (const Request  *request,
             const ExamForm *form)
{
  g_autoptr (GError) error = NULL;

  if (request->json != NULL && !exam_form_file_save (form, request->json, &error))
    {
      g_printerr ("%s: %s\n", g_get_prgname (), error->message);
      return FALSE;
    }
  return (request->pdf == NULL || exam_cli_save_pdf (exam_booklet_paper_new (request->paper, form), request->pdf)) &&
         (request->key == NULL || exam_cli_save_pdf (exam_key_paper_new (request->paper, form), request->key));
}

static void
tell_form (const ExamForm *form)
{
  g_autofree char *id = exam_form_describe_id (form);
  guint n_items = exam_form_get_n_items (form);
  g_autofree char *time = exam_time_to_words ((gint64) exam_form_get_minutes (form) * 60 * G_USEC_PER_SEC);
  /* Translators: an exam, "Form 4F2A-91BC-7D03 · seed 7", number of questions, and time */
  g_autofree char *text = g_strdup_printf (ngettext ("%s · %s: %u question, %s", "%s · %s: %u questions, %s", n_items),
                                           exam_form_get_format (form)->id, id, n_items, time);

  g_print ("%s\n", text);
}

/**
 * exam_cli_form:
 * @paths: where formats and banks are
 * @argc: number of arguments
 * @argv: `form` and options
 *
 * `mockingbird form`: makes an exam on paper.
 *
 * Returns: 0, 1 when no form can be drawn, or 2 when it cannot run
 */
int
exam_cli_form (const ExamPaths *paths,
               int              argc,
               char            *argv[])
{
  g_auto (Request) request = { 0 };
  g_autoptr (ExamLibrary) library = NULL;
  g_autoptr (ExamPool) pool = NULL;
  g_autoptr (ExamForm) form = NULL;
  ExamFormat *format;

  if (!parse_arguments (&argc, &argv, &request))
    return STATUS_CANNOT_RUN;

  library = make_library (paths, request.banks);
  format = library != NULL ? find_format (exam_library_get_formats (library), request.format) : NULL;
  if (format == NULL)
    return STATUS_CANNOT_RUN;

  pool = exam_library_create_pool (library, format);
  form = draw (pool, &request);
  if (form == NULL)
    return STATUS_NOT_DRAWN;
  if (!write_files (&request, form))
    return STATUS_CANNOT_RUN;

  tell_form (form);
  return STATUS_FINE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-score.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"
#include "cli/exam-cli-options.h"
#include "cli/exam-cli-paper.h"
#include "cli/exam-cli-report.h"
#include "paper/exam-answers-file.h"
#include "paper/exam-form-file.h"
#include "paper/exam-paper-sitting.h"
#include "paper/exam-report-paper.h"
#include "record/exam-archive.h"

enum {
  STATUS_FINE = 0,
  STATUS_PROBLEMS = 1,
  STATUS_CANNOT_RUN = 2,
};

/* A day and a night. */
#define MAX_MINUTES (48 * 60)

/* What was asked for. */
typedef struct {
  char            *form;       /* (owned) (nullable) */
  char            *answers;    /* (owned) (nullable) */
  char            *candidate;  /* (owned) (nullable) */
  char            *pdf;        /* (owned) (nullable) */
  char            *paper_name; /* (owned) (nullable) */
  int              minutes;
  gboolean         save;
  ExamCliOutput    output;
  const ExamPaper *paper;
} Request;

static void
request_clear (Request *request)
{
  g_free (request->form);
  g_free (request->answers);
  g_free (request->candidate);
  g_free (request->pdf);
  g_free (request->paper_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* --- Arguments --- */

static gboolean
check_arguments (Request        *request,
                 GOptionContext *context,
                 int             argc)
{
  if (argc > 1 || request->form == NULL || request->answers == NULL)
    return exam_cli_print_usage (context);
  if (request->minutes < 0 || request->minutes > MAX_MINUTES)
    {
      g_printerr (_("%s: --minutes-used takes 0 to %d\n"), g_get_prgname (), MAX_MINUTES);
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
    { "form", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &request->form,
      N_("What \"mockingbird form --json\" wrote"), N_("FILE") },
    { "answers", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &request->answers,
      N_("A table with the columns number and answer, and form if you like, as CSV"), N_("FILE") },
    { "candidate", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &request->candidate, N_("Name on the score report"), N_("NAME") },
    { "minutes-used", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &request->minutes, N_("How long it took, if that is known"),
      N_("NUMBER") },
    { "save", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &request->save, N_("Keep it with your results"), NULL },
    { "pdf", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &request->pdf, N_("Write the report, with all questions, as well"),
      N_("FILE") },
    { "paper", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &request->paper_name,
      N_("a4 or letter; that of your country unless given"), N_("PAPER") },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("Scores an exam that was sat on paper, and prints the report as \"mockingbird report\" does.\n"
                                           "An answer is the letters as they are printed, or codes with spaces between."));
  g_option_context_set_description (context, _("Exit status: 0 if all is well, 1 when there is something wrong with the answers, or "
                                               "they are kept already, 2 for wrong arguments, or when a file cannot be read or written."));
  return exam_cli_parse_output (context, argc, argv, &request->output) && check_arguments (request, context, *argc);
}

/* --- Reading --- */

static ExamForm *
load_form (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_name (path);
  ExamForm *form = exam_form_file_load (path, &error);

  if (form == NULL)
    g_printerr ("%s: %s: %s\n", g_get_prgname (), name, error->message);
  return form;
}

static GPtrArray *
load_answers (const char     *path,
              const ExamForm *form)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  GPtrArray *answers = exam_answers_file_load (path, form, problems);
  g_autofree char *text = exam_problems_to_string (problems);
  guint n_missing = 0;

  g_printerr ("%s", text);
  for (guint i = 0; answers != NULL && i < answers->len; i++)
    n_missing += g_ptr_array_index (answers, i) == NULL;
  if (n_missing > 0)
    g_printerr (ngettext ("%s: %u question has no line, and counts as not answered\n",
                          "%s: %u questions have no line, and count as not answered\n", n_missing),
                g_get_prgname (), n_missing);
  return answers;
}

/* --- Keeping --- */

static gboolean
is_kept (ExamArchive *archive,
         gint64       id,
         gboolean    *kept,
         GError     **error)
{
  g_autoptr (GPtrArray) records = exam_archive_list (archive, error);

  *kept = FALSE;
  for (guint i = 0; records != NULL && i < records->len; i++)
    *kept |= ((ExamSittingRecord *) g_ptr_array_index (records, i))->id == id;
  return records != NULL;
}

static int
tell_error (const GError *error)
{
  g_printerr ("%s: %s\n", g_get_prgname (), error->message);
  if (g_error_matches (error, EXAM_ERROR, EXAM_ERROR_STORE_BUSY))
    g_printerr (_("%s: close its window, and try again\n"), g_get_prgname ());
  return STATUS_CANNOT_RUN;
}

static int
keep (const ExamPaths         *paths,
      const ExamStoredSitting *sitting)
{
  gint64 id = sitting->record->id;
  gint64 now = sitting->record->ended_at;
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (ExamArchive) archive = exam_archive_open (paths->results, now, &notice, &error);
  g_autofree char *id_text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  gboolean kept;

  if (notice != NULL)
    g_printerr ("%s: %s\n", g_get_prgname (), notice);
  if (archive == NULL || !is_kept (archive, id, &kept, &error))
    return tell_error (error);
  if (kept)
    {
      g_printerr (_("%s: these answers are kept already, with the id %s\n"), g_get_prgname (), id_text);
      return STATUS_PROBLEMS;
    }
  if (!exam_archive_file (archive, sitting, &error) || !exam_archive_back_up (archive, now, &error))
    return tell_error (error);

  g_printerr (_("%s: kept with the id %s; as untimed and with relaxed rules, so that it does not count as an exam day\n"),
              g_get_prgname (), id_text);
  return STATUS_FINE;
}

/**
 * exam_cli_score:
 * @paths: where the results are
 * @argc: number of arguments
 * @argv: `score` and options
 *
 * `mockingbird score`: scores an exam that was sat on paper.
 *
 * Returns: 0, 1 when the answers are not sound or kept already, or 2 when it cannot run
 */
int
exam_cli_score (const ExamPaths *paths,
                int              argc,
                char            *argv[])
{
  g_auto (Request) request = { 0 };
  g_autoptr (ExamForm) form = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (ExamStoredSitting) sitting = NULL;
  int status = STATUS_FINE;

  if (!parse_arguments (&argc, &argv, &request))
    return STATUS_CANNOT_RUN;

  form = load_form (request.form);
  if (form == NULL)
    return STATUS_CANNOT_RUN;
  answers = load_answers (request.answers, form);
  if (answers == NULL)
    return STATUS_PROBLEMS;

  sitting = exam_paper_sitting_new (form, answers, request.candidate != NULL ? request.candidate : "",
                                    (gint64) request.minutes * 60 * G_USEC_PER_SEC, g_get_real_time ());
  /* What is printed comes last: whoever reads it may go before its end. */
  if (request.pdf != NULL &&
      !exam_cli_save_pdf (exam_report_paper_new (request.paper, sitting, EXAM_REVIEW_EXTENT_ALL), request.pdf))
    return STATUS_CANNOT_RUN;
  if (request.save)
    status = keep (paths, sitting);
  if (status != STATUS_FINE)
    return status;

  exam_cli_print_sitting (sitting, request.output);
  return STATUS_FINE;
}

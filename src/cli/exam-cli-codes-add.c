/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-codes-private.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "codes/exam-code-file.h"

#define MIN_YEAR 2000
#define MAX_YEAR 2099

/* Set by Ctrl+C, looked at between rows. */
static volatile sig_atomic_t stopped;

static void
stop_cb (int number)
{
  stopped = 1;
}

static gboolean
show_progress_cb (double   share,
                  gpointer user_data)
{
  int *shown = user_data;
  int percent = (int) (share * 100);

  if (*shown >= 0 && percent > *shown)
    {
      *shown = percent;
      g_printerr ("\r");
      g_printerr (_("Adding… %d %%"), percent);
    }
  return !stopped;
}

/* Returns FALSE when a file has errors or cannot be read; @status tells which. */
static gboolean
read_files (int           argc,
            char         *argv[],
            guint         year,
            GPtrArray    *editions,
            ExamProblems *problems,
            int          *status)
{
  *status = STATUS_FINE;
  for (int i = 1; i < argc && !stopped; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = exam_code_file_read (argv[i], year, problems, &error);

      if (error != NULL)
        {
          exam_problems_add (problems, EXAM_SEVERITY_ERROR, argv[i], 0, 0, NULL, "%s", error->message);
          *status = STATUS_CANNOT_RUN;
        }
      else if (found == NULL)
        *status = MAX (*status, STATUS_PROBLEMS);
      else
        g_ptr_array_extend_and_steal (editions, g_steal_pointer (&found));
    }
  return *status == STATUS_FINE;
}

static void
print_added (const GPtrArray *editions)
{
  for (guint i = 0; i < editions->len; i++)
    {
      const ExamCodeEdition *edition = g_ptr_array_index (editions, i);
      const char *system = exam_code_system_get_name (edition->system);

      switch (edition->part)
        {
        case EXAM_CODE_PART_NOTES:
          g_print (_("%s %u: %u notes\n"), system, edition->year, edition->notes->len);
          break;
        case EXAM_CODE_PART_TABLES:
          g_print (_("%s %u: tables of %u codes\n"), system, edition->year, edition->n_billable);
          break;
        case EXAM_CODE_PART_CODES:
        case EXAM_CODE_PART_BILLABLE:
        default:
          g_print (_("%s %u: %u codes, of which %u can be reported\n"), system, edition->year, edition->codes->len,
                   edition->n_billable);
        }
    }
}

static gboolean
add (const ExamPaths *paths,
     const GPtrArray *editions,
     ExamProblems    *problems,
     GError         **error)
{
  g_autoptr (ExamCodeBooks) books = exam_code_books_open (paths->code_books, error);
  int shown = isatty (STDERR_FILENO) ? 0 : -1;
  gboolean good = books != NULL && exam_code_books_add (books, editions, problems, show_progress_cb, &shown, error);

  if (shown > 0)
    g_printerr ("\r\033[K");
  return good;
}

static int
run (const ExamPaths *paths,
     int              argc,
     char            *argv[],
     guint            year)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GPtrArray) editions = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_edition_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *lines = NULL;
  gboolean good;
  int status;

  good = read_files (argc, argv, year, editions, problems, &status);
  if (good)
    good = add (paths, editions, problems, &error);
  lines = exam_problems_to_string (problems);
  g_printerr ("%s", lines);

  if (good)
    print_added (editions);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_printerr ("%s: %s\n", g_get_prgname (), error->message);
      status = STATUS_STOPPED;
    }
  else if (error != NULL)
    {
      g_printerr ("%s: %s\n", g_get_prgname (), error->message);
      status = STATUS_CANNOT_RUN;
    }
  else
    g_printerr (_("%s: nothing was added; the code books are as they were\n"), g_get_prgname ());
  return status;
}

/**
 * exam_cli_codes_add:
 * @paths: where the code books are
 * @argc: number of arguments
 * @argv: `add`, options and files
 *
 * `mockingbird codes add FILE…`: adds official files to the code books, all or none.
 *
 * Returns: 0, 1 when a file has errors, 2 when it cannot run or cannot read a file, 130 when it was stopped
 */
int
exam_cli_codes_add (const ExamPaths *paths,
                    int              argc,
                    char            *argv[])
{
  int year = 0;
  const GOptionEntry entries[] = {
    { "year", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &year, N_("The year of the files, where neither they nor their names say it"),
      N_("YEAR") },
    { NULL }
  };
  const struct sigaction stop = { .sa_handler = stop_cb };
  g_autoptr (GOptionContext) context = g_option_context_new (_("FILE…"));
  struct sigaction before;
  int status;

  g_option_context_set_summary (context, _("Adds code books that CMS and CDC publish, zipped or not: order and codes files of\n"
                                           "ICD-10-CM and ICD-10-PCS, XML of the tabular list and of the tables, HCPCS as text or CSV.\n"
                                           "All files are added, or none."));
  g_option_context_set_description (context, _("Exit status: 0 when all were added, 1 when a file has errors, 2 when one cannot be read, 130 when stopped."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!exam_cli_codes_parse (context, 0, &argc, &argv))
    return STATUS_CANNOT_RUN;
  if (argc < 2)
    {
      exam_cli_codes_explain ();
      return STATUS_CANNOT_RUN;
    }
  if (year != 0 && (year < MIN_YEAR || year > MAX_YEAR))
    {
      g_printerr (_("%s: %d is no year of a code book\n"), g_get_prgname (), year);
      return STATUS_CANNOT_RUN;
    }

  stopped = 0;
  sigaction (SIGINT, &stop, &before);
  status = run (paths, argc, argv, (guint) year);
  sigaction (SIGINT, &before, NULL);
  return status;
}

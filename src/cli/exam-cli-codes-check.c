/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-codes-private.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-bank-file.h"
#include "codes/exam-code-checker.h"

/* Problems of the bank itself are for `mockingbird check` to tell; here they only tell why items are not looked at. */
static int
check_bank (const char           *path,
            ExamFormats          *formats,
            const ExamCodeLookup *lookup)
{
  g_autoptr (ExamBankFile) file = exam_bank_file_read (path, EXAM_BANK_OPENED, formats, NULL);
  ExamBank *bank = exam_bank_file_get_bank (file);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autofree char *lines = NULL;
  int status = STATUS_FINE;

  if (bank == NULL || exam_bank_file_is_faulty (file))
    {
      exam_problems_append (problems, exam_bank_file_get_problems (file), NULL);
      status = bank == NULL ? STATUS_CANNOT_RUN : STATUS_PROBLEMS;
    }
  if (bank != NULL && !exam_code_check_bank (bank, path, lookup, problems))
    status = STATUS_CANNOT_RUN;
  if (exam_problems_count (problems, EXAM_SEVERITY_ERROR) > 0)
    status = MAX (status, STATUS_PROBLEMS);

  lines = exam_problems_to_string (problems);
  g_print ("%s", lines);
  return status;
}

/**
 * exam_cli_codes_check:
 * @paths: where formats and code books are
 * @argc: number of arguments
 * @argv: `check` and banks
 *
 * `mockingbird codes check BANK…`: looks up every code of question banks.
 *
 * Returns: 0 without errors, 1 with errors, 2 when it cannot run, a file cannot be read or a code book is missing
 */
int
exam_cli_codes_check (const ExamPaths *paths,
                      int              argc,
                      char            *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("BANK…"));
  g_autoptr (ExamProblems) format_problems = exam_problems_new ();
  g_autoptr (ExamFormats) formats = NULL;
  g_autoptr (ExamCodeBooks) books = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  ExamCodeLookup lookup;
  int status = STATUS_FINE;

  g_option_context_set_summary (context, _("Looks up the codes of question banks in the code books of the years that the banks state.\n"
                                           "Prints a line for each problem:\n"
                                           "file:line:column: error|warning: item 'id': what is wrong"));
  g_option_context_set_description (context, _("Exit status: 0 without errors, 1 with errors, 2 when a file cannot be read or a code book is missing."));
  if (!exam_cli_codes_parse (context, 1, &argc, &argv))
    return STATUS_CANNOT_RUN;

  books = exam_cli_codes_open (paths);
  if (books == NULL)
    return STATUS_CANNOT_RUN;

  list = exam_code_books_list (books, &error);
  if (list == NULL)
    {
      g_printerr ("%s: %s\n", g_get_prgname (), error->message);
      return STATUS_CANNOT_RUN;
    }
  if (list->len == 0)
    {
      exam_cli_codes_explain ();
      return STATUS_CANNOT_RUN;
    }

  formats = exam_formats_new_for_folder (paths->formats, format_problems);
  lookup = exam_code_books_get_lookup (books);
  for (int i = 1; i < argc; i++)
    {
      int found = check_bank (argv[i], formats, &lookup);

      status = MAX (status, found);
    }
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-codes.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"
#include "cli/exam-cli-codes-private.h"
#include "cli/exam-cli-options.h"
#include "cli/exam-cli-output.h"
#include "cli/exam-cli-table.h"
#include "report/exam-json.h"

/** Prints where the files come from. */
void
exam_cli_codes_explain (void)
{
  g_printerr ("%s", _("No code books come with the program. Download what CMS and CDC publish, and add it, zipped as it is:\n"
                      "  ICD-10-CM   https://www.cms.gov/medicare/coding-billing/icd-10-codes\n"
                      "              \"Code Descriptions in Tabular Order\"; with notes: \"Code Tables, Tabular and Index\"\n"
                      "              or from CDC: https://www.cdc.gov/nchs/icd/icd-10-cm/files.html\n"
                      "  ICD-10-PCS  https://www.cms.gov/medicare/coding-billing/icd-10-codes\n"
                      "              \"ICD-10-PCS Order File\"; with tables: \"ICD-10-PCS Code Tables and Index\"\n"
                      "  HCPCS       https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system/quarterly-update\n"
                      "              the \"Alpha-Numeric HCPCS File\" of the newest quarter\n"
                      "Then: mockingbird codes add FILE…\n"));
}

/** Returns: (nullable): the books to look things up in; what is wrong is printed */
ExamCodeBooks *
exam_cli_codes_open (const ExamPaths *paths)
{
  g_autoptr (GError) error = NULL;
  ExamCodeBooks *books = exam_code_books_open_read_only (paths->code_books, &error);

  if (books == NULL)
    g_printerr ("%s: %s\n", g_get_prgname (), error->message);
  return books;
}

/** Parses options. @least: how many arguments there must be. Returns: whether to go on; if not, why is printed */
gboolean
exam_cli_codes_parse (GOptionContext *context,
                      int             least,
                      int            *argc,
                      char         ***argv)
{
  return exam_cli_parse_options (context, argc, argv) && (*argc - 1 >= least || exam_cli_print_usage (context));
}

/* --- codes list --- */

static void
print_books (const GPtrArray *books)
{
  g_autoptr (ExamCliTable) table = exam_cli_table_new (6, 0x1e);
  g_autofree char *text = NULL;

  exam_cli_table_add_row (table, _("System"), _("Year"), _("Codes"), _("Reportable"), _("Ended"), _("Also"));
  for (guint i = 0; i < books->len; i++)
    {
      const ExamCodeBook *book = g_ptr_array_index (books, i);
      g_autofree char *year = g_strdup_printf ("%u", book->year);
      g_autofree char *n_codes = g_strdup_printf ("%u", book->n_codes);
      g_autofree char *n_billable = g_strdup_printf ("%u", book->n_billable);
      g_autofree char *n_ended = g_strdup_printf ("%u", book->n_ended);
      g_autofree char *also = NULL;

      if (book->n_notes > 0)
        also = g_strdup_printf (ngettext ("%u note", "%u notes", book->n_notes), book->n_notes);
      else if (book->n_tables > 0)
        also = g_strdup_printf (ngettext ("%u table", "%u tables", book->n_tables), book->n_tables);
      exam_cli_table_add_row (table, exam_code_system_get_name (book->system), year, n_codes, n_billable, n_ended,
                              also != NULL ? also : "");
    }
  text = exam_cli_table_to_string (table);
  g_print ("%s", text);
}

static void
print_books_as_json (const GPtrArray *books)
{
  JsonArray *rows = json_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < books->len; i++)
    {
      const ExamCodeBook *book = g_ptr_array_index (books, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "system", exam_code_system_get_name (book->system));
      json_object_set_int_member (object, "year", book->year);
      json_object_set_int_member (object, "codes", book->n_codes);
      json_object_set_int_member (object, "reportable", book->n_billable);
      json_object_set_int_member (object, "ended", book->n_ended);
      json_object_set_int_member (object, "notes", book->n_notes);
      json_object_set_int_member (object, "tables", book->n_tables);
      json_array_add_object_element (rows, object);
    }
  text = exam_json_format_array (rows);
  exam_cli_print_data (text);
}

static int
list_books (const ExamPaths *paths,
            int              argc,
            char            *argv[])
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_("Print JSON"), NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (ExamCodeBooks) books = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, _("Lists the code books that were added, newest first."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!exam_cli_codes_parse (context, 0, &argc, &argv))
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
  if (as_json)
    print_books_as_json (list);
  else if (list->len == 0)
    exam_cli_codes_explain ();
  else
    print_books (list);
  return STATUS_FINE;
}

/* --- The command --- */

static const struct {
  const char *name;
  int (*run) (const ExamPaths *paths,
              int              argc,
              char            *argv[]);
} commands[] = {
  { "add", exam_cli_codes_add },
  { "check", exam_cli_codes_check },
  { "find", exam_cli_codes_find },
  { "list", list_books },
};

static const char usage[] = N_("Usage:\n"
                               "  mockingbird codes add FILE… [--year YEAR]\n"
                               "  mockingbird codes list [--json]\n"
                               "  mockingbird codes find WORD… [--system SYSTEM] [--year YEAR] [--limit NUMBER] [--json]\n"
                               "  mockingbird codes check BANK…\n");

/**
 * exam_cli_codes:
 * @paths: where the code books are
 * @argc: number of arguments
 * @argv: `codes`, what to do, options and arguments
 *
 * `mockingbird codes add|list|find|check …`
 *
 * Returns: the exit status
 */
int
exam_cli_codes (const ExamPaths *paths,
                int              argc,
                char            *argv[])
{
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, argv[1]))
      {
        g_autofree char *name = g_strconcat (GETTEXT_PACKAGE " codes ", argv[1], NULL);

        g_set_prgname (name);
        return commands[i].run (paths, argc - 1, argv + 1);
      }

  if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    {
      g_print ("%s\n", _(usage));
      exam_cli_codes_explain ();
      return STATUS_FINE;
    }
  g_printerr ("%s", _(usage));
  return STATUS_CANNOT_RUN;
}

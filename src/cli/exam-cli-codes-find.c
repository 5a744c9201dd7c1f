/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-codes-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/exam-cli-output.h"
#include "cli/exam-cli-table.h"
#include "report/exam-json.h"

#define DEFAULT_LIMIT 30
#define MAX_LIMIT 1000

static const char *const kind_names[] = { "header", "reportable", "modifier" };

/* Returns: what is to be known beside the title, perhaps nothing */
static char *
describe_state (const ExamCodeEntry *entry)
{
  if (entry->ended_on > 0)
    return g_strdup_printf (_("ended %04u-%02u-%02u"), entry->ended_on / 10000, entry->ended_on / 100 % 100, entry->ended_on % 100);
  if (entry->kind == EXAM_CODE_HEADER)
    return g_strdup (_("category"));
  if (entry->kind == EXAM_CODE_MODIFIER)
    return g_strdup (_("modifier"));
  return g_strdup ("");
}

static void
print_text (const GPtrArray *found)
{
  g_autoptr (ExamCliTable) table = exam_cli_table_new (4, 0);
  g_autofree char *text = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const ExamCodeEntry *entry = g_ptr_array_index (found, i);
      g_autofree char *printed = exam_code_entry_dup_printed (entry);
      g_autofree char *book = g_strdup_printf ("%s %u", exam_code_system_get_name (entry->system), entry->year);
      g_autofree char *state = describe_state (entry);

      exam_cli_table_add_row (table, printed, book, state, entry->title);
    }
  text = exam_cli_table_to_string (table);
  g_print ("%s", text);
}

static void
set_date (JsonObject *object,
          const char *name,
          guint       date)
{
  g_autofree char *text = date != 0 ? g_strdup_printf ("%04u-%02u-%02u", date / 10000, date / 100 % 100, date % 100) : NULL;

  exam_json_set_text (object, name, text);
}

static void
print_json (const GPtrArray *found)
{
  JsonArray *rows = json_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const ExamCodeEntry *entry = g_ptr_array_index (found, i);
      g_autofree char *printed = exam_code_entry_dup_printed (entry);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "code", printed);
      json_object_set_string_member (object, "system", exam_code_system_get_name (entry->system));
      json_object_set_int_member (object, "year", entry->year);
      json_object_set_string_member (object, "kind", kind_names[entry->kind]);
      json_object_set_string_member (object, "title", entry->title);
      set_date (object, "added", entry->added_on);
      set_date (object, "ended", entry->ended_on);
      json_array_add_object_element (rows, object);
    }
  text = exam_json_format_array (rows);
  exam_cli_print_data (text);
}

static gboolean
parse_system (const char     *name,
              ExamCodeSystem *system)
{
  g_autofree char *normal = NULL;

  *system = EXAM_CODE_BOOKS_ALL;
  if (name == NULL)
    return TRUE;

  /* "ICD-10-CM", "icd10cm", "cm" */
  normal = exam_code_normalize (name);
  for (guint i = 0; i < EXAM_CODE_SYSTEM_OTHER; i++)
    {
      g_autofree char *full = exam_code_normalize (exam_code_system_get_name ((ExamCodeSystem) i));

      if (g_str_equal (full, normal) || (g_str_has_prefix (full, "ICD10") && g_str_equal (full + strlen ("ICD10"), normal)))
        {
          *system = (ExamCodeSystem) i;
          return TRUE;
        }
    }
  g_printerr (_("%s: '%s' is no code system; choose ICD-10-CM, ICD-10-PCS or HCPCS\n"), g_get_prgname (), name);
  return FALSE;
}

static int
find (const ExamPaths *paths,
      const char      *query,
      ExamCodeSystem   system,
      guint            year,
      guint            limit,
      gboolean         as_json)
{
  g_autoptr (ExamCodeBooks) books = exam_cli_codes_open (paths);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  if (books == NULL)
    return STATUS_CANNOT_RUN;

  list = exam_code_books_list (books, &error);
  if (list != NULL && list->len == 0)
    {
      exam_cli_codes_explain ();
      return STATUS_CANNOT_RUN;
    }
  found = list != NULL ? exam_code_books_search (books, system, year, query, limit, &error) : NULL;
  if (found == NULL)
    {
      g_printerr ("%s: %s\n", g_get_prgname (), error->message);
      return STATUS_CANNOT_RUN;
    }

  if (as_json)
    print_json (found);
  else
    print_text (found);
  return found->len > 0 ? STATUS_FINE : STATUS_PROBLEMS;
}

/**
 * exam_cli_codes_find:
 * @paths: where the code books are
 * @argc: number of arguments
 * @argv: `find`, options and words
 *
 * `mockingbird codes find WORD…`: looks up codes by their beginning or by words.
 *
 * Returns: 0, 1 when nothing was found, 2 when it cannot run or there are no code books
 */
int
exam_cli_codes_find (const ExamPaths *paths,
                     int              argc,
                     char            *argv[])
{
  g_autofree char *system_name = NULL;
  int year = 0;
  int limit = DEFAULT_LIMIT;
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "system", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &system_name, N_("Only codes of ICD-10-CM, ICD-10-PCS or HCPCS"), N_("SYSTEM") },
    { "year", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &year, N_("The books of this year, instead of the newest"), N_("YEAR") },
    { "limit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &limit, N_("At most so many codes, instead of 30"), N_("NUMBER") },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_("Print JSON"), NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_("WORD…"));
  g_autofree char *query = NULL;
  ExamCodeSystem system;

  g_option_context_set_summary (context, _("Finds codes by their beginning or by words of their titles, best first."));
  g_option_context_set_description (context, _("Exit status: 0 when something was found, 1 when nothing was, 2 when there are no code books."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!exam_cli_codes_parse (context, 1, &argc, &argv) || !parse_system (system_name, &system))
    return STATUS_CANNOT_RUN;

  query = g_strjoinv (" ", argv + 1);
  return find (paths, query, system, (guint) CLAMP (year, 0, 9999), (guint) CLAMP (limit, 1, MAX_LIMIT), as_json);
}

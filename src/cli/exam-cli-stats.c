/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-stats.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-bank-statistics.h"
#include "bank/exam-library.h"
#include "cli/exam-cli-options.h"
#include "cli/exam-cli-output.h"
#include "cli/exam-cli-table.h"
#include "report/exam-json.h"
#include "sitting/exam-form-count.h"

enum {
  STATUS_FINE = 0,
  STATUS_CANNOT_RUN = 2,
};

/* Nobody sits more different forms; and drawing takes time. */
#define MOST_FORMS 20

enum {
  COLUMN_DOMAIN,
  COLUMN_ITEMS,
  COLUMN_SINGLE,
  COLUMN_MULTIPLE,
  COLUMN_TYPED,
  COLUMN_NEEDED,
  N_COLUMNS,
};

#define RIGHT_ALIGNED \
  (1u << COLUMN_ITEMS | 1u << COLUMN_SINGLE | 1u << COLUMN_MULTIPLE | 1u << COLUMN_TYPED | 1u << COLUMN_NEEDED)

/* What is said of one bank. */
typedef struct {
  const ExamBank           *bank;
  ExamFormat               *format;
  const ExamBankStatistics *statistics;
  guint                     n_forms;
} Summary;

static guint
sum_kinds (const ExamDomainStatistics *domain)
{
  return domain->n_items[EXAM_ITEM_SINGLE_CHOICE] + domain->n_items[EXAM_ITEM_MULTIPLE_CHOICE] +
         domain->n_items[EXAM_ITEM_TYPED_CODES];
}

/* --- Text --- */

static void
print_domains (const Summary *summary)
{
  g_autoptr (ExamCliTable) table = exam_cli_table_new (N_COLUMNS, RIGHT_ALIGNED);
  g_autofree char *text = NULL;

  exam_cli_table_add_row (table, _("Domain"), _("Items"), _("One key"), _("Several keys"), _("Typed codes"), _("A form needs"));
  for (guint i = 0; i < summary->statistics->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (summary->format->domains, i);
      const ExamDomainStatistics *figures = &g_array_index (summary->statistics->domains, ExamDomainStatistics, i);
      g_autofree char *items = g_strdup_printf ("%u", sum_kinds (figures));
      g_autofree char *single = g_strdup_printf ("%u", figures->n_items[EXAM_ITEM_SINGLE_CHOICE]);
      g_autofree char *multiple = g_strdup_printf ("%u", figures->n_items[EXAM_ITEM_MULTIPLE_CHOICE]);
      g_autofree char *typed = g_strdup_printf ("%u", figures->n_items[EXAM_ITEM_TYPED_CODES]);
      g_autofree char *needed = g_strdup_printf ("%u", figures->n_needed);

      exam_cli_table_add_row (table, domain->id, items, single, multiple, typed, needed);
    }

  text = exam_cli_table_to_string (table);
  g_print ("%s", text);
}

static void
print_keys (const ExamBankStatistics *statistics)
{
  g_autoptr (GString) shares = g_string_new (NULL);

  if (statistics->n_single == 0)
    return;

  for (guint i = 0; i < statistics->n_options; i++)
    g_string_append_printf (shares, "%s%c %.0f %%", i > 0 ? ", " : "", 'A' + i,
                            100.0 * statistics->keys[i] / statistics->n_single);
  /* Translators: a number of options, and a list such as "A 25 %, B 24 %" */
  g_print (_("Keys of items with %u options: %s\n"), statistics->n_options, shares->str);
  /* Translators: two percentages */
  g_print (_("The key is the longest option in %.0f %% of them; chance makes %.0f %%\n"),
           100.0 * statistics->n_longest / statistics->n_single, 100.0 / statistics->n_options);
}

static void
print_text (const Summary *summary)
{
  const ExamBankStatistics *statistics = summary->statistics;
  guint n_items = exam_bank_get_n_items (summary->bank);

  /* Translators: title and id of a bank, and how many questions it has */
  g_print (ngettext ("%s (%s): %u item\n", "%s (%s): %u items\n", n_items), exam_bank_get_title (summary->bank),
           exam_bank_get_id (summary->bank), n_items);
  print_domains (summary);
  if (statistics->n_cases > 0)
    g_print (_("Cases: %u, with %u items\n"), statistics->n_cases, statistics->n_case_items);
  /* Translators: id of a format, and a number */
  g_print (_("Complete forms of %s without a repeated item: %u%s\n"), summary->format->id, summary->n_forms,
           summary->n_forms == MOST_FORMS ? _(" or more") : "");
  print_keys (statistics);
  if (statistics->longest_id != NULL)
    /* Translators: two numbers of words, and an item */
    g_print (_("Words in a stem: %u in the middle, %u in the longest, '%s'\n"), statistics->median_words, statistics->most_words,
             statistics->longest_id);
}

/* --- JSON --- */

static void
add_domains (JsonBuilder   *json,
             const Summary *summary)
{
  json_builder_set_member_name (json, "domains");
  json_builder_begin_array (json);
  for (guint i = 0; i < summary->statistics->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (summary->format->domains, i);
      const ExamDomainStatistics *figures = &g_array_index (summary->statistics->domains, ExamDomainStatistics, i);

      json_builder_begin_object (json);
      exam_json_add_text (json, "id", domain->id);
      exam_json_add_int (json, "items", sum_kinds (figures));
      exam_json_add_int (json, "single-choice", figures->n_items[EXAM_ITEM_SINGLE_CHOICE]);
      exam_json_add_int (json, "multiple-choice", figures->n_items[EXAM_ITEM_MULTIPLE_CHOICE]);
      exam_json_add_int (json, "typed-codes", figures->n_items[EXAM_ITEM_TYPED_CODES]);
      exam_json_add_int (json, "needed", figures->n_needed);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_keys (JsonBuilder              *json,
          const ExamBankStatistics *statistics)
{
  exam_json_add_int (json, "options", statistics->n_options);
  exam_json_add_int (json, "single-choice", statistics->n_single);
  json_builder_set_member_name (json, "keys");
  json_builder_begin_array (json);
  for (guint i = 0; i < statistics->n_options; i++)
    json_builder_add_int_value (json, statistics->keys[i]);
  json_builder_end_array (json);
  exam_json_add_int (json, "longest-is-key", statistics->n_longest);
}

static void
add_summary (JsonBuilder   *json,
             const Summary *summary)
{
  json_builder_begin_object (json);
  exam_json_add_text (json, "id", exam_bank_get_id (summary->bank));
  exam_json_add_text (json, "format", summary->format->id);
  exam_json_add_int (json, "items", exam_bank_get_n_items (summary->bank));
  exam_json_add_int (json, "cases", summary->statistics->n_cases);
  exam_json_add_int (json, "case-items", summary->statistics->n_case_items);
  exam_json_add_int (json, "forms", summary->n_forms);
  add_domains (json, summary);
  add_keys (json, summary->statistics);
  exam_json_add_int (json, "median-words", summary->statistics->median_words);
  exam_json_add_int (json, "most-words", summary->statistics->most_words);
  json_builder_end_object (json);
}

/* --- The command --- */

static gboolean
parse_arguments (int      *argc,
                 char   ***argv,
                 gboolean *as_json)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, as_json, N_("Print the figures as JSON"), NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_("BANK…"));

  g_option_context_set_summary (context, _("Shows a question bank in figures: items by domain and kind, forms without repeats, where\n"
                                           "the keys stand, how long options and stems are."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_description (context, _("Exit status: 0 if all is well, 2 for wrong arguments or when a bank cannot be read."));

  return exam_cli_parse_options (context, argc, argv) && (*argc >= 2 || exam_cli_print_usage (context));
}

static gboolean
show_bank (ExamFormats *formats,
           const char  *path,
           JsonBuilder *json)
{
  g_autoptr (ExamBankFile) file = exam_bank_file_read (path, EXAM_BANK_OPENED, formats, NULL);
  ExamBank *bank = exam_bank_file_get_bank (file);
  g_autofree char *problems = exam_problems_to_string (exam_bank_file_get_problems (file));
  g_autoptr (ExamBankStatistics) statistics = NULL;
  g_autoptr (ExamPool) pool = NULL;
  Summary summary;

  g_printerr ("%s", problems);
  if (bank == NULL)
    return FALSE;

  summary.bank = bank;
  summary.format = exam_formats_find_newest (formats, exam_bank_get_family (bank));
  summary.statistics = statistics = exam_bank_statistics_new (bank, summary.format);
  pool = exam_pool_new (summary.format);
  exam_pool_add_bank (pool, bank);
  summary.n_forms = exam_form_count (pool, MOST_FORMS);
  if (json != NULL)
    add_summary (json, &summary);
  else
    print_text (&summary);
  return TRUE;
}

/**
 * exam_cli_stats:
 * @paths: where the formats are
 * @argc: number of arguments
 * @argv: `stats`, options and banks
 *
 * `mockingbird stats BANK…`: banks in figures. What is wrong with a bank goes to the standard error, and its sound items count.
 *
 * Returns: 0, or 2 when it cannot run or cannot read a bank
 */
int
exam_cli_stats (const ExamPaths *paths,
                int              argc,
                char            *argv[])
{
  gboolean as_json = FALSE;
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormats) formats = NULL;
  g_autoptr (JsonBuilder) json = NULL;
  int status = STATUS_FINE;

  if (!parse_arguments (&argc, &argv, &as_json))
    return STATUS_CANNOT_RUN;

  formats = exam_formats_new_for_folder (paths->formats, problems);
  if (as_json)
    {
      json = json_builder_new ();
      json_builder_begin_array (json);
    }

  for (int i = 1; i < argc; i++)
    {
      if (i > 1 && !as_json)
        g_print ("\n");
      if (!show_bank (formats, argv[i], json))
        status = STATUS_CANNOT_RUN;
    }

  if (as_json)
    {
      g_autoptr (JsonNode) root = NULL;

      json_builder_end_array (json);
      root = json_builder_get_root (json);
      exam_cli_print_json (root);
    }
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-doubts-data.h"

#include "cli/exam-cli-csv.h"

/* Doubtful keys for the author of a bank. Names of members are the same in every language, and stay the same. */

static const char *const columns[] = { "item", "bank", "revision", "hash", "key", "reason", "reported", "stem", NULL };

/* --- The key --- */

/* In the order of the bank, which is what its author knows the letters by. */
static void
append_options (GString        *text,
                const ExamItem *item)
{
  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    {
      const ExamOption *option = exam_item_get_option (item, i);
      g_autofree char *plain = NULL;

      if (!exam_option_is_key (option))
        continue;
      plain = exam_text_dup_plain (exam_option_get_text (option));
      g_string_append_printf (text, "%s%c. %s", text->len > 0 ? "; " : "", (char) ('A' + i), g_strstrip (plain));
    }
}

static void
append_codes (GString        *text,
              const ExamItem *item)
{
  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    {
      const ExamKeyedCode *code = exam_item_get_code (item, i);
      g_autofree char *printed = exam_code_format (exam_item_get_code_system (item), exam_keyed_code_get_code (code));

      g_string_append_printf (text, exam_keyed_code_is_optional (code) ? "%s(%s)" : "%s%s", text->len > 0 ? "; " : "", printed);
    }
}

/** Returns: (transfer full): the key of an item in one line: its options by their letters in the bank; codes, optional ones in
 *   parentheses */
char *
exam_cli_dup_key (const ExamItem *item)
{
  GString *text = g_string_new (NULL);

  if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
    append_codes (text, item);
  else
    append_options (text, item);
  return g_string_free (text, FALSE);
}

/* --- A doubt --- */

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
describe (const ExamDoubt *doubt)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (doubt->changed_at / G_USEC_PER_SEC);
  g_autofree char *moment = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  g_autofree char *key = exam_cli_dup_key (doubt->item);
  g_autofree char *stem = exam_text_dup_plain (exam_item_get_stem (doubt->item));

  set_text (object, "item", exam_item_get_id (doubt->item));
  set_text (object, "bank", doubt->bank_id);
  set_text (object, "revision", doubt->bank_revision);
  set_text (object, "hash", doubt->item_hash);
  set_text (object, "key", key);
  set_text (object, "reason", doubt->reason);
  set_text (object, "reported", moment);
  set_text (object, "stem", g_strstrip (stem));
  return object;
}

/**
 * exam_cli_doubts_to_data:
 * @doubts: (element-type ExamDoubt): doubtful keys
 * @output: %EXAM_CLI_JSON or %EXAM_CLI_CSV
 *
 * Returns: (transfer full): what the author of a bank needs to look into them, for a file or for a program
 */
char *
exam_cli_doubts_to_data (const GPtrArray *doubts,
                         ExamCliOutput    output)
{
  g_autoptr (JsonArray) rows = json_array_new ();
  g_autoptr (JsonGenerator) generator = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (doubts != NULL, NULL);

  for (guint i = 0; i < doubts->len; i++)
    json_array_add_object_element (rows, describe (g_ptr_array_index (doubts, i)));
  if (output == EXAM_CLI_CSV)
    return exam_cli_csv_format (columns, rows);

  root = json_node_alloc ();
  json_node_init_array (root, rows);
  generator = json_generator_new ();
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/exam-doubt-export.h"

#include "report/exam-csv-writer.h"
#include "report/exam-json.h"

/* Doubtful keys for the author of a bank. */

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
exam_doubt_export_dup_key (const ExamItem *item)
{
  GString *text = g_string_new (NULL);

  if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
    append_codes (text, item);
  else
    append_options (text, item);
  return g_string_free (text, FALSE);
}

/* --- A doubt --- */

static JsonObject *
describe (const ExamDoubt *doubt)
{
  JsonObject *object = json_object_new ();
  g_autofree char *key = exam_doubt_export_dup_key (doubt->item);
  g_autofree char *stem = exam_text_dup_plain (exam_item_get_stem (doubt->item));

  exam_json_set_text (object, "item", exam_item_get_id (doubt->item));
  exam_json_set_text (object, "bank", doubt->bank_id);
  exam_json_set_text (object, "revision", doubt->bank_revision);
  exam_json_set_text (object, "hash", doubt->item_hash);
  exam_json_set_text (object, "key", key);
  exam_json_set_text (object, "reason", doubt->reason);
  exam_json_set_moment (object, "reported", doubt->changed_at);
  exam_json_set_text (object, "stem", g_strstrip (stem));
  return object;
}

static JsonArray *
describe_all (const GPtrArray *doubts)
{
  JsonArray *rows = json_array_new ();

  for (guint i = 0; i < doubts->len; i++)
    json_array_add_object_element (rows, describe (g_ptr_array_index (doubts, i)));
  return rows;
}

/** Returns: (transfer full): a line of comma-separated values for each of @doubts (element-type ExamDoubt) */
char *
exam_doubt_export_to_csv (const GPtrArray *doubts)
{
  g_autoptr (JsonArray) rows = NULL;

  g_return_val_if_fail (doubts != NULL, NULL);

  rows = describe_all (doubts);
  return exam_csv_write (columns, rows);
}

/** Returns: (transfer full): an array of all @doubts (element-type ExamDoubt) */
char *
exam_doubt_export_to_json (const GPtrArray *doubts)
{
  g_return_val_if_fail (doubts != NULL, NULL);
  return exam_json_format_array (describe_all (doubts));
}

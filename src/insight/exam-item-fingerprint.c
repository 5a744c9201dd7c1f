/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-item-fingerprint.h"

#include "bank/exam-item-writer.h"

/**
 * exam_item_fingerprint_content:
 * @form: a form as it was stored, which has its pictures with it
 * @position: 0-based
 *
 * The hash covers all of a question: its record, its options with the reasons for them, its sources, and its pictures. The
 * order in which the options were served is no part of it.
 *
 * Returns: (transfer full): SHA-256 in hexadecimal; the same for two questions if they are the same to the letter
 */
char *
exam_item_fingerprint_content (const ExamForm *form,
                               guint           position)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) sources = NULL;
  g_autofree char *xml = NULL;
  const ExamItem *item;

  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (position < exam_form_get_n_items (form), NULL);

  item = exam_form_get_item (form, position);
  xml = exam_item_to_xml (item);
  g_checksum_update (checksum, (const guchar *) xml, -1);

  sources = exam_item_dup_image_sources (item);
  for (guint i = 0; i < sources->len; i++)
    {
      g_autoptr (GBytes) image = exam_form_load_image (form, position, g_ptr_array_index (sources, i), NULL);
      /* A picture that was not there when the question was served is one, too. */
      g_autofree char *hash = image != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, image) : g_strdup ("none");

      g_checksum_update (checksum, (const guchar *) hash, -1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* What an option says, however it is set; what is only to be seen has no more than its markup. */
static char *
dup_option_text (const ExamOption *option)
{
  ExamText *text = exam_option_get_text (option);
  g_autofree char *plain = exam_text_dup_plain (text);
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        {
          if (space && words->len > 0)
            g_string_append_c (words, ' ');
          g_string_append_unichar (words, c);
        }
      space = g_unichar_isspace (c);
    }
  return words->len > 0 ? g_strdup (words->str) : g_strdup (exam_text_get_markup (text));
}

static char *
join_sorted (GPtrArray *texts)
{
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("\n", (char **) texts->pdata);
}

static char *
fingerprint_choice (const ExamItem *item)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    if (exam_option_is_key (exam_item_get_option (item, i)))
      g_ptr_array_add (keys, dup_option_text (exam_item_get_option (item, i)));
  text = join_sorted (keys);
  return g_strconcat ("options\n", text, NULL);
}

static char *
fingerprint_codes (const ExamItem *item)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    {
      const ExamKeyedCode *code = exam_item_get_code (item, i);
      g_autofree char *normal = exam_code_normalize (exam_keyed_code_get_code (code));
      gboolean first = i == 0 && exam_item_is_first_listed (item);

      g_ptr_array_add (keys, g_strconcat (normal, exam_keyed_code_is_optional (code) ? " optional" : "",
                                          first ? " first" : "", NULL));
    }
  text = join_sorted (keys);
  return g_strconcat ("codes ", exam_code_system_get_name (exam_item_get_code_system (item)), "\n", text, NULL);
}

/**
 * exam_item_fingerprint_key:
 * @item: an item
 *
 * What is right, by what it says: neither the letters nor the order of the options matter, nor how they are set, nor how codes
 * are written. A right option that says something else is another key, even if only its wording was meant to change: nobody
 * but its author could tell.
 *
 * Returns: (transfer full): a text that is the same for two items if the same answers are right
 */
char *
exam_item_fingerprint_key (const ExamItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);
  return exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES ? fingerprint_codes (item) : fingerprint_choice (item);
}

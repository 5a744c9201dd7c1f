/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-form-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "bank/exam-item-writer.h"
#include "bank/exam-safe-file.h"
#include "report/exam-json.h"

/*
 * A form as one JSON file with all it needs to be scored: the format and the items as XML, as they are kept with results,
 * the order of the options, which items do not count, and pictures. The id is a hash of that, so that a changed file, or
 * answers to another form, are seen. The other half, which trusts no file, is exam-form-file-reader.c.
 */

/* --- Id --- */

/* With its length, so that no two forms run into the same bytes. */
static void
hash_text (GChecksum  *checksum,
           const char *text,
           gsize       length)
{
  g_autofree char *prefix = g_strdup_printf ("%" G_GSIZE_FORMAT ":", length);

  g_checksum_update (checksum, (const guchar *) prefix, -1);
  g_checksum_update (checksum, (const guchar *) text, (gssize) length);
}

static void
hash_item (GChecksum      *checksum,
           const ExamForm *form,
           guint           position)
{
  const ExamItem *item = exam_form_get_item (form, position);
  g_autofree char *xml = exam_item_to_xml (item);
  g_autofree char *order = exam_form_dup_order (form, position);
  g_autoptr (GPtrArray) sources = exam_item_dup_image_sources (item);

  hash_text (checksum, xml, strlen (xml));
  hash_text (checksum, order, strlen (order));
  hash_text (checksum, exam_form_is_pretest (form, position) ? "1" : "0", 1);
  for (guint i = 0; i < sources->len; i++)
    {
      g_autoptr (GBytes) bytes = exam_form_load_image (form, position, g_ptr_array_index (sources, i), NULL);
      gsize size = 0;
      const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : "";

      hash_text (checksum, data, size);
    }
}

/**
 * exam_form_make_id:
 * @form: a form
 *
 * Returns: (transfer full): twelve hexadecimal digits in groups, such as "4F2A-91BC-7D03", the same for the same questions in
 *   the same order under the same rules
 */
char *
exam_form_make_id (const ExamForm *form)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *head = NULL;
  g_autofree char *digits = NULL;
  gsize size;
  const char *format;

  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (exam_form_get_format (form)->xml != NULL, NULL);

  format = g_bytes_get_data (exam_form_get_format (form)->xml, &size);
  head = g_strdup_printf ("%" G_GUINT64_FORMAT " %u %d", exam_form_get_seed (form), exam_form_get_minutes (form),
                          exam_form_is_short (form) ? 1 : 0);
  hash_text (checksum, format, size);
  hash_text (checksum, head, strlen (head));
  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    hash_item (checksum, form, i);

  digits = g_ascii_strup (g_checksum_get_string (checksum), 12);
  return g_strdup_printf ("%.4s-%.4s-%.4s", digits, digits + 4, digits + 8);
}

/** Returns: (transfer full): which form it is, for those who hold it in their hands */
char *
exam_form_describe_id (const ExamForm *form)
{
  g_autofree char *id = exam_form_make_id (form);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, exam_form_get_seed (form));

  /* Translators: id of a form, such as 4F2A-91BC-7D03, and the number with which it was drawn */
  return g_strdup_printf (_("Form %s · seed %s"), id, seed);
}

/* --- Writing --- */

static void
add_pictures (JsonBuilder    *json,
              const ExamForm *form,
              guint           position)
{
  g_autoptr (GPtrArray) sources = exam_item_dup_image_sources (exam_form_get_item (form, position));

  if (sources->len == 0)
    return;

  json_builder_set_member_name (json, "images");
  json_builder_begin_object (json);
  for (guint i = 0; i < sources->len; i++)
    {
      g_autoptr (GBytes) bytes = exam_form_load_image (form, position, g_ptr_array_index (sources, i), NULL);
      gsize size;
      const guint8 *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
      g_autofree char *text = bytes != NULL ? g_base64_encode (data, size) : NULL;

      /* A picture that has vanished since the bank was read is missing on paper as well. */
      if (text != NULL)
        exam_json_add_text (json, g_ptr_array_index (sources, i), text);
    }
  json_builder_end_object (json);
}

static void
add_item (JsonBuilder    *json,
          const ExamForm *form,
          guint           position)
{
  g_autofree char *xml = exam_item_to_xml (exam_form_get_item (form, position));
  g_autofree char *order = exam_form_dup_order (form, position);

  json_builder_begin_object (json);
  exam_json_add_text (json, "xml", xml);
  exam_json_add_text (json, "order", order);
  json_builder_set_member_name (json, "unscored");
  json_builder_add_boolean_value (json, exam_form_is_pretest (form, position));
  add_pictures (json, form, position);
  json_builder_end_object (json);
}

static JsonNode *
make_json (const ExamForm *form)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autofree char *id = exam_form_make_id (form);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, exam_form_get_seed (form));
  gsize size;
  const char *data = g_bytes_get_data (exam_form_get_format (form)->xml, &size);
  g_autofree char *format = g_strndup (data, size);

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "mockingbird-form");
  json_builder_add_int_value (json, 1);
  exam_json_add_text (json, "id", id);
  exam_json_add_text (json, "seed", seed);
  json_builder_set_member_name (json, "minutes");
  json_builder_add_int_value (json, exam_form_get_minutes (form));
  json_builder_set_member_name (json, "short-form");
  json_builder_add_boolean_value (json, exam_form_is_short (form));
  exam_json_add_text (json, "format", format);
  json_builder_set_member_name (json, "items");
  json_builder_begin_array (json);
  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    add_item (json, form, i);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return json_builder_get_root (json);
}

/**
 * exam_form_file_save:
 * @form: a form whose format was read from a file
 * @path: a JSON file
 * @error: set to a #GFileError
 *
 * Writes a form with everything that is needed to score it. What was there is replaced when the new file is whole.
 *
 * Returns: whether it is there
 */
gboolean
exam_form_file_save (const ExamForm *form,
                     const char     *path,
                     GError        **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (form != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  root = make_json (form);
  text = exam_json_format (root);
  return exam_safe_file_save (path, text, error);
}

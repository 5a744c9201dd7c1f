/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-form-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "bank/exam-error.h"
#include "bank/exam-format-reader.h"
#include "bank/exam-image-file.h"
#include "bank/exam-item-writer.h"
#include "bank/exam-regular-file.h"

/* Deepest nesting that is read: a form needs 4. The parser calls itself for each level. */
#define MAX_DEPTH 8

/* A day and a night: more than any exam. */
#define MAX_MINUTES (48 * 60)

static void set_invalid (GError    **error,
                         const char *format,
                         ...) G_GNUC_PRINTF (2, 3);

static void
set_invalid (GError    **error,
             const char *format,
             ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_INVALID, message);
}

/* --- JSON --- */

static gboolean
is_shallow (const char *text,
            gsize       length)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (quoted && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && (text[i] == '[' || text[i] == '{') && ++depth > MAX_DEPTH)
        return FALSE;
      else if (!quoted && (text[i] == ']' || text[i] == '}') && depth > 0)
        depth--;
    }
  return TRUE;
}

static JsonNode *
parse (GBytes  *bytes,
       GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) json_error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  JsonNode *root;

  if (length == 0 || !g_utf8_validate (text, (gssize) length, NULL) || !is_shallow (text, length))
    {
      set_invalid (error, _("it is no JSON that \"mockingbird form\" writes"));
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, (gssize) length, &json_error))
    {
      /* Translators: %s is what a parser says, in English */
      set_invalid (error, _("it is no JSON that \"mockingbird form\" writes: %s"), json_error->message);
      return NULL;
    }

  root = json_parser_steal_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root) && json_object_has_member (json_node_get_object (root), "mockingbird-form"))
    return root;

  g_clear_pointer (&root, json_node_unref);
  set_invalid (error, _("it is no form; \"mockingbird form --json\" writes one"));
  return NULL;
}

/* The value of a member that has this type, or NULL. */
static JsonNode *
get_member (JsonObject *object,
            const char *name,
            GType       type,
            GError    **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type)
    return node;

  set_invalid (error, _("'%s' is missing or is not what it should be"), name);
  return NULL;
}

static const char *
get_text (JsonObject *object,
          const char *name,
          GError    **error)
{
  JsonNode *node = get_member (object, name, G_TYPE_STRING, error);

  return node != NULL ? json_node_get_string (node) : NULL;
}

/* --- Items --- */

/* Items of one case are stored each with the record; on the form they share it again. */
static void
share_case (const ExamForm *form,
            ExamItem       *item)
{
  guint n_items = exam_form_get_n_items (form);
  ExamCase *exam_case = exam_item_get_case (item);
  ExamCase *before = n_items > 0 ? exam_item_get_case (exam_form_get_item (form, n_items - 1)) : NULL;

  if (exam_case != NULL && before != NULL && g_str_equal (exam_case_get_id (exam_case), exam_case_get_id (before)))
    exam_item_set_case (item, before);
}

static gboolean
read_picture (ExamForm   *form,
              guint       position,
              JsonObject *images,
              const char *source,
              GError    **error)
{
  const char *text;
  g_autofree guchar *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  guint width, height;

  /* It was missing when the form was made. */
  if (images == NULL || !json_object_has_member (images, source))
    return TRUE;

  text = get_text (images, source, error);
  if (text == NULL)
    return FALSE;

  data = g_base64_decode (text, &size);
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  if (!exam_image_file_check (bytes, source, &width, &height, error))
    return FALSE;

  exam_form_set_image (form, position, source, bytes);
  return TRUE;
}

static gboolean
read_pictures (ExamForm   *form,
               JsonObject *object,
               GError    **error)
{
  guint position = exam_form_get_n_items (form) - 1;
  g_autoptr (GPtrArray) sources = exam_item_dup_image_sources (exam_form_get_item (form, position));
  JsonNode *node = json_object_get_member (object, "images");
  JsonObject *images = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  for (guint i = 0; i < sources->len; i++)
    if (!read_picture (form, position, images, g_ptr_array_index (sources, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
check_item (const ExamForm *form,
            const ExamItem *item,
            GHashTable     *ids,
            GError        **error)
{
  const ExamFormat *format = exam_form_get_format (form);

  if (exam_format_find_domain (format, exam_item_get_domain (item), NULL) == NULL ||
      !exam_format_serves (format, exam_item_get_kind (item)))
    {
      set_invalid (error, _("the exam does not have questions like '%s'"), exam_item_get_id (item));
      return FALSE;
    }
  if (!g_hash_table_add (ids, g_strdup (exam_item_get_id (item))))
    {
      set_invalid (error, _("the question '%s' is there twice"), exam_item_get_id (item));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_item (ExamForm   *form,
           JsonNode   *node,
           GHashTable *ids,
           GError    **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *xml = object != NULL ? get_text (object, "xml", error) : NULL;
  const char *order_text = xml != NULL ? get_text (object, "order", error) : NULL;
  JsonNode *unscored = order_text != NULL ? get_member (object, "unscored", G_TYPE_BOOLEAN, error) : NULL;
  g_autoptr (ExamItem) item = NULL;
  guint8 order[EXAM_ITEM_MAX_OPTIONS];

  if (unscored == NULL)
    {
      if (object == NULL)
        set_invalid (error, _("it is no question"));
      return FALSE;
    }

  item = exam_item_new_from_xml (xml, error);
  if (item == NULL || !check_item (form, item, ids, error))
    return FALSE;
  if (!exam_form_parse_order (order_text, exam_item_get_n_options (item), order))
    {
      set_invalid (error, _("the order of options cannot be read"));
      return FALSE;
    }

  share_case (form, item);
  exam_form_add (form, item, NULL, json_node_get_boolean (unscored), order);
  return read_pictures (form, object, error);
}

static gboolean
read_items (ExamForm   *form,
            JsonObject *root,
            GError    **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonNode *node = json_object_get_member (root, "items");
  JsonArray *items = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (items == NULL || json_array_get_length (items) == 0 || json_array_get_length (items) > EXAM_FORM_FILE_MAX_ITEMS)
    {
      set_invalid (error, _("it has no questions, or more than %d"), EXAM_FORM_FILE_MAX_ITEMS);
      return FALSE;
    }

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      g_autoptr (GError) item_error = NULL;

      if (read_item (form, json_array_get_element (items, i), ids, &item_error))
        continue;
      /* Translators: number of a question, and what is wrong with it */
      set_invalid (error, _("question %u: %s"), i + 1, item_error->message);
      return FALSE;
    }

  if (exam_form_get_n_scored (form) > 0)
    return TRUE;
  set_invalid (error, _("none of its questions counts"));
  return FALSE;
}

/* --- The form --- */

static ExamFormat *
read_format (JsonObject *root,
             GError    **error)
{
  const char *xml = get_text (root, "format", error);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GBytes) bytes = NULL;
  ExamFormat *format;

  if (xml == NULL)
    return NULL;

  bytes = g_bytes_new (xml, strlen (xml));
  format = exam_format_read_bytes ("format", bytes, problems);
  if (format == NULL)
    set_invalid (error, _("the format that was sat cannot be read"));
  return format;
}

static ExamForm *
read_head (JsonObject *root,
           GError    **error)
{
  g_autoptr (ExamFormat) format = NULL;
  JsonNode *version = get_member (root, "mockingbird-form", G_TYPE_INT64, error);
  const char *seed_text = version != NULL ? get_text (root, "seed", error) : NULL;
  JsonNode *minutes = seed_text != NULL ? get_member (root, "minutes", G_TYPE_INT64, error) : NULL;
  JsonNode *is_short = minutes != NULL ? get_member (root, "short-form", G_TYPE_BOOLEAN, error) : NULL;
  guint64 seed;

  if (is_short == NULL)
    return NULL;
  if (json_node_get_int (version) != 1)
    {
      set_invalid (error, _("it was written by a newer version of Mockingbird"));
      return NULL;
    }
  if (!g_ascii_string_to_unsigned (seed_text, 10, 0, G_MAXUINT64, &seed, NULL) ||
      json_node_get_int (minutes) < 1 || json_node_get_int (minutes) > MAX_MINUTES)
    {
      set_invalid (error, _("'%s' is missing or is not what it should be"), "seed, minutes");
      return NULL;
    }

  format = read_format (root, error);
  return format != NULL ? exam_form_new (format, seed, (guint) json_node_get_int (minutes), json_node_get_boolean (is_short))
                        : NULL;
}

/**
 * exam_form_file_read_bytes:
 * @bytes: what exam_form_file_save() wrote, or something else
 * @error: set to %EXAM_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the form
 */
ExamForm *
exam_form_file_read_bytes (GBytes  *bytes,
                           GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (ExamForm) form = NULL;
  g_autofree char *id = NULL;
  const char *written;

  g_return_val_if_fail (bytes != NULL, NULL);

  root = parse (bytes, error);
  if (root == NULL)
    return NULL;

  written = get_text (json_node_get_object (root), "id", error);
  form = written != NULL ? read_head (json_node_get_object (root), error) : NULL;
  if (form == NULL || !read_items (form, json_node_get_object (root), error))
    return NULL;

  id = exam_form_make_id (form);
  if (g_str_equal (id, written))
    return g_steal_pointer (&form);

  set_invalid (error, _("it was changed after it was written: its id would be %s"), id);
  return NULL;
}

/**
 * exam_form_file_load:
 * @path: a file that exam_form_file_save() wrote, or another one
 * @error: set to %EXAM_ERROR_UNREADABLE or %EXAM_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the form
 */
ExamForm *
exam_form_file_load (const char *path,
                     GError    **error)
{
  g_autoptr (GBytes) bytes = exam_regular_file_load (path, EXAM_FORM_FILE_MAX_BYTES, error);

  return bytes != NULL ? exam_form_file_read_bytes (bytes, error) : NULL;
}

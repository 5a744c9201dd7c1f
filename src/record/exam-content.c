/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-content.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"
#include "bank/exam-item-writer.h"

/* Formats, items and images are stored once under the hash of what they are, so that what a hash stands for can be checked. */

/** Returns: (transfer full): SHA-256 in hexadecimal, of a format's XML or an image */
char *
exam_content_hash_bytes (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * exam_content_hash_item:
 * @xml: an item, from exam_item_to_xml()
 * @image_hashes: (element-type utf8): of its pictures, in the order of exam_item_dup_image_sources()
 *
 * The hash covers the pictures too: another picture is another question.
 *
 * Returns: (transfer full): SHA-256 in hexadecimal
 */
char *
exam_content_hash_item (const char      *xml,
                        const GPtrArray *image_hashes)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_val_if_fail (xml != NULL, NULL);
  g_return_val_if_fail (image_hashes != NULL, NULL);

  g_checksum_update (checksum, (const guchar *) xml, -1);
  for (guint i = 0; i < image_hashes->len; i++)
    g_checksum_update (checksum, g_ptr_array_index (image_hashes, i), -1);
  return g_strdup (g_checksum_get_string (checksum));
}

/* Where no picture of that name is stored, none was there when the item was. */
static gboolean
append_image_hash (ExamDatabase *database,
                   const char   *item_hash,
                   const char   *source,
                   GPtrArray    *hashes,
                   GError      **error)
{
  sqlite3_stmt *statement =
    exam_database_prepare (database, "SELECT image_hash FROM item_image WHERE item_hash = ? AND source = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  exam_database_bind (database, statement, "ss", item_hash, source);
  if (!exam_database_step (database, statement, &row, error))
    return FALSE;
  if (row)
    g_ptr_array_add (hashes, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
check_item (ExamDatabase *database,
            const char   *hash,
            GBytes       *content,
            gboolean     *sound,
            GError      **error)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);
  g_autofree char *xml = g_strndup (data, size);
  g_autofree char *without_images = exam_content_hash_bytes (content);
  g_autoptr (ExamItem) item = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *found = NULL;

  /* Most items have none, and need not be parsed. */
  *sound = g_str_equal (without_images, hash);
  if (*sound)
    return TRUE;

  item = exam_item_new_from_xml (xml, NULL);
  if (item == NULL)
    return TRUE;

  sources = exam_item_dup_image_sources (item);
  for (guint i = 0; i < sources->len; i++)
    if (!append_image_hash (database, hash, g_ptr_array_index (sources, i), hashes, error))
      return FALSE;

  found = exam_content_hash_item (xml, hashes);
  *sound = g_str_equal (found, hash);
  return TRUE;
}

static gboolean
check_bytes (ExamDatabase *database,
             const char   *hash,
             GBytes       *content,
             gboolean     *sound,
             GError      **error)
{
  g_autofree char *found = exam_content_hash_bytes (content);

  *sound = g_str_equal (found, hash);
  return TRUE;
}

/* In this order: an item is known by its images. */
static const struct {
  const char *select;
  const char *remove;
  gboolean (*check) (ExamDatabase *database,
                     const char   *hash,
                     GBytes       *content,
                     gboolean     *sound,
                     GError      **error);
} kinds[] = {
  { "SELECT hash, xml FROM format", "DELETE FROM format WHERE hash = ?", check_bytes },
  { "SELECT hash, bytes FROM image", "DELETE FROM image WHERE hash = ?", check_bytes },
  { "SELECT hash, xml FROM item", "DELETE FROM item WHERE hash = ?", check_item },
};

static gboolean
find_damaged (ExamDatabase *database,
              guint         kind,
              GPtrArray    *damaged,
              GError      **error)
{
  sqlite3_stmt *statement = exam_database_prepare (database, kinds[kind].select, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (exam_database_step (database, statement, &row, error))
    {
      const char *hash;
      g_autoptr (GBytes) content = NULL;
      gboolean sound;

      if (!row)
        return TRUE;

      hash = (const char *) sqlite3_column_text (statement, 0);
      content = g_bytes_new (sqlite3_column_blob (statement, 1), (gsize) sqlite3_column_bytes (statement, 1));
      if (!kinds[kind].check (database, hash, content, &sound, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
      if (!sound)
        g_ptr_array_add (damaged, g_strdup (hash));
    }
  return FALSE;
}

/**
 * exam_content_check:
 * @database: a file
 * @error: set to %EXAM_ERROR_STORE_DAMAGED when a format, an image or an item is not what its hash says
 *
 * SQLite's own check does not look into values.
 *
 * Returns: whether everything is sound
 */
gboolean
exam_content_check (ExamDatabase *database,
                    GError      **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      g_autoptr (GPtrArray) damaged = g_ptr_array_new_with_free_func (g_free);

      if (!find_damaged (database, kind, damaged, error))
        return FALSE;
      if (damaged->len > 0)
        {
          /* Translators: %s is a file */
          g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE_DAMAGED,
                       ngettext ("%s is damaged: %u stored text has changed",
                                 "%s is damaged: %u stored texts have changed", damaged->len),
                       exam_database_get_path (database), damaged->len);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * exam_content_discard_damaged:
 * @database: a file
 * @error: set to %EXAM_ERROR_STORE
 *
 * Deletes every format, image and item that is not what its hash says.
 *
 * Returns: whether the file could be read and written
 */
gboolean
exam_content_discard_damaged (ExamDatabase *database,
                              GError      **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      g_autoptr (GPtrArray) damaged = g_ptr_array_new_with_free_func (g_free);

      if (!find_damaged (database, kind, damaged, error))
        return FALSE;
      for (guint i = 0; i < damaged->len; i++)
        if (!exam_database_run (database, error, kinds[kind].remove, "s", g_ptr_array_index (damaged, i)))
          return FALSE;
    }
  return TRUE;
}

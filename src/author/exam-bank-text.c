/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "author/exam-bank-editor.h"
#include "author/exam-entry-xml.h"
#include "bank/exam-error.h"
#include "bank/exam-image-file.h"
#include "bank/exam-regular-file.h"
#include "bank/exam-safe-file.h"
#include "bank/exam-xml-parser.h"

/* The text of a bank from a file, and what is added to one that nobody has open. */

/**
 * exam_bank_text_load:
 * @path: a bank
 * @error: set to an #ExamError
 *
 * Returns: (transfer full) (nullable): its text with every byte of it, a mark of the encoding and line ends as they are
 */
ExamManuscript *
exam_bank_text_load (const char *path,
                     GError    **error)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *text;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = exam_regular_file_load (path, EXAM_XML_MAX_BYTES, error);
  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  if (!g_utf8_validate_len (text != NULL ? text : "", length, NULL))
    {
      g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE,
                           _("the file is not text in UTF-8: save it in that encoding to write in it"));
      return NULL;
    }
  return exam_manuscript_new (text != NULL ? text : "", (gssize) length);
}

/* --- Images --- */

static gboolean
copy_image (const char *source,
            const char *from_folder,
            const char *to_folder,
            GError    **error)
{
  g_autofree char *from = g_build_filename (from_folder, source, NULL);
  g_autofree char *to = g_build_filename (to_folder, source, NULL);
  g_autofree char *folder = g_path_get_dirname (to);
  g_autoptr (GBytes) image = exam_regular_file_load (from, EXAM_IMAGE_MAX_BYTES, NULL);
  g_autoptr (GBytes) there = NULL;
  g_autoptr (ExamSafeFile) file = NULL;
  gsize size;
  const char *data;

  /* What is not there the checker misses in the one bank as in the other. */
  if (image == NULL)
    return TRUE;

  there = exam_regular_file_load (to, EXAM_IMAGE_MAX_BYTES, NULL);
  if (there != NULL && g_bytes_equal (there, image))
    return TRUE;
  if (there != NULL)
    {
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID, _("another image called “%s” is in the folder of that bank"), source);
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE, _("the folder “%s” cannot be made"), folder);
      return FALSE;
    }

  data = g_bytes_get_data (image, &size);
  file = exam_safe_file_new (to, error);
  return file != NULL && exam_safe_file_write (file, data, size) && exam_safe_file_commit (file, error);
}

static gboolean
leads_out (const char *source)
{
  g_auto (GStrv) parts = g_strsplit (source, "/", -1);

  return g_path_is_absolute (source) || strstr (source, ":") != NULL || g_strv_contains ((const char *const *) parts, "..");
}

static gboolean
copy_images (const char *xml,
             const char *from_folder,
             const char *to_folder,
             GError    **error)
{
  g_autoptr (GPtrArray) images = exam_entry_xml_list_images (xml);

  if (from_folder == NULL || g_strcmp0 (from_folder, to_folder) == 0)
    return TRUE;
  for (guint i = 0; i < images->len; i++)
    {
      const char *source = g_ptr_array_index (images, i);

      if (!leads_out (source) && !copy_image (source, from_folder, to_folder, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * exam_bank_text_append:
 * @path: a bank
 * @xml: an item or a case
 * @from_folder: (nullable): where its images are; they are copied beside that bank
 * @error: what does not work
 *
 * Puts an item or a case to the end of a bank and saves that, in one piece; under another id where the bank has it already.
 *
 * Returns: (transfer full) (nullable): the id that it has there
 */
char *
exam_bank_text_append (const char *path,
                       const char *xml,
                       const char *from_folder,
                       GError    **error)
{
  g_autoptr (ExamManuscript) manuscript = exam_bank_text_load (path, error);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (ExamBankEditor) editor = NULL;
  g_autofree char *fresh = NULL;

  if (manuscript == NULL)
    return NULL;

  editor = exam_bank_editor_new (manuscript);
  if (!exam_bank_editor_is_sound (editor))
    {
      int line, column;
      const char *fault = exam_bank_editor_get_fault (editor, &line, &column);

      /* Translators: a line of a file, and what is wrong there */
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID, _("line %d of that bank: %s"), line, fault);
      return NULL;
    }

  fresh = exam_entry_xml_refresh_ids (xml, editor);
  if (!copy_images (fresh, from_folder, folder, error) ||
      exam_bank_editor_insert (editor, fresh, NULL, NULL, error) == NULL ||
      !exam_safe_file_save (path, exam_manuscript_get_text (manuscript, NULL), error))
    return NULL;
  return exam_entry_xml_dup_id (fresh);
}

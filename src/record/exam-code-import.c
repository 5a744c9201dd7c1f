/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-code-import.h"

#include "codes/exam-code-file.h"

struct _ExamCodeImport
{
  GPtrArray *files;   /* (element-type ExamCodeImportFile) */
};

static void
file_free (gpointer data)
{
  ExamCodeImportFile *file = data;

  g_free (file->path);
  g_clear_pointer (&file->editions, g_ptr_array_unref);
  exam_problems_free (file->problems);
  g_free (file);
}

/** Returns: (transfer full): an import of files that were not read yet; @paths: (element-type utf8) */
ExamCodeImport *
exam_code_import_new (const GPtrArray *paths)
{
  ExamCodeImport *self = g_new (ExamCodeImport, 1);

  self->files = g_ptr_array_new_with_free_func (file_free);
  for (guint i = 0; i < paths->len; i++)
    {
      ExamCodeImportFile *file = g_new0 (ExamCodeImportFile, 1);

      file->path = g_strdup (g_ptr_array_index (paths, i));
      file->problems = exam_problems_new ();
      g_ptr_array_add (self->files, file);
    }
  return self;
}

void
exam_code_import_free (ExamCodeImport *self)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_unref (self->files);
  g_free (self);
}

/**
 * exam_code_import_read:
 * @self: an import; nobody else may look at it meanwhile
 * @cancellable: (nullable): stops it between two files
 *
 * Reads the files. Takes its time: for a thread.
 *
 * Returns: whether all were read; FALSE when it was stopped
 */
gboolean
exam_code_import_read (ExamCodeImport *self,
                       GCancellable   *cancellable)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->files->len; i++)
    {
      ExamCodeImportFile *file = g_ptr_array_index (self->files, i);
      g_autoptr (GError) error = NULL;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      file->editions = exam_code_file_read_undated (file->path, file->problems, &error);
      if (error != NULL)
        exam_problems_add (file->problems, EXAM_SEVERITY_ERROR, file->path, 0, 0, NULL, "%s", error->message);
    }
  return !g_cancellable_is_cancelled (cancellable);
}

guint
exam_code_import_get_n_files (const ExamCodeImport *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->files->len;
}

/** Returns: (transfer none): the file at the 0-based @index */
const ExamCodeImportFile *
exam_code_import_get_file (const ExamCodeImport *self,
                           guint                 index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->files->len, NULL);
  return g_ptr_array_index (self->files, index);
}

/** Returns: whether all files were read without errors */
gboolean
exam_code_import_is_sound (const ExamCodeImport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->files->len; i++)
    if (((const ExamCodeImportFile *) g_ptr_array_index (self->files, i))->editions == NULL)
      return FALSE;

  return self->files->len > 0;
}

static gboolean
has_undated (const ExamCodeImportFile *file)
{
  for (guint i = 0; file->editions != NULL && i < file->editions->len; i++)
    if (((const ExamCodeEdition *) g_ptr_array_index (file->editions, i))->year == 0)
      return TRUE;

  return FALSE;
}

/** Returns: (transfer full) (nullable): the names of the files of which the year is not known, or %NULL */
char *
exam_code_import_dup_undated (const ExamCodeImport *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->files->len; i++)
    {
      const ExamCodeImportFile *file = g_ptr_array_index (self->files, i);

      if (has_undated (file))
        g_ptr_array_add (names, g_filename_display_basename (file->path));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/** Says of which year those are that do not tell. */
void
exam_code_import_set_year (ExamCodeImport *self,
                           guint           year)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->files->len; i++)
    {
      const ExamCodeImportFile *file = g_ptr_array_index (self->files, i);

      for (guint j = 0; file->editions != NULL && j < file->editions->len; j++)
        {
          ExamCodeEdition *edition = g_ptr_array_index (file->editions, j);

          if (edition->year == 0)
            edition->year = year;
        }
    }
}

/** Returns: (transfer full) (element-type ExamCodeEdition): what all files have; afterwards they have nothing */
GPtrArray *
exam_code_import_steal_editions (ExamCodeImport *self)
{
  GPtrArray *editions = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_edition_free);

  g_return_val_if_fail (self != NULL, editions);

  for (guint i = 0; i < self->files->len; i++)
    {
      ExamCodeImportFile *file = g_ptr_array_index (self->files, i);

      if (file->editions != NULL)
        g_ptr_array_extend_and_steal (editions, g_steal_pointer (&file->editions));
    }
  return editions;
}

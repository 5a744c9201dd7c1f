/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-formats.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-format-reader.h"

struct _ExamFormats
{
  gatomicrefcount ref_count;
  GPtrArray      *formats;  /* (owned) (element-type ExamFormat) sorted */
};

ExamFormats *
exam_formats_new (void)
{
  ExamFormats *self = g_new0 (ExamFormats, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->formats = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_format_unref);
  return self;
}

ExamFormats *
exam_formats_ref (ExamFormats *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
exam_formats_unref (ExamFormats *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->formats);
  g_free (self);
}

static int
compare_formats (gconstpointer a,
                 gconstpointer b)
{
  return exam_format_compare (*(ExamFormat *const *) a, *(ExamFormat *const *) b);
}

/** Adds a format while the list is made. */
void
exam_formats_add (ExamFormats *self,
                  ExamFormat  *format)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (format != NULL);

  g_ptr_array_add (self->formats, exam_format_ref (format));
  g_ptr_array_sort (self->formats, compare_formats);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Leaves out a format whose id another one has. */
static void
read_format (ExamFormats  *self,
             const char   *path,
             ExamProblems *problems)
{
  g_autoptr (ExamFormat) format = exam_format_read_file (path, problems);

  if (format == NULL)
    return;

  if (exam_formats_find (self, format->id) != NULL)
    exam_problems_add (problems, EXAM_SEVERITY_ERROR, path, 1, 1, NULL,
                       _("there is another format with the id '%s'; this one is left out"),
                       format->id);
  else
    exam_formats_add (self, format);
}

/**
 * exam_formats_new_for_folder:
 * @folder: a folder with format files
 * @problems: gets what is wrong with them
 *
 * Reads all `.xml` files of a folder, in the order of their names. A faulty file is left out and reported.
 *
 * Returns: (transfer full): the formats
 */
ExamFormats *
exam_formats_new_for_folder (const char   *folder,
                             ExamProblems *problems)
{
  ExamFormats *self = exam_formats_new ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  if (dir == NULL)
    {
      exam_problems_add (problems, EXAM_SEVERITY_ERROR, folder, 0, 0, NULL, "%s", error->message);
      return self;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml") && !g_str_has_prefix (name, "."))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));

  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    read_format (self, g_ptr_array_index (paths, i), problems);

  return self;
}

guint
exam_formats_get_n (const ExamFormats *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->formats->len;
}

ExamFormat *
exam_formats_get (const ExamFormats *self,
                  guint              index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->formats->len, NULL);
  return g_ptr_array_index (self->formats, index);
}

/** Returns: (nullable): the format with that id */
ExamFormat *
exam_formats_find (const ExamFormats *self,
                   const char        *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->formats->len; i++)
    {
      ExamFormat *format = g_ptr_array_index (self->formats, i);

      if (g_strcmp0 (format->id, id) == 0)
        return format;
    }

  return NULL;
}

/** Returns: (nullable): the edition of the family that began last; what banks of it are written for */
ExamFormat *
exam_formats_find_newest (const ExamFormats *self,
                          const char        *family)
{
  ExamFormat *newest = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->formats->len; i++)
    {
      ExamFormat *format = g_ptr_array_index (self->formats, i);

      if (g_strcmp0 (format->family, family) == 0 &&
          (newest == NULL || g_strcmp0 (format->valid_from, newest->valid_from) > 0))
        newest = format;
    }
  return newest;
}

gboolean
exam_formats_has_family (const ExamFormats *self,
                         const char        *family)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->formats->len; i++)
    if (g_strcmp0 (((ExamFormat *) g_ptr_array_index (self->formats, i))->family, family) == 0)
      return TRUE;

  return FALSE;
}

/** Returns: whether any edition of the family has the domain */
gboolean
exam_formats_family_has_domain (const ExamFormats *self,
                                const char        *family,
                                const char        *domain)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->formats->len; i++)
    {
      const ExamFormat *format = g_ptr_array_index (self->formats, i);

      if (g_strcmp0 (format->family, family) == 0 && exam_format_find_domain (format, domain, NULL) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
append_once (GPtrArray  *names,
             const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, (gpointer) name);
}

static char *
join (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/** Returns: (transfer full): the families known, for messages */
char *
exam_formats_list_families (const ExamFormats *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->formats->len; i++)
    append_once (names, ((ExamFormat *) g_ptr_array_index (self->formats, i))->family);
  return join (names);
}

/** Returns: (transfer full): the domains of all editions of a family, for messages */
char *
exam_formats_list_domains (const ExamFormats *self,
                           const char        *family)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->formats->len; i++)
    {
      const ExamFormat *format = g_ptr_array_index (self->formats, i);

      for (guint j = 0; g_strcmp0 (format->family, family) == 0 && j < format->domains->len; j++)
        append_once (names, ((ExamDomain *) g_ptr_array_index (format->domains, j))->id);
    }
  return join (names);
}

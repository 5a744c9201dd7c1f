/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-library.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* All formats and banks at hand. */
struct _ExamLibrary
{
  GObject parent_instance;

  ExamFormats *formats;  /* (owned) */
  GPtrArray   *files;    /* (owned) (element-type ExamBankFile) in the order they came */
};

G_DEFINE_FINAL_TYPE (ExamLibrary, exam_library, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
exam_library_finalize (GObject *object)
{
  ExamLibrary *self = EXAM_LIBRARY (object);

  g_clear_pointer (&self->formats, exam_formats_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);

  G_OBJECT_CLASS (exam_library_parent_class)->finalize (object);
}

static void
exam_library_class_init (ExamLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_library_finalize;

  /**
   * ExamLibrary::changed:
   *
   * Pools made before may lack items now, or have some too many.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", EXAM_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
exam_library_init (ExamLibrary *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
}

ExamLibrary *
exam_library_new (ExamFormats *formats)
{
  ExamLibrary *self;

  g_return_val_if_fail (formats != NULL, NULL);

  self = g_object_new (EXAM_TYPE_LIBRARY, NULL);
  self->formats = exam_formats_ref (formats);
  return self;
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * exam_library_read_folder:
 * @folder: a folder; it may be missing
 * @origin: where its banks are from
 * @formats: what formats and domains there are
 * @cancellable: (nullable): stops reading
 *
 * Reads all `.xml` files of a folder, in the order of their names. Can be called in any thread.
 *
 * Returns: (transfer full) (element-type ExamBankFile): what was read, faulty ones included
 */
GPtrArray *
exam_library_read_folder (const char    *folder,
                          ExamBankOrigin origin,
                          ExamFormats   *formats,
                          GCancellable  *cancellable)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL, files);

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml") && !g_str_has_prefix (name, "."))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));

  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (files, exam_bank_file_read (g_ptr_array_index (paths, i), origin, formats, cancellable));

  return files;
}

static gboolean
is_same_file (ExamBankFile *a,
              ExamBankFile *b)
{
  g_autofree char *path_a = g_canonicalize_filename (exam_bank_file_get_path (a), NULL);
  g_autofree char *path_b = g_canonicalize_filename (exam_bank_file_get_path (b), NULL);

  return g_str_equal (path_a, path_b);
}

/**
 * exam_library_add:
 * @self: a library
 * @file: a bank
 *
 * Adds a bank. One that was read from the same file before is replaced, and the new one takes its place: where two banks
 * have an item with one id, the first bank's is served, and reading a file again does not change that.
 */
void
exam_library_add (ExamLibrary  *self,
                  ExamBankFile *file)
{
  guint i = 0;

  g_return_if_fail (EXAM_IS_LIBRARY (self));
  g_return_if_fail (EXAM_IS_BANK_FILE (file));

  while (i < self->files->len && !is_same_file (g_ptr_array_index (self->files, i), file))
    i++;

  g_ptr_array_insert (self->files, (int) i, g_object_ref (file));
  if (i + 1 < self->files->len)
    g_ptr_array_remove_index (self->files, i + 1);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/** Puts the sound items of a faulty bank to use: the user said so. */
void
exam_library_accept (ExamLibrary  *self,
                     ExamBankFile *file)
{
  g_return_if_fail (EXAM_IS_LIBRARY (self));

  exam_bank_file_accept (file);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

ExamFormats *
exam_library_get_formats (ExamLibrary *self)
{
  g_return_val_if_fail (EXAM_IS_LIBRARY (self), NULL);
  return self->formats;
}

guint
exam_library_get_n_files (ExamLibrary *self)
{
  g_return_val_if_fail (EXAM_IS_LIBRARY (self), 0);
  return self->files->len;
}

ExamBankFile *
exam_library_get_file (ExamLibrary *self,
                       guint        index)
{
  g_return_val_if_fail (EXAM_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (index < self->files->len, NULL);
  return g_ptr_array_index (self->files, index);
}

static ExamItem *
find_in_bank (ExamBank   *bank,
              const char *item_id)
{
  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    if (g_str_equal (exam_item_get_id (exam_bank_get_item (bank, i)), item_id))
      return exam_bank_get_item (bank, i);

  return NULL;
}

/**
 * exam_library_find_item:
 * @self: a library
 * @bank_id: (nullable): the bank that it should be in, where there is one with that id; else any will do
 * @item_id: id of an item
 * @bank: (out) (optional) (transfer none): where it was found
 *
 * Returns: (transfer none) (nullable): the item as it is now
 */
ExamItem *
exam_library_find_item (ExamLibrary *self,
                        const char  *bank_id,
                        const char  *item_id,
                        ExamBank   **bank)
{
  gboolean known = FALSE;

  g_return_val_if_fail (EXAM_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (item_id != NULL, NULL);

  for (guint i = 0; i < self->files->len && bank_id != NULL && !known; i++)
    {
      ExamBankFile *file = g_ptr_array_index (self->files, i);

      known = exam_bank_file_is_usable (file) && g_strcmp0 (exam_bank_get_id (exam_bank_file_get_bank (file)), bank_id) == 0;
    }

  for (guint i = 0; i < self->files->len; i++)
    {
      ExamBankFile *file = g_ptr_array_index (self->files, i);
      ExamBank *here = exam_bank_file_is_usable (file) ? exam_bank_file_get_bank (file) : NULL;
      ExamItem *item = NULL;

      if (here != NULL && (!known || g_strcmp0 (exam_bank_get_id (here), bank_id) == 0))
        item = find_in_bank (here, item_id);
      if (item == NULL)
        continue;
      if (bank != NULL)
        *bank = here;
      return item;
    }

  return NULL;
}

/** Returns: (transfer full): all items that a form of @format can be drawn from */
ExamPool *
exam_library_create_pool (ExamLibrary *self,
                          ExamFormat  *format)
{
  ExamPool *pool;

  g_return_val_if_fail (EXAM_IS_LIBRARY (self), NULL);

  pool = exam_pool_new (format);
  for (guint i = 0; i < self->files->len; i++)
    {
      ExamBankFile *file = g_ptr_array_index (self->files, i);

      if (exam_bank_file_is_usable (file))
        exam_pool_add_bank (pool, exam_bank_file_get_bank (file));
    }

  return pool;
}

/* Ids have to be unique among the banks of a family. */
static char *
make_key (ExamBank *bank,
          guint     index)
{
  return g_strconcat (exam_bank_get_family (bank), " ", exam_item_get_id (exam_bank_get_item (bank, index)), NULL);
}

/**
 * exam_library_count_served:
 * @self: a library
 * @file: one of its files, with a bank
 *
 * Returns: how many items of the bank no bank before it has; only those are served
 */
guint
exam_library_count_served (ExamLibrary  *self,
                           ExamBankFile *file)
{
  g_autoptr (GHashTable) served = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (EXAM_IS_LIBRARY (self), 0);

  for (guint i = 0; i < self->files->len; i++)
    {
      ExamBankFile *other = g_ptr_array_index (self->files, i);
      ExamBank *bank = exam_bank_file_get_bank (other);
      guint n_before = g_hash_table_size (served);

      if (bank == NULL || !exam_bank_file_is_usable (other))
        continue;
      for (guint j = 0; j < exam_bank_get_n_items (bank); j++)
        g_hash_table_add (served, make_key (bank, j));
      if (other == file)
        return g_hash_table_size (served) - n_before;
    }

  return 0;
}

static void
find_duplicates (GHashTable   *seen,
                 ExamBank     *bank,
                 const char   *path,
                 ExamProblems *problems)
{
  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    {
      const ExamItem *item = exam_bank_get_item (bank, i);
      g_autofree char *key = make_key (bank, i);
      const char *other = g_hash_table_lookup (seen, key);

      if (other == NULL)
        g_hash_table_insert (seen, g_steal_pointer (&key), (gpointer) path);
      else
        exam_problems_add (problems, EXAM_SEVERITY_WARNING, path, exam_item_get_line (item),
                           exam_item_get_column (item), exam_item_get_id (item),
                           _("%s has an item with this id too, so this one is not served; rename one of them"), other);
    }
}

/** Returns: (transfer full): a warning for each item whose id another bank of the same family has */
ExamProblems *
exam_library_find_duplicates (ExamLibrary *self)
{
  ExamProblems *problems = exam_problems_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (EXAM_IS_LIBRARY (self), problems);

  /* Those that are served first: what is not served cannot take their place. */
  for (int usable = TRUE; usable >= FALSE; usable--)
    for (guint i = 0; i < self->files->len; i++)
      {
        ExamBankFile *file = g_ptr_array_index (self->files, i);

        if (exam_bank_file_get_bank (file) != NULL && exam_bank_file_is_usable (file) == usable)
          find_duplicates (seen, exam_bank_file_get_bank (file), exam_bank_file_get_path (file), problems);
      }

  return problems;
}

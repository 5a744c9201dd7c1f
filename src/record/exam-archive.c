/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-archive-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bank/exam-error.h"
#include "record/exam-content.h"
#include "record/exam-salvage.h"

/* --- Opening --- */

/* The kernel lets go of the lock when the program ends, however it ends. */
static int
take_lock (const char *folder,
           GError    **error)
{
  g_autofree char *path = g_build_filename (folder, "results.lock", NULL);
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      /* Translators: a file, and why */
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE, _("%s cannot be written: %s"), path, g_strerror (errno));
      return -1;
    }

  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;

  /* Translators: %s is a folder */
  g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE_BUSY,
               _("another Mockingbird is writing to %s"), folder);
  close (fd);
  return -1;
}

static ExamDatabase *
open_checked (const char       *path,
              const ExamSchema *schema,
              const char       *backup_folder,
              GError          **error)
{
  g_autoptr (ExamDatabase) database = exam_database_open (path, FALSE, error);

  if (database == NULL || !exam_database_check (database, error) ||
      !exam_schema_apply (schema, database, backup_folder, error) || !exam_content_check (database, error))
    return NULL;

  return g_steal_pointer (&database);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The rolling backups by age, the oldest first: their names are their times. */
static GPtrArray *
list_backups (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "results-2") && g_str_has_suffix (name, ".sqlite"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));

  g_ptr_array_sort (paths, compare_names);
  return paths;
}

static ExamDatabase *
salvage (const char       *path,
         const ExamSchema *schema,
         const char       *backup_folder,
         gint64            wall_time,
         char            **notice,
         GError          **error)
{
  g_autofree char *aside = exam_salvage_set_aside (path, wall_time, error);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (ExamDatabase) database = NULL;
  gint64 n_sittings = 0;

  if (aside == NULL)
    return NULL;

  database = open_checked (path, schema, NULL, error);
  if (database == NULL || !exam_salvage_copy (database, aside, error) || !exam_salvage_clean (database, FALSE, error))
    return NULL;

  /* What the damage took may still be in the newest backup. */
  backups = list_backups (backup_folder);
  if (backups->len > 0 && !exam_salvage_copy (database, g_ptr_array_index (backups, backups->len - 1), error))
    return NULL;
  if (!exam_salvage_clean (database, TRUE, error))
    return NULL;

  if (!exam_database_get_int (database, "SELECT count(*) FROM sitting WHERE deleted_at IS NULL", &n_sittings, error))
    return NULL;

  *notice = g_strdup_printf (ngettext ("The file with your results was damaged. %d sitting could be recovered from it and "
                                       "from its backup. The damaged file is kept as %s.",
                                       "The file with your results was damaged. %d sittings could be recovered from it and "
                                       "from its backup. The damaged file is kept as %s.",
                                       (gulong) n_sittings),
                             (int) n_sittings, aside);
  return g_steal_pointer (&database);
}

/* Deletes for good what was deleted and not taken back. */
gboolean
exam_archive_purge (ExamDatabase *database,
                    GError      **error)
{
  static const char purge[] =
    "BEGIN IMMEDIATE;"
    "DELETE FROM served WHERE sitting_id IN (SELECT id FROM sitting WHERE deleted_at IS NOT NULL);"
    "DELETE FROM event WHERE sitting_id IN (SELECT id FROM sitting WHERE deleted_at IS NOT NULL);"
    "DELETE FROM result WHERE sitting_id IN (SELECT id FROM sitting WHERE deleted_at IS NOT NULL);"
    "DELETE FROM outcome WHERE sitting_id IN (SELECT id FROM sitting WHERE deleted_at IS NOT NULL);"
    "DELETE FROM domain_result WHERE sitting_id IN (SELECT id FROM sitting WHERE deleted_at IS NOT NULL);"
    "DELETE FROM practice WHERE sitting_id IN (SELECT id FROM sitting WHERE deleted_at IS NOT NULL);"
    "DELETE FROM review WHERE sitting_id IN (SELECT id FROM sitting WHERE deleted_at IS NOT NULL);"
    "DELETE FROM cause WHERE sitting_id IN (SELECT id FROM sitting WHERE deleted_at IS NOT NULL);"
    "DELETE FROM sitting WHERE deleted_at IS NOT NULL;"
    "DELETE FROM item WHERE hash NOT IN (SELECT item_hash FROM served UNION SELECT item_hash FROM doubt);"
    "DELETE FROM item_about WHERE item_hash NOT IN (SELECT hash FROM item);"
    "DELETE FROM item_image WHERE item_hash NOT IN (SELECT hash FROM item);"
    "DELETE FROM image WHERE hash NOT IN (SELECT image_hash FROM item_image);"
    "COMMIT";
  gint64 n_deleted;

  if (!exam_database_get_int (database, "SELECT count(*) FROM sitting WHERE deleted_at IS NOT NULL", &n_deleted, error))
    return FALSE;
  if (n_deleted == 0 || exam_database_exec (database, purge, error))
    return TRUE;

  exam_database_roll_back (database);
  return FALSE;
}

/**
 * exam_archive_open_with_schema:
 * @folder: the folder of the results file; it is made if missing
 * @schema: what the file should look like
 * @wall_time: now, in microseconds since 1970
 * @notice: (out) (transfer full) (nullable): something that the user has to be told
 * @error: set to %EXAM_ERROR_STORE, %EXAM_ERROR_STORE_NEWER or %EXAM_ERROR_STORE_BUSY
 *
 * Opens the results file, checks it, brings it up to date. A damaged file is set aside, and what can be read of it and of
 * the newest backup makes a new one.
 *
 * Returns: (transfer full) (nullable): the archive
 */
ExamArchive *
exam_archive_open_with_schema (const char       *folder,
                               const ExamSchema *schema,
                               gint64            wall_time,
                               char            **notice,
                               GError          **error)
{
  g_autofree char *path = NULL;
  g_autofree char *backup_folder = NULL;
  g_autoptr (ExamDatabase) database = NULL;
  g_autoptr (GError) local_error = NULL;
  ExamArchive *self;
  int lock;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (notice != NULL, NULL);

  *notice = NULL;
  path = g_build_filename (folder, "results.sqlite", NULL);
  backup_folder = g_build_filename (folder, "backups", NULL);
  if (g_mkdir_with_parents (backup_folder, 0700) != 0)
    {
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE, _("%s cannot be written: %s"), folder, g_strerror (errno));
      return NULL;
    }

  lock = take_lock (folder, error);
  if (lock < 0)
    return NULL;

  database = open_checked (path, schema, backup_folder, &local_error);
  if (g_error_matches (local_error, EXAM_ERROR, EXAM_ERROR_STORE_DAMAGED))
    {
      g_clear_error (&local_error);
      database = salvage (path, schema, backup_folder, wall_time, notice, &local_error);
    }

  if (database == NULL || !exam_archive_purge (database, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      close (lock);
      return NULL;
    }

  self = g_new0 (ExamArchive, 1);
  self->database = g_steal_pointer (&database);
  self->backup_folder = g_steal_pointer (&backup_folder);
  self->lock = lock;
  return self;
}

/** Like exam_archive_open_with_schema(), with the schema of the program. */
ExamArchive *
exam_archive_open (const char *folder,
                   gint64      wall_time,
                   char      **notice,
                   GError    **error)
{
  return exam_archive_open_with_schema (folder, &exam_schema, wall_time, notice, error);
}

/** Returns: (transfer full): an archive that is forgotten when it is closed, for when no file can be written */
ExamArchive *
exam_archive_open_in_memory (void)
{
  ExamArchive *self = g_new0 (ExamArchive, 1);
  g_autoptr (GError) error = NULL;

  self->lock = -1;
  self->database = open_checked (":memory:", &exam_schema, NULL, &error);
  if (self->database == NULL)
    g_error ("No database in memory: %s", error->message);
  return self;
}

/* The newest version of the file that can be read as it is, or an empty file. */
static gboolean
check_version (ExamDatabase *database,
               gint64       *version,
               GError      **error)
{
  if (!exam_database_get_int (database, "PRAGMA user_version", version, error) ||
      !exam_schema_check_version (&exam_schema, database, *version, error))
    return FALSE;
  if (*version == 0 || *version == exam_schema.n_steps)
    return TRUE;

  /* Translators: %s is a file */
  g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE,
               _("%s was written by an older version of Mockingbird; open the window once to bring it up to date"),
               exam_database_get_path (database));
  return FALSE;
}

/**
 * exam_archive_open_read_only:
 * @folder: the folder of the results file
 * @error: set to %EXAM_ERROR_STORE, %EXAM_ERROR_STORE_NEWER or %EXAM_ERROR_STORE_DAMAGED
 *
 * Opens the results file as it is, to look at it while a window may be writing: without the lock, without changing,
 * mending or purging anything. (SQLite may leave an empty log beside it, which the next window takes away: a reader that
 * did without could not see what a window is writing.) Everything that is read is of one moment. Where there is no file, none is made, and the
 * archive has no sittings.
 *
 * Returns: (transfer full) (nullable): the archive
 */
ExamArchive *
exam_archive_open_read_only (const char *folder,
                             GError    **error)
{
  g_autofree char *path = NULL;
  g_autoptr (ExamDatabase) database = NULL;
  ExamArchive *self;
  gint64 version;
  GStatBuf info;

  g_return_val_if_fail (folder != NULL, NULL);

  path = g_build_filename (folder, "results.sqlite", NULL);
  if (g_stat (path, &info) != 0 && errno == ENOENT)
    return exam_archive_open_in_memory ();

  database = exam_database_open (path, TRUE, error);
  /* Of one moment: what a window deletes meanwhile stays until the end of the transaction. */
  if (database == NULL || !exam_database_exec (database, "BEGIN", error) || !check_version (database, &version, error))
    return NULL;
  /* A window is about to fill it. */
  if (version == 0)
    return exam_archive_open_in_memory ();
  if (!exam_database_check (database, error) || !exam_content_check (database, error))
    return NULL;

  self = g_new0 (ExamArchive, 1);
  self->database = g_steal_pointer (&database);
  self->lock = -1;
  return self;
}

void
exam_archive_close (ExamArchive *self)
{
  g_return_if_fail (self != NULL);

  exam_database_close (self->database);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->backup_folder);
  g_free (self);
}

/* --- Backups --- */

static void
drop_old_backups (ExamArchive *self)
{
  g_autoptr (GPtrArray) backups = list_backups (self->backup_folder);

  for (guint i = 0; i + EXAM_ARCHIVE_BACKUPS < backups->len; i++)
    g_unlink (g_ptr_array_index (backups, i));
}

/**
 * exam_archive_back_up:
 * @self: an archive
 * @wall_time: now, in microseconds since 1970
 * @error: set to %EXAM_ERROR_STORE
 *
 * Writes a copy beside the file and keeps the five newest.
 *
 * Returns: whether it went well
 */
gboolean
exam_archive_back_up (ExamArchive *self,
                      gint64       wall_time,
                      GError     **error)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *stamp = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->backup_folder == NULL)
    return TRUE;

  now = g_date_time_new_from_unix_utc (wall_time / G_USEC_PER_SEC);
  stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  name = g_strdup_printf ("results-%s.sqlite", stamp);
  path = g_build_filename (self->backup_folder, name, NULL);
  if (!exam_database_back_up (self->database, path, error))
    return FALSE;

  drop_old_backups (self);
  return TRUE;
}

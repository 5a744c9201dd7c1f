/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-history-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bank/exam-error.h"
#include "bank/exam-regular-file.h"
#include "record/exam-archive-private.h"
#include "record/exam-history-check.h"
#include "record/exam-history-merge.h"

/* The whole history as one file, to take to another computer and back. */

#define CHUNK (256 * 1024)

static gboolean
fail_to_write (const char *path,
               GError    **error)
{
  g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE, _("%s cannot be written: %s"), path, g_strerror (errno));
  return FALSE;
}

/* --- Export --- */

static gboolean
is_same_folder (const char *a,
                const char *b)
{
  GStatBuf first, second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/* A copy under the name of the results, or of what SQLite keeps beside them, would be their end. */
static gboolean
check_target (ExamArchive *archive,
              const char  *path,
              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *own_folder = g_path_get_dirname (exam_database_get_path (archive->database));

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      errno = EISDIR;
      return fail_to_write (path, error);
    }
  if (g_str_equal (exam_database_get_path (archive->database), ":memory:") || !is_same_folder (folder, own_folder))
    return TRUE;

  /* Translators: %s is a folder */
  g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE, _("%s is where the results are kept; choose another folder"), folder);
  return FALSE;
}

/* Leaves one file that is complete by itself, without anything that was deleted. */
static gboolean
tidy (const char   *partial,
      const char   *path,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (ExamDatabase) database = exam_database_open (partial, FALSE, error);
  gint64 n_free;

  if (database == NULL)
    return FALSE;

  exam_database_set_path (database, path);
  exam_database_set_cancellable (database, cancellable);
  return exam_database_exec (database, "PRAGMA journal_mode = DELETE", error) &&
         exam_archive_purge (database, error) &&
         exam_database_get_int (database, "PRAGMA freelist_count", &n_free, error) &&
         (n_free == 0 || exam_database_exec (database, "VACUUM", error));
}

static gboolean
sync_path (const char *path,
           GError    **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean good = fd >= 0 && fsync (fd) == 0;

  if (!good)
    fail_to_write (path, error);
  if (fd >= 0)
    close (fd);
  return good;
}

static void
remove_partial (const char *partial)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (partial, suffixes[i], NULL);

      g_unlink (path);
    }
}

static gboolean
write_partial (ExamArchive  *archive,
               const char   *partial,
               const char   *path,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GError) local_error = NULL;

  if (exam_database_copy (archive->database, partial, cancellable, &local_error) &&
      tidy (partial, path, cancellable, &local_error) &&
      sync_path (partial, &local_error))
    return TRUE;

  if (g_error_matches (local_error, EXAM_ERROR, EXAM_ERROR_STORE))
    /* Translators: a file, and why */
    g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE, _("%s is not written: %s"), path, local_error->message);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * exam_history_file_export:
 * @archive: an archive
 * @path: where to; a file that is there is replaced when the new one is complete
 * @cancellable: (nullable): stops it
 * @error: set to %EXAM_ERROR_STORE or %G_IO_ERROR_CANCELLED
 *
 * Writes everything that is kept, as it is at one moment, except what was deleted.
 *
 * Returns: whether it is on the disk; if not, everything is as it was
 */
gboolean
exam_history_file_export (ExamArchive  *archive,
                          const char   *path,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *partial_name = NULL;
  g_autofree char *partial = NULL;
  gboolean good;
  int fd;

  g_return_val_if_fail (archive != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!check_target (archive, path, error))
    return FALSE;

  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  partial_name = g_strdup_printf (".%.200s.XXXXXX", name);
  partial = g_build_filename (folder, partial_name, NULL);
  fd = g_mkstemp_full (partial, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail_to_write (path, error);
  close (fd);

  good = write_partial (archive, partial, path, cancellable, error);
  if (good && g_rename (partial, path) != 0)
    good = fail_to_write (path, error);
  if (!good)
    {
      remove_partial (partial);
      return FALSE;
    }

  /* The file is there; a folder that cannot be synced is none of its business. */
  sync_path (folder, NULL);
  return TRUE;
}

/* --- Import --- */

/* Copies what is at @path to the empty @copy. */
static gboolean
copy_bytes (const char   *path,
            const char   *copy,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  g_autoptr (GError) local_error = NULL;
  gssize got;
  gboolean good = TRUE;
  int from, to;

  from = exam_regular_file_open (path, G_MAXSSIZE, &local_error);
  if (from < 0)
    {
      /* Translators: a file, and why */
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE, _("%s cannot be read: %s"), path, local_error->message);
      return FALSE;
    }

  to = g_open (copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (to < 0)
    {
      g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_STORE, g_strerror (errno));
      close (from);
      return FALSE;
    }

  while (good && (got = exam_regular_file_read (from, chunk, CHUNK)) != 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        good = FALSE;
      else if (got < 0)
        {
          g_set_error (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE, _("%s cannot be read: %s"), path, g_strerror (errno));
          good = FALSE;
        }
      else if ((errno = 0, write (to, chunk, (gsize) got)) != got)
        {
          g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_STORE, g_strerror (errno != 0 ? errno : ENOSPC));
          good = FALSE;
        }
    }

  close (from);
  close (to);
  return good;
}

/* A file of results that nobody has closed: what was written last is still beside it. */
static gboolean
copy_log (const char   *path,
          const char   *copy,
          GCancellable *cancellable,
          GError      **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *log_copy = g_strconcat (copy, "-wal", NULL);

  return !g_file_test (log, G_FILE_TEST_IS_REGULAR) || copy_bytes (log, log_copy, cancellable, error);
}

/* Everything is done with a copy: nothing is ever written to, or beside, the given file. */
static gboolean
import_copy (ExamArchive       *archive,
             const char        *path,
             const char        *copy,
             gint64             wall_time,
             GCancellable      *cancellable,
             ExamHistoryReport *report,
             GError           **error)
{
  g_autoptr (ExamDatabase) theirs = NULL;

  if (!copy_bytes (path, copy, cancellable, error) || !exam_history_check_magic (copy, path, error) ||
      !copy_log (path, copy, cancellable, error))
    return FALSE;

  theirs = exam_history_open_checked (copy, path, cancellable, error);
  return theirs != NULL &&
         exam_archive_back_up (archive, wall_time, error) &&
         exam_history_merge (archive->database, theirs, copy, cancellable, report, error);
}

static char *
make_work_folder (ExamArchive *archive,
                  GError     **error)
{
  g_autofree char *folder = NULL;

  if (archive->backup_folder == NULL)
    {
      g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_STORE, _("nothing can be imported while results cannot be saved"));
      return NULL;
    }

  folder = g_build_filename (archive->backup_folder, "import-XXXXXX", NULL);
  if (g_mkdtemp_full (folder, 0700) == NULL)
    {
      fail_to_write (archive->backup_folder, error);
      return NULL;
    }
  return g_steal_pointer (&folder);
}

/* Such as one that a power cut has left behind: only one import runs at a time, under the lock of the archive. */
static void
remove_work_folders (ExamArchive *archive)
{
  g_autoptr (GDir) dir = archive->backup_folder != NULL ? g_dir_open (archive->backup_folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (archive->backup_folder, name, NULL);
      g_autofree char *copy = g_build_filename (folder, "history", NULL);

      if (!g_str_has_prefix (name, "import-"))
        continue;
      remove_partial (copy);
      g_rmdir (folder);
    }
}

/**
 * exam_history_file_import:
 * @archive: an archive that is written to, not one in memory
 * @path: what exam_history_file_export() has written, or says so; also a results file of any version or a backup of one
 * @wall_time: now, in microseconds since 1970
 * @cancellable: (nullable): stops it; nothing is changed then
 * @report: (out caller-allocates): what was done
 * @error: set to %EXAM_ERROR_UNREADABLE, %EXAM_ERROR_INVALID when it is no history, %EXAM_ERROR_STORE_DAMAGED,
 *   %EXAM_ERROR_STORE_NEWER, %EXAM_ERROR_STORE when the archive cannot be written, or %G_IO_ERROR_CANCELLED
 *
 * Adds what is in a file and not here; see exam_history_merge(). A backup is made before. The given file is only read.
 *
 * Returns: whether it went well; if not, nothing has changed
 */
gboolean
exam_history_file_import (ExamArchive       *archive,
                          const char        *path,
                          gint64             wall_time,
                          GCancellable      *cancellable,
                          ExamHistoryReport *report,
                          GError           **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean good;

  g_return_val_if_fail (archive != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (report != NULL, FALSE);

  *report = (ExamHistoryReport) { 0 };
  remove_work_folders (archive);
  folder = make_work_folder (archive, error);
  if (folder == NULL)
    return FALSE;

  copy = g_build_filename (folder, "history", NULL);
  good = import_copy (archive, path, copy, wall_time, cancellable, report, &local_error);
  remove_partial (copy);
  g_rmdir (folder);
  if (good)
    return TRUE;

  if (g_error_matches (local_error, EXAM_ERROR, EXAM_ERROR_STORE))
    /* Translators: a file, and why */
    g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE, _("%s is not imported: %s"), path, local_error->message);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
append_sentence (GString *text,
                 guint    n,
                 char    *sentence)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

/** Returns: (transfer full): what an import has done, in sentences */
char *
exam_history_report_to_string (const ExamHistoryReport *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  /* Translators: exams and practice sessions that came from another computer */
  append_sentence (text, self->n_added,
                   g_strdup_printf (ngettext ("%u sitting was added.", "%u sittings were added.", self->n_added),
                                    self->n_added));
  append_sentence (text, self->n_completed,
                   g_strdup_printf (ngettext ("%u that was unfinished here was continued there, and is here now as it is there.",
                                              "%u that were unfinished here were continued there, and are here now as they are there.",
                                              self->n_completed), self->n_completed));
  append_sentence (text, self->n_known,
                   g_strdup_printf (ngettext ("%u was here already.", "%u were here already.", self->n_known), self->n_known));
  append_sentence (text, self->n_unreadable,
                   g_strdup_printf (ngettext ("%u cannot be read by this version, and was left out.",
                                              "%u cannot be read by this version, and were left out.", self->n_unreadable),
                                    self->n_unreadable));
  if (text->len == 0)
    g_string_append (text, _("There are no sittings in it."));
  return g_strdup (text->str);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-safe-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* What cairo hands over comes in small pieces. */
#define BUFFER_SIZE (64 * 1024)

struct _ExamSafeFile
{
  char    *path;       /* (owned): where it is to be in the end, links resolved */
  char    *temporary;  /* (owned): where it is now */
  int      fd;
  int      failure;    /* errno of what failed first, or 0 */
  GString *buffer;     /* (owned) */
};

static void
set_error (GError    **error,
           const char *path,
           int         failure)
{
  g_autofree char *name = g_filename_display_name (path);

  /* Translators: a file, and why */
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (failure), _("%s cannot be written: %s"), name,
               g_strerror (failure));
}

/* Rights as of a file that is there, or of a new one. */
static mode_t
find_mode (const char *path)
{
  struct stat status;
  mode_t mask;

  if (stat (path, &status) == 0)
    return status.st_mode & 0777;

  mask = umask (077);
  umask (mask);
  return 0666 & ~mask;
}

/**
 * exam_safe_file_new:
 * @path: a file that may be there already
 * @error: set to a #GFileError
 *
 * Returns: (transfer full) (nullable): an empty file that stands for it, until exam_safe_file_commit()
 */
ExamSafeFile *
exam_safe_file_new (const char *path,
                    GError    **error)
{
  ExamSafeFile *self;
  char *real;
  struct stat status;

  g_return_val_if_fail (path != NULL, NULL);

  if (stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    {
      set_error (error, path, S_ISDIR (status.st_mode) ? EISDIR : EINVAL);
      return NULL;
    }

  self = g_new0 (ExamSafeFile, 1);
  /* A link stays one. */
  real = realpath (path, NULL);
  self->path = g_strdup (real != NULL ? real : path);
  free (real);
  self->temporary = g_strdup_printf ("%s.XXXXXX", self->path);
  self->buffer = g_string_sized_new (BUFFER_SIZE);
  self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd >= 0)
    return self;

  set_error (error, path, errno);
  g_clear_pointer (&self->temporary, g_free);
  exam_safe_file_free (self);
  return NULL;
}

/** Forgets what was not committed. */
void
exam_safe_file_free (ExamSafeFile *self)
{
  g_return_if_fail (self != NULL);

  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_string_free (self->buffer, TRUE);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

static void
flush (ExamSafeFile *self)
{
  gsize done = 0;

  while (self->failure == 0 && done < self->buffer->len)
    {
      gssize written = write (self->fd, self->buffer->str + done, self->buffer->len - done);

      if (written >= 0)
        done += (gsize) written;
      else if (errno != EINTR)
        self->failure = errno;
    }
  g_string_truncate (self->buffer, 0);
}

/** Writes on. Returns: whether nothing has failed up to now; exam_safe_file_commit() says what */
gboolean
exam_safe_file_write (ExamSafeFile *self,
                      const char   *data,
                      gsize         length)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_string_append_len (self->buffer, data, (gssize) length);
  if (self->buffer->len >= BUFFER_SIZE)
    flush (self);
  return self->failure == 0;
}

/* Else a power cut could bring the old name back. The file is there; a folder that cannot be synced is none of its business. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  (void) !fsync (fd);
  close (fd);
}

/**
 * exam_safe_file_commit:
 * @self: a file that is written to its end
 * @error: set to a #GFileError
 *
 * Puts it in the place of the old one, once it is on the disk.
 *
 * Returns: whether all went well; if not, the old one is as it was
 */
gboolean
exam_safe_file_commit (ExamSafeFile *self,
                       GError      **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->temporary != NULL, FALSE);

  flush (self);
  if (self->failure == 0 && (fchmod (self->fd, find_mode (self->path)) != 0 || fsync (self->fd) != 0))
    self->failure = errno;
  if (self->failure == 0 && rename (self->temporary, self->path) != 0)
    self->failure = errno;
  if (self->failure != 0)
    {
      set_error (error, self->path, self->failure);
      return FALSE;
    }

  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->path);
  return TRUE;
}

/**
 * exam_safe_file_save:
 * @path: a file that may be there already
 * @text: what it should hold
 * @error: set to a #GFileError
 *
 * Writes a file in one piece.
 *
 * Returns: whether it is on the disk; if not, everything is as it was
 */
gboolean
exam_safe_file_save (const char *path,
                     const char *text,
                     GError    **error)
{
  g_autoptr (ExamSafeFile) file = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  file = exam_safe_file_new (path, error);
  if (file == NULL)
    return FALSE;

  exam_safe_file_write (file, text, strlen (text));
  return exam_safe_file_commit (file, error);
}

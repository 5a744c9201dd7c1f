/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-regular-file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bank/exam-error.h"

#define CHUNK (64 * 1024)

/**
 * exam_regular_file_open:
 * @path: a file of any origin
 * @max_bytes: what is larger is not read
 * @error: set to %EXAM_ERROR_UNREADABLE
 *
 * Opens a file for reading. A FIFO or a device is refused, and can make nothing hang before it is: nothing is read from it.
 *
 * Returns: its descriptor, or -1
 */
int
exam_regular_file_open (const char *path,
                        gsize       max_bytes,
                        GError    **error)
{
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, 0);
  struct stat status;
  const char *what = NULL;

  if (fd < 0)
    {
      g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE, g_strerror (errno));
      return -1;
    }

  if (fstat (fd, &status) != 0)
    what = g_strerror (errno);
  else if (S_ISDIR (status.st_mode))
    what = _("this is a folder; name a file in it");
  else if (!S_ISREG (status.st_mode))
    what = _("this is not a regular file");

  if (what != NULL)
    {
      g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE, what);
      close (fd);
      return -1;
    }

  if ((guint64) status.st_size > max_bytes)
    {
      g_autofree char *size = g_format_size_full ((guint64) status.st_size, G_FORMAT_SIZE_IEC_UNITS);
      g_autofree char *limit = g_format_size_full (max_bytes, G_FORMAT_SIZE_IEC_UNITS);

      /* Translators: two sizes, such as "12 MiB" */
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE,
                   _("the file has %s; more than %s is not read: split it into several files"),
                   size, limit);
      close (fd);
      return -1;
    }

  return fd;
}

/** Returns: how many bytes were read into @chunk, 0 at the end, or -1 with errno set */
gssize
exam_regular_file_read (int   fd,
                        char *chunk,
                        gsize size)
{
  gssize got;

  do
    got = read (fd, chunk, size);
  while (got < 0 && errno == EINTR);

  return got;
}

/**
 * exam_regular_file_load:
 * @path: a file of any origin
 * @max_bytes: what is larger is not read
 * @error: set to %EXAM_ERROR_UNREADABLE
 *
 * Loads a small file whole.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
exam_regular_file_load (const char *path,
                        gsize       max_bytes,
                        GError    **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *chunk = g_malloc (CHUNK);
  gssize got;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = exam_regular_file_open (path, max_bytes, error);
  if (fd < 0)
    return NULL;

  while ((got = exam_regular_file_read (fd, chunk, CHUNK)) > 0 && bytes->len <= max_bytes)
    g_byte_array_append (bytes, (const guint8 *) chunk, (guint) got);

  if (got < 0)
    g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE, g_strerror (errno));
  else if (got > 0)
    g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE, _("the file grew while it was read"));
  close (fd);

  return got == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-image-file.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"
#include "bank/exam-regular-file.h"

static gboolean
is_plain_relative_path (const char *source)
{
  g_auto (GStrv) parts = NULL;

  if (*source == '\0' || *source == '/' || strpbrk (source, "\\:") != NULL)
    return FALSE;

  parts = g_strsplit (source, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0' || g_str_equal (parts[i], "..") || g_str_equal (parts[i], "."))
      return FALSE;

  return TRUE;
}

/* realpath() follows links, so that a link in the folder cannot lead out of it. */
static gboolean
is_inside (const char *folder,
           const char *path)
{
  gsize length = strlen (folder);

  return strncmp (path, folder, length) == 0 && (path[length] == '/' || g_str_has_suffix (folder, "/"));
}

/**
 * exam_image_file_resolve:
 * @folder: the folder of the bank
 * @source: the file name that the bank gives
 * @error: set to %EXAM_ERROR_INVALID when the name leads outside or to no picture
 *
 * Finds a picture beside a bank or below its folder, and never anywhere else.
 *
 * Returns: (transfer full) (nullable): its absolute path
 */
char *
exam_image_file_resolve (const char *folder,
                         const char *source,
                         GError    **error)
{
  g_autofree char *joined = NULL;
  g_autofree char *extension = NULL;
  char *real_folder, *real_path;
  char *path = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (source != NULL, NULL);

  if (!is_plain_relative_path (source))
    {
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                   _("the image '%s' is outside the bank's folder; put it beside the bank or below, "
                     "and give its name with / between folders"),
                   source);
      return NULL;
    }

  extension = g_ascii_strdown (source, -1);
  if (!g_str_has_suffix (extension, ".png") && !g_str_has_suffix (extension, ".jpg") &&
      !g_str_has_suffix (extension, ".jpeg"))
    {
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                   _("the image '%s' is neither .png nor .jpg; convert it"), source);
      return NULL;
    }

  joined = g_build_filename (folder, source, NULL);
  real_folder = realpath (folder, NULL);
  real_path = realpath (joined, NULL);

  if (real_folder == NULL || real_path == NULL)
    g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                 _("the image '%s' is missing; put it beside the bank or correct its name"), source);
  else if (!is_inside (real_folder, real_path))
    g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                 _("the image '%s' is a link that leads outside the bank's folder; copy the file there"),
                 source);
  else
    path = g_strdup (real_path);

  free (real_folder);
  free (real_path);
  return path;
}

static guint
read_be (const guint8 *data,
         guint         n_bytes)
{
  guint value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value = value << 8 | data[i];
  return value;
}

/* PNG, W3C Recommendation, 11.2.2: the header chunk comes first, and begins with width and height. */
static gboolean
read_png_size (const guint8 *data,
               gsize         size,
               guint        *width,
               guint        *height)
{
  if (size < 24 || memcmp (data, "\x89PNG\r\n\x1a\n", 8) != 0 || memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;

  *width = read_be (data + 16, 4);
  *height = read_be (data + 20, 4);
  return TRUE;
}

/* JPEG, ITU-T T.81, B.2.2: segments, each a marker and its length, until the frame header, which has height and width. */
static gboolean
read_jpeg_size (const guint8 *data,
                gsize         size,
                guint        *width,
                guint        *height)
{
  gsize at = 2;

  if (size < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;

  while (at + 9 <= size && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        {
          *height = read_be (data + at + 5, 2);
          *width = read_be (data + at + 7, 2);
          return TRUE;
        }
      at += 2 + read_be (data + at + 2, 2);
    }
  return FALSE;
}

/**
 * exam_image_file_check:
 * @bytes: a file of any origin
 * @source: what it is called, for messages
 * @width: (out): in pixels
 * @height: (out): in pixels
 * @error: set to %EXAM_ERROR_INVALID
 *
 * A small file can stand for a picture of gigabytes; what a decoder would make of it is looked at first.
 *
 * Returns: whether @bytes are a picture that may be decoded
 */
gboolean
exam_image_file_check (GBytes     *bytes,
                       const char *source,
                       guint      *width,
                       guint      *height,
                       GError    **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (!read_png_size (data, size, width, height) && !read_jpeg_size (data, size, width, height))
    {
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                   _("the image '%s' is not a PNG or JPEG file, whatever its name says; convert it"), source);
      return FALSE;
    }
  if (*width == 0 || *height == 0 || (guint64) *width * *height > EXAM_IMAGE_MAX_PIXELS)
    {
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                   _("the image '%s' has %u × %u pixels; scale it down to at most %u million"),
                   source, *width, *height, EXAM_IMAGE_MAX_PIXELS / 1000000);
      return FALSE;
    }
  return TRUE;
}

/**
 * exam_image_file_load:
 * @folder: the folder of the bank
 * @source: the file name that the bank gives
 * @error: set when there is no such picture, or it cannot be read
 *
 * Returns: (transfer full) (nullable): the bytes of a PNG or JPEG file
 */
GBytes *
exam_image_file_load (const char *folder,
                      const char *source,
                      GError    **error)
{
  g_autofree char *path = exam_image_file_resolve (folder, source, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) load_error = NULL;
  guint width, height;

  if (path == NULL)
    return NULL;

  bytes = exam_regular_file_load (path, EXAM_IMAGE_MAX_BYTES, &load_error);
  if (bytes == NULL)
    {
      /* Translators: name of a picture, and why it cannot be read */
      g_set_error (error, load_error->domain, load_error->code, _("the image '%s': %s"), source, load_error->message);
      return NULL;
    }

  if (!exam_image_file_check (bytes, source, &width, &height, error))
    return NULL;

  return g_steal_pointer (&bytes);
}

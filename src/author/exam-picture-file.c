/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-picture-file.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bank/exam-error.h"
#include "bank/exam-image-file.h"
#include "bank/exam-safe-file.h"

/* Longer names come from cameras and web sites, and help nobody. */
#define MAX_NAME_CHARS 48

/* A PNG file begins so; the other kind that passes exam_image_file_check() is JPEG. */
static const char *
find_suffix (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && memcmp (data, "\x89PNG", 4) == 0 ? ".png" : ".jpg";
}

/* What is left of a file's name when it has to stand in XML and on every kind of disk. */
static char *
make_stem (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  char *dot = strrchr (base, '.');
  GString *stem = g_string_new (NULL);
  guint n_chars = 0;

  if (dot != NULL && dot != base)
    *dot = '\0';
  for (const char *at = base; *at != '\0' && n_chars < MAX_NAME_CHARS; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char_validated (at, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        break;
      if (g_unichar_isalnum (c) || c == '_')
        g_string_append_unichar (stem, c);
      else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
        g_string_append_c (stem, '-');
      n_chars++;
    }
  while (stem->len > 0 && stem->str[stem->len - 1] == '-')
    g_string_truncate (stem, stem->len - 1);
  if (stem->len == 0)
    g_string_append (stem, "picture");
  return g_string_free (stem, FALSE);
}

static gboolean
holds (const char *path,
       GBytes     *bytes)
{
  g_autofree char *data = NULL;
  gsize length;

  return g_file_get_contents (path, &data, &length, NULL) && length == g_bytes_get_size (bytes) &&
         memcmp (data, g_bytes_get_data (bytes, NULL), length) == 0;
}

/* A picture that is added twice is one file; another one of the same name gets a number. */
static char *
find_source (const char *folder,
             const char *stem,
             GBytes     *bytes,
             gboolean   *is_there)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *source = g_strconcat (EXAM_PICTURE_FOLDER "/", stem, number, find_suffix (bytes), NULL);
      g_autofree char *path = g_build_filename (folder, source, NULL);

      *is_there = g_file_test (path, G_FILE_TEST_EXISTS);
      if (!*is_there || holds (path, bytes))
        return g_steal_pointer (&source);
    }
}

static gboolean
make_folder (const char *folder,
             GError    **error)
{
  g_autofree char *path = g_build_filename (folder, EXAM_PICTURE_FOLDER, NULL);

  if (g_mkdir (path, 0777) == 0 || (errno == EEXIST && g_file_test (path, G_FILE_TEST_IS_DIR)))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
  return FALSE;
}

static gboolean
write_file (const char *path,
            GBytes     *bytes,
            GError    **error)
{
  g_autoptr (ExamSafeFile) file = exam_safe_file_new (path, error);

  if (file == NULL)
    return FALSE;
  exam_safe_file_write (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return exam_safe_file_commit (file, error);
}

/**
 * exam_picture_file_add:
 * @folder: the folder of a bank
 * @name: what the picture is called; a file name, of which only the letters and digits count
 * @bytes: a PNG or JPEG file
 * @error: set to %EXAM_ERROR_INVALID when it is no picture that a bank may have, or to a #GFileError
 *
 * Puts a picture into the images folder beside a bank, under a name that is not taken yet; one that is there already is left as it
 * is. Any thread may call it.
 *
 * Returns: (transfer full) (nullable): what the bank calls it, relative to @folder
 */
char *
exam_picture_file_add (const char *folder,
                       const char *name,
                       GBytes     *bytes,
                       GError    **error)
{
  g_autofree char *stem = NULL;
  g_autofree char *source = NULL;
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;
  gboolean is_there;
  guint width, height;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  if (!exam_image_file_check (bytes, name, &width, &height, error) || !make_folder (folder, error))
    return NULL;

  stem = make_stem (name);
  source = find_source (folder, stem, bytes, &is_there);
  path = g_build_filename (folder, source, NULL);
  if (!is_there && !write_file (path, bytes, error))
    return NULL;

  /* As every reader of the bank will look for it: the images folder may be a link that leads elsewhere. */
  found = exam_image_file_resolve (folder, source, error);
  return found != NULL ? g_steal_pointer (&source) : NULL;
}

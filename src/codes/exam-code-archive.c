/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-archive.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

#define CHUNK (64 * 1024)

/* Below this size no ratio fills a memory. */
#define RATIO_FLOOR (16 * 1024 * 1024)

typedef struct {
  const char     *file;
  ExamProblems   *problems;
  struct archive *archive;      /* (owned) */
  gsize           size;         /* of the archive */
  gsize           n_unpacked;   /* bytes of all entries so far */
  guint           n_archives;   /* entries that are archives */
  GPtrArray      *documents;    /* (owned) (element-type ExamCodeDocument) */
} Reader;

/** Returns: (transfer full): a document with these bytes */
ExamCodeDocument *
exam_code_document_new (const char *name,
                        const char *file,
                        GBytes     *bytes)
{
  ExamCodeDocument *self = g_new0 (ExamCodeDocument, 1);

  self->name = g_strdup (name);
  self->file = g_strdup (file);
  self->bytes = g_bytes_ref (bytes);
  return self;
}

void
exam_code_document_free (ExamCodeDocument *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->name);
  g_free (self->file);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static gboolean
begins_with (GBytes     *bytes,
             const char *mark,
             gsize       length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, mark, length) == 0;
}

/** Returns: whether the bytes begin as a zip file does */
gboolean
exam_code_archive_is_one (GBytes *bytes)
{
  return begins_with (bytes, "PK\x03\x04", 4) || begins_with (bytes, "PK\x05\x06", 4);
}

static void
add_error (Reader     *self,
           const char *format,
           ...) G_GNUC_PRINTF (2, 3);

static void
add_error (Reader     *self,
           const char *format,
           ...)
{
  va_list args;

  va_start (args, format);
  exam_problems_addv (self->problems, EXAM_SEVERITY_ERROR, self->file, 0, 0, NULL, format, args);
  va_end (args);
}

/* Nothing is written to the disk, so such a name could do no harm; but whoever wrote it meant some. */
static gboolean
is_safe_name (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  if (*name == '\0' || *name == '/' || strchr (name, '\\') != NULL || strchr (name, ':') != NULL)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (parts[i], "..") || g_str_equal (parts[i], "."))
      return FALSE;

  return TRUE;
}

/* Returns: (transfer full) (nullable): what an entry has */
static GBytes *
unpack (Reader     *self,
        const char *name)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  la_ssize_t got;

  while ((got = archive_read_data (self->archive, chunk, CHUNK)) > 0)
    {
      self->n_unpacked += (gsize) got;
      if (self->n_unpacked > EXAM_CODE_ARCHIVE_MAX_BYTES ||
          (self->n_unpacked > RATIO_FLOOR && self->n_unpacked / EXAM_CODE_ARCHIVE_MAX_RATIO > self->size))
        {
          add_error (self, _("the archive unpacks to far more than CMS publishes; it was made to fill the memory, and is not read"));
          return NULL;
        }
      g_byte_array_append (bytes, chunk, (guint) got);
    }
  if (got < 0)
    {
      const char *reason = archive_error_string (self->archive);

      add_error (self, _("%s in the archive is damaged (%s); download it again"), name, reason != NULL ? reason : "");
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* Returns FALSE when there is no use in going on. */
static gboolean
read_entry (Reader               *self,
            struct archive_entry *entry)
{
  const char *raw = archive_entry_pathname_utf8 (entry);
  g_autofree char *name = NULL;
  g_autofree char *base = NULL;
  g_autofree char *file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (raw == NULL)
    raw = archive_entry_pathname (entry);
  name = g_utf8_make_valid (raw != NULL ? raw : "", -1);
  if (!is_safe_name (name))
    {
      add_error (self, _("the archive has a file with the name '%s', which leads out of a folder; nothing of it is read"), name);
      return FALSE;
    }
  if (archive_entry_filetype (entry) == AE_IFDIR)
    return TRUE;
  if (archive_entry_filetype (entry) != AE_IFREG)
    {
      add_error (self, _("%s in the archive is a link and no file; nothing of it is read"), name);
      return FALSE;
    }
  if (archive_entry_is_encrypted (entry))
    {
      add_error (self, _("%s in the archive is encrypted; what CMS publishes is not"), name);
      return FALSE;
    }

  bytes = unpack (self, name);
  if (bytes == NULL)
    return FALSE;

  /* Workbooks and the like are archives too: they are passed over, as long as there is something else. */
  if (exam_code_archive_is_one (bytes))
    {
      self->n_archives++;
      return TRUE;
    }
  base = g_path_get_basename (name);
  file = g_strdup_printf ("%s/%s", self->file, name);
  g_ptr_array_add (self->documents, exam_code_document_new (base, file, bytes));
  return TRUE;
}

static gboolean
read_entries (Reader *self)
{
  struct archive_entry *entry;
  guint n_entries = 0;
  int result;

  while ((result = archive_read_next_header (self->archive, &entry)) == ARCHIVE_OK || result == ARCHIVE_WARN)
    {
      if (++n_entries > EXAM_CODE_ARCHIVE_MAX_ENTRIES)
        {
          add_error (self, _("the archive has more than %d files; it is none of CMS or CDC"), EXAM_CODE_ARCHIVE_MAX_ENTRIES);
          return FALSE;
        }
      if (!read_entry (self, entry))
        return FALSE;
    }

  if (result != ARCHIVE_EOF)
    {
      const char *reason = archive_error_string (self->archive);

      add_error (self, _("the archive is damaged or was cut off (%s); download it again"), reason != NULL ? reason : "");
      return FALSE;
    }
  if (n_entries == 0)
    add_error (self, _("the archive is empty"));
  else if (self->documents->len == 0 && self->n_archives > 0)
    add_error (self, _("there are only other archives or workbooks in this one; unpack it, and add the files in it"));
  return n_entries > 0 && self->documents->len > 0;
}

/**
 * exam_code_archive_read:
 * @file: the name for problems
 * @bytes: a zip file of any origin
 * @problems: gets what is wrong
 *
 * Unpacks an archive into memory, within the limits above. Archives in it are passed over, and so are folders.
 *
 * Returns: (transfer full) (nullable) (element-type ExamCodeDocument): its files, or %NULL when there was an error
 */
GPtrArray *
exam_code_archive_read (const char   *file,
                        GBytes       *bytes,
                        ExamProblems *problems)
{
  Reader self = { .file = file, .problems = problems, .archive = archive_read_new () };
  const void *data = g_bytes_get_data (bytes, &self.size);
  guint n_errors = exam_problems_count (problems, EXAM_SEVERITY_ERROR);
  gboolean good;

  self.documents = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_document_free);
  archive_read_support_format_zip (self.archive);
  good = archive_read_open_memory (self.archive, data, self.size) == ARCHIVE_OK && read_entries (&self);
  archive_read_free (self.archive);

  if (!good && exam_problems_count (problems, EXAM_SEVERITY_ERROR) == n_errors)
    add_error (&self, _("the archive cannot be read; download it again"));
  if (!good)
    g_clear_pointer (&self.documents, g_ptr_array_unref);
  return self.documents;
}

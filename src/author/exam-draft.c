/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-draft.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/*
 * A draft file is what was in the bank's file, and each change since then, in the order in which they were made:
 *
 *   Mockingbird draft 1
 *   path LENGTH         the bank's file; length 0 where it has none yet
 *   ...
 *   base LENGTH
 *   ...
 *   edit OFFSET REMOVED LENGTH
 *   ...                 and so on
 *
 * Lengths and offsets count bytes; each piece is followed by a line feed. A change is handed to the kernel before the next one
 * can be made, so that nothing is lost with the program. A draft is locked for as long as its program lives.
 */

#define MAGIC "Mockingbird draft 1\n"
#define SUFFIX ".draft"

/**
 * ExamDraft:
 *
 * Keeps what is written and not saved yet in a file of its own, from the first change on until it is saved.
 */
struct _ExamDraft
{
  GObject parent_instance;

  char           *folder;
  char           *path;        /* (nullable): the bank's file */
  GBytes         *base;
  ExamManuscript *manuscript;

  char *file;                  /* (nullable): where the draft is, while there is one */
  int   fd;                    /* or -1 */
  char *failure;               /* (nullable): why it is not kept */
};

enum {
  PROP_FAILURE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ExamDraft, exam_draft, G_TYPE_OBJECT)

static void
set_failure (ExamDraft  *self,
             const char *failure)
{
  if (g_strcmp0 (self->failure, failure) == 0)
    return;
  g_free (self->failure);
  self->failure = g_strdup (failure);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILURE]);
}

static void
forget_file (ExamDraft *self)
{
  if (self->file != NULL)
    g_unlink (self->file);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  g_clear_pointer (&self->file, g_free);
}

/* --- Writing --- */

static gboolean
write_all (int         fd,
           const char *data,
           gsize       length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno != EINTR)
        return FALSE;
      if (written > 0)
        data += written, length -= (gsize) written;
    }
  return TRUE;
}

static gboolean
write_edit (int         fd,
            gsize       offset,
            gsize       removed,
            const char *inserted,
            gsize       length)
{
  g_autoptr (GString) record = g_string_sized_new (length + 64);

  g_string_append_printf (record, "edit %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT "\n", offset, removed, length);
  g_string_append_len (record, inserted, length);
  g_string_append_c (record, '\n');
  return write_all (fd, record->str, record->len);
}

static gboolean
write_head (ExamDraft *self)
{
  gsize length;
  const char *base = g_bytes_get_data (self->base, &length);
  g_autofree char *head =
    g_strdup_printf (MAGIC "path %" G_GSIZE_FORMAT "\n%s\nbase %" G_GSIZE_FORMAT "\n",
                     self->path != NULL ? strlen (self->path) : 0, self->path != NULL ? self->path : "", length);

  return write_all (self->fd, head, strlen (head)) && write_all (self->fd, base, length) && write_all (self->fd, "\n", 1);
}

/* Writes all that differs from the file as one change: which changes led to it is not known any more, or does not matter. */
static gboolean
write_anew (ExamDraft *self)
{
  gsize length;
  const char *text = exam_manuscript_get_text (self->manuscript, &length);

  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return FALSE;

  self->file = g_build_filename (self->folder, "XXXXXX" SUFFIX, NULL);
  self->fd = g_mkstemp (self->file);
  if (self->fd < 0)
    {
      g_clear_pointer (&self->file, g_free);
      return FALSE;
    }
  return flock (self->fd, LOCK_EX | LOCK_NB) == 0 && write_head (self) &&
         write_edit (self->fd, 0, g_bytes_get_size (self->base), text, length);
}

/* Half a draft is of no use: the next change tries again with all of it. */
static void
tell_kept (ExamDraft *self,
           gboolean   kept)
{
  set_failure (self, kept ? NULL : g_strerror (errno));
  if (!kept)
    forget_file (self);
}

static void
begin (ExamDraft *self)
{
  tell_kept (self, write_anew (self));
}

static void
spliced_cb (ExamDraft *self,
            guint64    offset,
            guint64    removed,
            guint64    inserted)
{
  if (self->fd < 0)
    begin (self);
  else
    tell_kept (self, write_edit (self->fd, offset, removed, exam_manuscript_get_text (self->manuscript, NULL) + offset, inserted));
}

/* All was undone: there is nothing to lose. */
static void
modified_cb (ExamDraft *self)
{
  if (!exam_manuscript_is_modified (self->manuscript))
    forget_file (self);
}

/**
 * exam_draft_rebase:
 * @self: a draft
 * @path: (nullable): the bank's file
 * @base: what is in it now
 *
 * The bank was saved, or is to be taken for what it is from now on. What is not in it, if the manuscript says that it is modified,
 * is kept against that.
 */
void
exam_draft_rebase (ExamDraft  *self,
                   const char *path,
                   GBytes     *base)
{
  g_return_if_fail (EXAM_IS_DRAFT (self));
  g_return_if_fail (base != NULL);

  forget_file (self);
  g_free (self->path);
  self->path = g_strdup (path);
  g_bytes_ref (base);
  g_bytes_unref (self->base);
  self->base = base;
  if (exam_manuscript_is_modified (self->manuscript))
    begin (self);
}

/** Forgets what was not saved. */
void
exam_draft_discard (ExamDraft *self)
{
  g_return_if_fail (EXAM_IS_DRAFT (self));

  forget_file (self);
}

/** Returns: (transfer none) (nullable): why unsaved work is not kept at the moment, or %NULL if it is */
const char *
exam_draft_get_failure (ExamDraft *self)
{
  g_return_val_if_fail (EXAM_IS_DRAFT (self), NULL);

  return self->failure;
}

/* --- Reading --- */

/* Reads "WORD NUMBER…\n". Returns: whether it stands there */
static gboolean
read_numbers (const char **at,
              const char  *end,
              const char  *word,
              guint64     *numbers,
              guint        n_numbers)
{
  const char *place = *at;

  if ((gsize) (end - place) < strlen (word) || memcmp (place, word, strlen (word)) != 0)
    return FALSE;
  place += strlen (word);
  for (guint i = 0; i < n_numbers; i++)
    {
      guint64 number = 0;
      guint n_digits = 0;

      if (place == end || *place++ != ' ')
        return FALSE;
      /* As many digits as the largest file needs, and none of them can overflow. */
      for (; place < end && g_ascii_isdigit (*place) && n_digits < 15; place++, n_digits++)
        number = number * 10 + (guint64) (*place - '0');
      if (n_digits == 0)
        return FALSE;
      numbers[i] = number;
    }
  if (place == end || *place++ != '\n')
    return FALSE;
  *at = place;
  return TRUE;
}

/* Returns: (transfer none) (nullable): @length bytes and a line feed that stand there */
static const char *
read_piece (const char **at,
            const char  *end,
            guint64      length)
{
  const char *piece = *at;

  if ((guint64) (end - piece) <= length || piece[length] != '\n' || !g_utf8_validate_len (piece, length, NULL))
    return NULL;
  *at = piece + length + 1;
  return piece;
}

static gboolean
is_border (const GString *text,
           guint64        offset)
{
  return offset == text->len || ((guchar) text->str[offset] & 0xC0) != 0x80;
}

static gboolean
read_edit (const char **at,
           const char  *end,
           GString     *text)
{
  guint64 numbers[3];
  const char *inserted;

  if (!read_numbers (at, end, "edit", numbers, 3))
    return FALSE;
  if (numbers[0] > text->len || numbers[1] > text->len - numbers[0] || !is_border (text, numbers[0]) ||
      !is_border (text, numbers[0] + numbers[1]))
    return FALSE;
  inserted = read_piece (at, end, numbers[2]);
  if (inserted == NULL)
    return FALSE;

  g_string_erase (text, numbers[0], numbers[1]);
  g_string_insert_len (text, numbers[0], inserted, numbers[2]);
  return TRUE;
}

static gboolean
parse (ExamLeftDraft *self,
       const char    *at,
       gsize          length)
{
  const char *end = at + length;
  const char *path, *base;
  guint64 n_path, n_base;
  GString *text;

  if (!g_str_has_prefix (at, MAGIC))
    return FALSE;
  at += strlen (MAGIC);
  if (!read_numbers (&at, end, "path", &n_path, 1) || (path = read_piece (&at, end, n_path)) == NULL ||
      !read_numbers (&at, end, "base", &n_base, 1) || (base = read_piece (&at, end, n_base)) == NULL)
    return FALSE;

  self->path = n_path > 0 ? g_strndup (path, n_path) : NULL;
  self->base = g_bytes_new (base, n_base);
  text = g_string_new_len (base, n_base);
  while (at < end && !self->damaged)
    self->damaged = !read_edit (&at, end, text);
  self->text = g_string_free_to_bytes (text);
  return TRUE;
}

/**
 * exam_left_draft_read:
 * @file: a draft's file
 * @error: set to a #GFileError
 *
 * Reads a draft as far as it goes: what follows a damaged place is left out.
 *
 * Returns: (transfer full) (nullable): it
 */
ExamLeftDraft *
exam_left_draft_read (const char *file,
                      GError    **error)
{
  g_autoptr (ExamLeftDraft) self = g_new0 (ExamLeftDraft, 1);
  g_autofree char *contents = NULL;
  GStatBuf status;
  gsize length;

  g_return_val_if_fail (file != NULL, NULL);

  self->file = g_strdup (file);
  if (!g_file_get_contents (file, &contents, &length, error))
    return NULL;
  if (!parse (self, contents, length))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, _("%s is no draft, or its beginning is damaged"), file);
      return NULL;
    }
  if (g_stat (file, &status) == 0)
    self->modified_at = status.st_mtime;
  return g_steal_pointer (&self);
}

/* Whether no program that lives writes to it. */
static gboolean
is_left (const char *file)
{
  int fd = g_open (file, O_RDONLY | O_CLOEXEC, 0);
  gboolean left;

  if (fd < 0)
    return FALSE;
  left = flock (fd, LOCK_EX | LOCK_NB) == 0;
  close (fd);
  return left;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const ExamLeftDraft *draft_a = *(ExamLeftDraft *const *) a;
  const ExamLeftDraft *draft_b = *(ExamLeftDraft *const *) b;

  return draft_a->modified_at > draft_b->modified_at ? -1 : draft_a->modified_at < draft_b->modified_at;
}

/**
 * exam_draft_list_left:
 * @folder: where drafts are; it need not be there
 *
 * Looks for unsaved work that a program left behind when it was killed or the power went. Drafts without any change are deleted.
 *
 * Returns: (transfer full) (element-type ExamLeftDraft): the latest first
 */
GPtrArray *
exam_draft_list_left (const char *folder)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_left_draft_free);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autoptr (ExamLeftDraft) draft = NULL;

      if (!g_str_has_suffix (name, SUFFIX) || !is_left (file))
        continue;
      draft = exam_left_draft_read (file, NULL);
      if (draft == NULL)
        continue;
      if (g_bytes_equal (draft->base, draft->text) && !draft->damaged)
        g_unlink (file);
      else
        g_ptr_array_add (drafts, g_steal_pointer (&draft));
    }
  g_ptr_array_sort (drafts, compare_times);
  return drafts;
}

/** Deletes the draft's file: it was taken over, or is not wanted. */
void
exam_left_draft_delete (ExamLeftDraft *self)
{
  g_return_if_fail (self != NULL);

  g_unlink (self->file);
}

void
exam_left_draft_free (ExamLeftDraft *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->file);
  g_free (self->path);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self);
}

/* --- Object --- */

/* The file stays: whoever goes without saving or discarding did not mean to lose it. */
static void
exam_draft_dispose (GObject *object)
{
  ExamDraft *self = EXAM_DRAFT (object);

  if (self->manuscript != NULL)
    g_signal_handlers_disconnect_by_data (self->manuscript, self);
  g_clear_object (&self->manuscript);

  G_OBJECT_CLASS (exam_draft_parent_class)->dispose (object);
}

static void
exam_draft_finalize (GObject *object)
{
  ExamDraft *self = EXAM_DRAFT (object);

  if (self->fd >= 0)
    close (self->fd);
  g_free (self->file);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->failure);
  g_bytes_unref (self->base);

  G_OBJECT_CLASS (exam_draft_parent_class)->finalize (object);
}

static void
exam_draft_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  if (property_id == PROP_FAILURE)
    g_value_set_string (value, EXAM_DRAFT (object)->failure);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
exam_draft_class_init (ExamDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = exam_draft_dispose;
  object_class->finalize = exam_draft_finalize;
  object_class->get_property = exam_draft_get_property;

  properties[PROP_FAILURE] = g_param_spec_string ("failure", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
exam_draft_init (ExamDraft *self)
{
  self->fd = -1;
}

/**
 * exam_draft_new:
 * @folder: where drafts are; made when the first is
 * @path: (nullable): the bank's file, where it has one
 * @base: what is in it
 * @manuscript: the bank's text; if it is another than @base already, it is kept at once
 *
 * Returns: (transfer full): what keeps the unsaved work on @manuscript for as long as it lives
 */
ExamDraft *
exam_draft_new (const char     *folder,
                const char     *path,
                GBytes         *base,
                ExamManuscript *manuscript)
{
  ExamDraft *self;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (base != NULL, NULL);
  g_return_val_if_fail (EXAM_IS_MANUSCRIPT (manuscript), NULL);

  self = g_object_new (EXAM_TYPE_DRAFT, NULL);
  self->folder = g_strdup (folder);
  self->path = g_strdup (path);
  self->base = g_bytes_ref (base);
  self->manuscript = g_object_ref (manuscript);
  g_signal_connect_swapped (manuscript, "spliced", G_CALLBACK (spliced_cb), self);
  g_signal_connect_swapped (manuscript, "notify::modified", G_CALLBACK (modified_cb), self);
  if (exam_manuscript_is_modified (manuscript))
    begin (self);
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-document.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"
#include "bank/exam-regular-file.h"
#include "bank/exam-safe-file.h"
#include "bank/exam-xml-parser.h"

/* Editors write in several steps; what comes within this time, in milliseconds, is looked at once. */
#define SETTLE_TIME 200

/**
 * ExamBankDocument:
 *
 * A bank's file while it is being written: its text, the draft of what is not saved, and the file itself, which another program
 * may change underneath.
 */
struct _ExamBankDocument
{
  GObject parent_instance;

  char           *path;        /* (nullable): until it is saved first */
  char           *drafts;
  GBytes         *base;        /* what was in the file when we looked last */
  ExamManuscript *manuscript;
  ExamDraft      *draft;
  GFileMonitor   *monitor;     /* (nullable) */
  guint           check_id;
};

enum {
  PROP_PATH = 1,
  N_PROPS,
};

enum {
  FILE_CHANGED,
  RELOADED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ExamBankDocument, exam_bank_document, G_TYPE_OBJECT)

/* --- File --- */

static GBytes *
load (const char *path,
      GError    **error)
{
  g_autoptr (GBytes) bytes = exam_regular_file_load (path, EXAM_XML_MAX_BYTES, error);
  gsize length;
  const char *text;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                           _("this is no text in UTF-8; save it in that encoding with the program that made it"));
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

static gboolean
check_cb (gpointer data)
{
  ExamBankDocument *self = data;

  self->check_id = 0;
  exam_bank_document_check_file (self);
  return G_SOURCE_REMOVE;
}

static void
monitor_changed_cb (ExamBankDocument *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  self->check_id = g_timeout_add (SETTLE_TIME, check_cb, self);
}

static void
watch (ExamBankDocument *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);

  /* Where files cannot be watched, it shows when saving. */
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (monitor_changed_cb), self);
}

static void
set_base (ExamBankDocument *self,
          GBytes           *base)
{
  g_bytes_ref (base);
  g_clear_pointer (&self->base, g_bytes_unref);
  self->base = base;
  exam_draft_rebase (self->draft, self->path, base);
}

/**
 * exam_bank_document_load_changed:
 * @self: a document
 *
 * Returns: (transfer full) (nullable): what is in the file, where another program has changed it since it was read or saved; %NULL
 *   where it has not, or there is no file, or none that can be read
 */
GBytes *
exam_bank_document_load_changed (ExamBankDocument *self)
{
  g_autoptr (GBytes) now = NULL;

  g_return_val_if_fail (EXAM_IS_BANK_DOCUMENT (self), NULL);

  if (self->path == NULL)
    return NULL;
  now = load (self->path, NULL);
  return now != NULL && !g_bytes_equal (now, self->base) ? g_steal_pointer (&now) : NULL;
}

/**
 * exam_bank_document_check_file:
 * @self: a document
 *
 * Looks whether the file was changed by another program. If there is nothing unsaved, it is read anew; else
 * #ExamBankDocument::file-changed asks what to do. Called by itself where files can be watched.
 */
void
exam_bank_document_check_file (ExamBankDocument *self)
{
  g_autoptr (GBytes) now = NULL;

  g_return_if_fail (EXAM_IS_BANK_DOCUMENT (self));

  now = exam_bank_document_load_changed (self);
  if (now == NULL)
    return;
  if (exam_manuscript_is_modified (self->manuscript))
    g_signal_emit (self, signals[FILE_CHANGED], 0);
  else
    exam_bank_document_reload (self, NULL);
}

/**
 * exam_bank_document_reload:
 * @self: a document with a file
 * @error: set to what is wrong with the file
 *
 * Takes what is in the file. It is a step like others: undo brings back what was written here.
 *
 * Returns: whether the file could be read; if not, everything is as it was
 */
gboolean
exam_bank_document_reload (ExamBankDocument *self,
                           GError          **error)
{
  g_autoptr (GBytes) now = NULL;
  const char *text;
  gsize length, n_now;

  g_return_val_if_fail (EXAM_IS_BANK_DOCUMENT (self), FALSE);
  g_return_val_if_fail (self->path != NULL, FALSE);

  now = load (self->path, error);
  if (now == NULL)
    return FALSE;

  text = g_bytes_get_data (now, &n_now);
  exam_manuscript_get_text (self->manuscript, &length);
  exam_manuscript_splice (self->manuscript, 0, length, text != NULL ? text : "", (gssize) n_now);
  exam_manuscript_set_saved (self->manuscript);
  set_base (self, now);
  g_signal_emit (self, signals[RELOADED], 0);
  return TRUE;
}

/** Takes note of what is in the file now and keeps what is written here; the next saving replaces it. */
void
exam_bank_document_keep_mine (ExamBankDocument *self)
{
  g_autoptr (GBytes) now = NULL;

  g_return_if_fail (EXAM_IS_BANK_DOCUMENT (self));

  now = exam_bank_document_load_changed (self);
  if (now == NULL)
    return;
  set_base (self, now);
}

/* --- Saving --- */

/* What was in the file stays beside it, as FILE~. */
static gboolean
keep_backup (const char *path,
             GBytes     *old,
             GError    **error)
{
  g_autofree char *backup = g_strconcat (path, "~", NULL);
  g_autoptr (ExamSafeFile) file = exam_safe_file_new (backup, error);
  gsize length;
  const char *text = g_bytes_get_data (old, &length);

  if (file == NULL)
    return FALSE;
  exam_safe_file_write (file, text, length);
  return exam_safe_file_commit (file, error);
}

/**
 * exam_bank_document_dup_text:
 * @self: a document
 *
 * Returns: (transfer full): its text as it is now, for exam_bank_document_write() in a thread
 */
GBytes *
exam_bank_document_dup_text (ExamBankDocument *self)
{
  gsize length;
  const char *text;

  g_return_val_if_fail (EXAM_IS_BANK_DOCUMENT (self), NULL);

  text = exam_manuscript_get_text (self->manuscript, &length);
  return g_bytes_new (text, length);
}

/** Returns: (transfer none): what was in the file when it was read or saved last */
GBytes *
exam_bank_document_get_base (ExamBankDocument *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_DOCUMENT (self), NULL);

  return self->base;
}

/**
 * exam_bank_document_write:
 * @path: a file
 * @text: what it should hold
 * @expected: (nullable): what must be in it, if it is there; %NULL where it may hold anything
 * @error: set to %EXAM_ERROR_CHANGED if it holds something else, or to a #GFileError
 *
 * Writes a bank's file in one piece. What was there before is kept beside it, with a ~ behind its name. May be called in any
 * thread; exam_bank_document_take_saved() tells the document.
 *
 * Returns: whether it is on the disk; if not, the file is as it was
 */
gboolean
exam_bank_document_write (const char *path,
                          GBytes     *text,
                          GBytes     *expected,
                          GError    **error)
{
  g_autoptr (GBytes) old = NULL;
  g_autoptr (ExamSafeFile) file = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  old = exam_regular_file_load (path, EXAM_XML_MAX_BYTES, NULL);
  if (expected != NULL && old != NULL && !g_bytes_equal (old, expected))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, EXAM_ERROR, EXAM_ERROR_CHANGED, _("%s was changed by another program"), name);
      return FALSE;
    }
  if (old != NULL && !g_bytes_equal (old, text) && !keep_backup (path, old, error))
    return FALSE;

  file = exam_safe_file_new (path, error);
  if (file == NULL)
    return FALSE;
  data = g_bytes_get_data (text, &length);
  exam_safe_file_write (file, data, length);
  return exam_safe_file_commit (file, error);
}

/**
 * exam_bank_document_take_saved:
 * @self: a document
 * @path: its file from now on
 * @text: what was written into it; what was typed meanwhile is unsaved
 */
void
exam_bank_document_take_saved (ExamBankDocument *self,
                               const char       *path,
                               GBytes           *text)
{
  gboolean moved;
  gsize length, n_saved;
  const char *now, *saved;

  g_return_if_fail (EXAM_IS_BANK_DOCUMENT (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (text != NULL);

  moved = g_strcmp0 (self->path, path) != 0;
  if (moved)
    {
      g_free (self->path);
      self->path = g_strdup (path);
    }
  now = exam_manuscript_get_text (self->manuscript, &length);
  saved = g_bytes_get_data (text, &n_saved);
  if (length == n_saved && (length == 0 || memcmp (now, saved, length) == 0))
    exam_manuscript_set_saved (self->manuscript);
  set_base (self, text);
  if (!moved)
    return;
  watch (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
}

/* --- Object --- */

/** Returns: (transfer none): the text */
ExamManuscript *
exam_bank_document_get_manuscript (ExamBankDocument *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_DOCUMENT (self), NULL);

  return self->manuscript;
}

/** Returns: (transfer none): what keeps its unsaved changes */
ExamDraft *
exam_bank_document_get_draft (ExamBankDocument *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_DOCUMENT (self), NULL);

  return self->draft;
}

/** Returns: (transfer none) (nullable): its file, or %NULL until it is saved first */
const char *
exam_bank_document_get_path (ExamBankDocument *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_DOCUMENT (self), NULL);

  return self->path;
}

static void
exam_bank_document_dispose (GObject *object)
{
  ExamBankDocument *self = EXAM_BANK_DOCUMENT (object);

  g_clear_handle_id (&self->check_id, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  g_clear_object (&self->draft);
  g_clear_object (&self->manuscript);

  G_OBJECT_CLASS (exam_bank_document_parent_class)->dispose (object);
}

static void
exam_bank_document_finalize (GObject *object)
{
  ExamBankDocument *self = EXAM_BANK_DOCUMENT (object);

  g_free (self->path);
  g_free (self->drafts);
  g_bytes_unref (self->base);

  G_OBJECT_CLASS (exam_bank_document_parent_class)->finalize (object);
}

static void
exam_bank_document_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (property_id == PROP_PATH)
    g_value_set_string (value, EXAM_BANK_DOCUMENT (object)->path);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
exam_bank_document_class_init (ExamBankDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = exam_bank_document_dispose;
  object_class->finalize = exam_bank_document_finalize;
  object_class->get_property = exam_bank_document_get_property;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /** ExamBankDocument::file-changed: another program wrote the file while there is unsaved work here */
  signals[FILE_CHANGED] = g_signal_new ("file-changed", EXAM_TYPE_BANK_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  /** ExamBankDocument::reloaded: the text is what the file has now */
  signals[RELOADED] = g_signal_new ("reloaded", EXAM_TYPE_BANK_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
exam_bank_document_init (ExamBankDocument *self)
{
}

static ExamBankDocument *
make (const char *path,
      const char *drafts,
      GBytes     *base,
      GBytes     *text)
{
  ExamBankDocument *self = g_object_new (EXAM_TYPE_BANK_DOCUMENT, NULL);
  gsize n_base, n_text;
  const char *base_text = g_bytes_get_data (base, &n_base);
  const char *new_text = g_bytes_get_data (text, &n_text);

  self->path = g_strdup (path);
  self->drafts = g_strdup (drafts);
  self->base = g_bytes_ref (base);
  self->manuscript = exam_manuscript_new (n_base > 0 ? base_text : "", (gssize) n_base);
  exam_manuscript_splice (self->manuscript, 0, n_base, n_text > 0 ? new_text : "", (gssize) n_text);
  self->draft = exam_draft_new (drafts, path, base, self->manuscript);
  if (path != NULL)
    watch (self);
  return self;
}

/**
 * exam_bank_document_new:
 * @text: what a new bank begins with
 * @drafts: folder of the drafts
 *
 * Returns: (transfer full): a document that has no file yet. It counts as unmodified until something is written.
 */
ExamBankDocument *
exam_bank_document_new (const char *text,
                        const char *drafts)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (drafts != NULL, NULL);

  bytes = g_bytes_new (text, strlen (text));
  return make (NULL, drafts, bytes, bytes);
}

/**
 * exam_bank_document_open:
 * @path: a bank's file, sound or not
 * @drafts: folder of the drafts
 * @error: set to %EXAM_ERROR_UNREADABLE, or to %EXAM_ERROR_INVALID where it is no text in UTF-8
 *
 * Returns: (transfer full) (nullable): its document
 */
ExamBankDocument *
exam_bank_document_open (const char *path,
                         const char *drafts,
                         GError    **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (drafts != NULL, NULL);

  bytes = load (path, error);
  return bytes != NULL ? make (path, drafts, bytes, bytes) : NULL;
}

/**
 * exam_bank_document_recover:
 * @draft: unsaved work that was left behind
 * @drafts: folder of the drafts
 *
 * Goes on with a draft. All that was unsaved is one step, so that undo leads back to what was in the file. The old draft is deleted
 * once a new one has it. Whether the file was changed since then shows as with any document.
 *
 * Returns: (transfer full): its document
 */
ExamBankDocument *
exam_bank_document_recover (ExamLeftDraft *draft,
                            const char    *drafts)
{
  ExamBankDocument *self;

  g_return_val_if_fail (draft != NULL, NULL);
  g_return_val_if_fail (drafts != NULL, NULL);

  self = make (draft->path, drafts, draft->base, draft->text);
  if (exam_draft_get_failure (self->draft) == NULL)
    exam_left_draft_delete (draft);
  return self;
}
